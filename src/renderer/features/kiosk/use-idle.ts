import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** After so long without a touch nobody is there any more. */
const goneMs = 60_000;
/** For so long before that the kiosk asks whether somebody is there: what WCAG 2.2.1 gives to answer. */
const askedMs = 20_000;
const lookMs = 1_000;
const signsOfLife = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/** Seconds left to say that one is still there; `null` as long as it is not asked, 0 = gone. */
export const secondsToAnswer = (silentMs: number): number | null => {
  const leftMs = goneMs - silentMs;
  return leftMs > askedMs ? null : Math.max(0, Math.ceil(leftMs / 1_000));
};

type IdleOf = {
  /** Somebody listens or waits for an answer, which counts as being there. */
  readonly isBusy: boolean;
  /** The kiosk stands as nobody left it: going back takes nothing away, so nothing is asked. */
  readonly isAtRest: boolean;
  readonly onGone: () => void;
};

export type Idle = {
  readonly secondsLeft: number | null;
  /** Somebody answered: the kiosk does not go back any more, also where the last second is over before the question leaves the screen. */
  readonly answer: () => void;
  /** Takes the question from the screen and counts anew. */
  readonly stay: () => void;
};

/** Asks after 40 seconds without a touch, and calls back after a minute. While it asks only `answer` and `stay` count. */
export const useIdle = ({ isBusy, isAtRest, onGone }: IdleOf): Idle => {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const [begun, setBegun] = useState(0);
  const isAnswered = useRef(false);
  const gone = useEffectEvent(onGone);
  const busy = useEffectEvent(() => isBusy);
  const atRest = useEffectEvent(() => isAtRest);
  useEffect(() => {
    let lastMs = performance.now();
    let isAsked = false;
    const show = (left: number | null): void => {
      isAsked = left !== null;
      setSecondsLeft(left);
    };
    const live = (): void => {
      if (!isAsked) lastMs = performance.now();
    };
    for (const sign of signsOfLife) document.addEventListener(sign, live, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (isAnswered.current) return;
      if (busy()) live();
      const left = secondsToAnswer(performance.now() - lastMs);
      if (left !== 0) return show(atRest() ? null : left);
      show(null);
      live();
      gone();
    }, lookMs);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) document.removeEventListener(sign, live, { capture: true });
    };
  }, [begun]);
  const answer = (): void => {
    isAnswered.current = true;
  };
  const stay = (): void => {
    isAnswered.current = false;
    setSecondsLeft(null);
    setBegun((before) => before + 1);
  };
  return { secondsLeft, answer, stay };
};
