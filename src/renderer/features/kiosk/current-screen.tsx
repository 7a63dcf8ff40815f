import { HereScreen, ThanksScreen, TroubleScreen, UndoneScreen } from './answer-screens';
import { CodeScreen } from './code-screen';
import { FeedbackScreen } from './feedback-screen';
import { LetterScreen } from './letter-screen';
import type { Scene } from './scene';
import { ServiceScreen } from './service-screen';
import { StartScreen } from './start-screen';
import { TicketScreen } from './ticket-screen';
import { TimesScreen } from './times-screen';

/** The screen that stands now. */
export const CurrentScreen = ({ scene }: { readonly scene: Scene }) => {
  const { screen } = scene.state;
  switch (screen.at) {
    case 'start':
      return <StartScreen scene={scene} />;
    case 'times':
      return <TimesScreen scene={scene} />;
    case 'code':
      return <CodeScreen scene={scene} typed={screen.typed} />;
    case 'letter':
      return <LetterScreen scene={scene} />;
    case 'ticket':
      return <TicketScreen scene={scene} screen={screen} />;
    case 'undone':
      return <UndoneScreen scene={scene} />;
    case 'here':
      return <HereScreen scene={scene} screen={screen} />;
    case 'trouble':
      return <TroubleScreen scene={scene} screen={screen} />;
    case 'feedback':
      return <FeedbackScreen scene={scene} screen={screen} />;
    case 'thanks':
      return <ThanksScreen scene={scene} />;
    case 'service':
      return <ServiceScreen scene={scene} />;
  }
};
