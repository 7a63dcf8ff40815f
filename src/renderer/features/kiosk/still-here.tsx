import { Hand } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import type { KioskWords } from '#shared/i18n/kiosk/words';

import { Icon } from '../../ui/icon';
import { SETTLE_MS } from './kiosk-store';

type StillHereProps = {
  readonly words: KioskWords;
  readonly secondsLeft: number;
  /** With the touch or key itself. */
  readonly onAnswer: () => void;
  /** When the question may leave the screen. */
  readonly onStay: () => void;
};

/**
 * Asks whether somebody is still there before the kiosk goes back. One touch anywhere, or any key, stays, and does nothing else: what lies below takes no touch meanwhile, nor
 * the second one of a nervous finger. The first sign of a code reader counts for its code as well.
 */
export const StillHere = ({ words, secondsLeft, onAnswer, onStay }: StillHereProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const [isAnswered, setAnswered] = useState(false);
  const answer = (): void => {
    onAnswer();
    setAnswered(true);
  };
  const answered = useEffectEvent(answer);
  const stay = useEffectEvent(onStay);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus({ preventScroll: true });
    const press = (event: KeyboardEvent): void => {
      if (event.key.length === 1 && event.key !== ' ') return stay();
      event.preventDefault();
      event.stopImmediatePropagation();
      answered();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus({ preventScroll: true }));
    };
  }, []);
  useEffect(() => {
    if (!isAnswered) return undefined;
    const timer = setTimeout(() => stay(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isAnswered]);
  return (
    <div className="ki-ask" data-answered={isAnswered || undefined} onClick={answer}>
      <section role="alertdialog" aria-modal="true" aria-labelledby="ki-ask" aria-describedby="ki-ask-left">
        <h2 id="ki-ask">{words.stillHere.title}</h2>
        <p id="ki-ask-left">{words.countdown(secondsLeft)}</p>
        <button type="button" className="ki-touch ki-act ki-act--main" ref={button}>
          <Icon of={Hand} />
          {words.stillHere.stay}
        </button>
      </section>
    </div>
  );
};
