import type { Scene } from './scene';
import { useCountdown } from './use-countdown';

type CountdownProps = {
  readonly scene: Scene;
  readonly seconds: number;
  readonly isHeld: boolean;
};

/** How long a screen still stands. A touch stops it: nobody is hurried away from their number. */
export const Countdown = ({ scene: { words, startLanguage, send }, seconds, isHeld }: CountdownProps) => {
  const left = useCountdown(seconds, isHeld, () => send({ type: 'done', language: startLanguage }));
  return (
    <div className="ki-count">
      <div className="ki-bar" aria-hidden="true">
        <i
          style={{ inlineSize: `${left === null ? 100 : (left / seconds) * 100}%` }}
          data-held={left === null || undefined}
        />
      </div>
      <p>{left === null ? words.countdownHeld : words.countdown(Math.ceil(left))}</p>
    </div>
  );
};
