import { useEffect, useState } from 'react';

let note = (): void => undefined;
const shown = new Promise<void>((resolve) => {
  note = resolve;
});

/** The first place of this window stands, with the answers of the store. */
export const noteFirstShown = (): void => note();

/** Resolves once the first place of this window stands, or after so many milliseconds: what nobody looks at waits for it. */
export const whenFirstShown = (atMostMs: number): Promise<void> =>
  Promise.race([shown, new Promise<void>((resolve) => setTimeout(resolve, atMostMs))]);

/** Whether the first place stands, or so many milliseconds have gone by. */
export const useFirstShown = (atMostMs: number): boolean => {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => void whenFirstShown(atMostMs).then(() => setIsShown(true)), [atMostMs]);
  return isShown;
};
