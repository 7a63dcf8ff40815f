import { useEffect, useEffectEvent } from 'react';

/** Who does nothing for so long has gone. */
const idleMs = 60_000;
const lookMs = 1_000;
const signsOfLife = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/** Calls back when nobody has touched anything for a minute. `isBusy`: somebody listens, which counts as being there. */
export const useIdle = (isBusy: boolean, onIdle: () => void): void => {
  const gone = useEffectEvent(onIdle);
  const busy = useEffectEvent(() => isBusy);
  useEffect(() => {
    let lastMs = performance.now();
    const live = (): void => {
      lastMs = performance.now();
    };
    for (const sign of signsOfLife) document.addEventListener(sign, live, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (busy()) live();
      if (performance.now() - lastMs < idleMs) return;
      live();
      gone();
    }, lookMs);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) document.removeEventListener(sign, live, { capture: true });
    };
  }, []);
};
