import { Send } from 'lucide-react';

import { feedbackThemes } from '#shared/domain/model/feedback';

import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { isFrozen, type KioskScreen } from './kiosk-state';
import type { Scene } from './scene';
import { ScreenHead } from './screen-head';
import { Touch } from './touch';

const scores = Array.from({ length: 11 }, (_, score) => score);

type FeedbackScreenProps = {
  readonly scene: Scene;
  readonly screen: Extract<KioskScreen, { at: 'feedback' }>;
};

/** How the visit went, 0 to 10, and one theme. Nobody learns who said it. */
export const FeedbackScreen = ({ scene, screen }: FeedbackScreenProps) => {
  const { state, words, send } = scene;
  const frozen = isFrozen(state);
  return (
    <section className="ki-page ki-feedback">
      <ScreenHead scene={scene} title={words.feedbackAsk} hint={words.feedbackScale} />
      <div className="ki-scores" role="group" aria-label={words.feedbackAsk} dir="ltr">
        {scores.map((score) => (
          <Touch
            key={score}
            className="ki-key"
            isFrozen={frozen}
            isPressed={screen.score === score}
            onTouch={() => send({ type: 'score', score })}
          >
            {score}
          </Touch>
        ))}
      </div>
      <h3>{words.feedbackTheme}</h3>
      <div className="ki-themes" role="group" aria-label={words.feedbackTheme}>
        {feedbackThemes.map((theme) => (
          <Touch
            key={theme}
            className="ki-key"
            isFrozen={frozen}
            isPressed={screen.theme === theme}
            onTouch={() => send({ type: 'theme', theme })}
          >
            {words.feedbackThemes[theme]}
          </Touch>
        ))}
        <Touch
          className="ki-key ki-key--main"
          isFrozen={frozen || screen.score === null}
          onTouch={() => send({ type: 'send', key: newId() })}
        >
          <Icon of={Send} />
          {words.feedbackSend}
        </Touch>
      </div>
      <p>{words.feedbackAnonymous}</p>
    </section>
  );
};
