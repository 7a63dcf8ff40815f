import { Check, CircleCheck, CircleQuestionMark, RotateCw, Undo2, UserCheck } from 'lucide-react';

import { Icon } from '../../ui/icon';
import { isFrozen, type KioskScreen } from './kiosk-state';
import { SaidScreen } from './said-screen';
import type { Scene } from './scene';
import { Touch } from './touch';

type Of<At extends KioskScreen['at']> = Extract<KioskScreen, { at: At }>;

const DoneTouch = ({ scene: { state, words, startLanguage, send } }: { readonly scene: Scene }) => (
  <Touch
    className="ki-act ki-act--main"
    isFrozen={isFrozen(state)}
    onTouch={() => send({ type: 'done', language: startLanguage })}
  >
    <Icon of={Check} />
    {words.done}
  </Touch>
);

const BackTouch = ({ scene: { state, words, send } }: { readonly scene: Scene }) => (
  <Touch className="ki-act" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'back' })}>
    <Icon of={Undo2} className="ki-turn" />
    {words.restart}
  </Touch>
);

/** The ticket was taken back. */
export const UndoneScreen = ({ scene }: { readonly scene: Scene }) => (
  <SaidScreen icon={CircleCheck} {...scene.words.undone}>
    <BackTouch scene={scene} />
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** Whoever it is arrived before. */
export const HereScreen = ({ scene, screen }: { readonly scene: Scene; readonly screen: Of<'here'> }) => (
  <SaidScreen icon={UserCheck} {...scene.words.here(screen.label)}>
    <BackTouch scene={scene} />
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** The opinion was kept. */
export const ThanksScreen = ({ scene }: { readonly scene: Scene }) => (
  <SaidScreen icon={CircleCheck} {...scene.words.thanks}>
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** The kiosk cannot go on: why, and what to do; what may be asked once more is asked under the same key. */
export const TroubleScreen = ({ scene, screen }: { readonly scene: Scene; readonly screen: Of<'trouble'> }) => {
  const { state, words, send } = scene;
  return (
    <SaidScreen icon={CircleQuestionMark} {...words.troubles[screen.why]}>
      <BackTouch scene={scene} />
      {screen.again !== null && (
        <Touch className="ki-act ki-act--main" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'retry' })}>
          <Icon of={RotateCw} />
          {words.retry}
        </Touch>
      )}
    </SaidScreen>
  );
};
