import { useEffect, useEffectEvent, useState } from 'react';

const stepMs = 250;

/**
 * Seconds left until a screen gives way to the start; `null` while it is held.
 */
export const useCountdown = (seconds: number, isHeld: boolean, onOver: () => void): number | null => {
  const [left, setLeft] = useState(seconds);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (isHeld) return undefined;
    const untilMs = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const nowLeft = (untilMs - performance.now()) / 1_000;
      setLeft(Math.max(0, nowLeft));
      if (nowLeft <= 0) {
        clearInterval(timer);
        over();
      }
    }, stepMs);
    return () => clearInterval(timer);
  }, [seconds, isHeld]);
  return isHeld ? null : left;
};
