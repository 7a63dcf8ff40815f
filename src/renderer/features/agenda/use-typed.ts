import { useState, useTransition } from 'react';

/**
 * A text that is typed, and told to the screen around it when there is time: the answer to a keystroke must not wait until a whole
 * agenda is drawn anew. What the screen sets by itself is taken over once nothing is under way.
 */
export const useTyped = (text: string, tell: (text: string) => void): readonly [string, (text: string) => void] => {
  const [typed, setTyped] = useState(text);
  const [isTelling, startTelling] = useTransition();
  if (!isTelling && text !== typed) setTyped(text);
  const type = (next: string): void => {
    setTyped(next);
    startTelling(() => tell(next));
  };
  return [typed, type];
};
