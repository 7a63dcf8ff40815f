import { useEffect, useState } from 'react';

/**
 * Whether Ctrl Z was just left to the text of a field instead of taking an act back: it is said until somebody types, presses Échap,
 * goes elsewhere or there is another act.
 */
export const useLeftToText = (actId: string | undefined) => {
  const [left, setLeft] = useState<string | null>(null);
  const isLeft = left !== null && left === actId;
  useEffect(() => {
    if (!isLeft) return undefined;
    const end = (): void => setLeft(null);
    // From then on Ctrl Z is about the act.
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') end();
    };
    window.addEventListener('input', end);
    window.addEventListener('focusin', end);
    window.addEventListener('keydown', leave, { capture: true });
    return () => {
      window.removeEventListener('input', end);
      window.removeEventListener('focusin', end);
      window.removeEventListener('keydown', leave, { capture: true });
    };
  }, [isLeft]);
  return { isLeft, onLeft: (): void => setLeft(actId ?? null) };
};
