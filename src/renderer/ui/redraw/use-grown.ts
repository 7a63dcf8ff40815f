import { useDeferredValue } from 'react';

/** More than a screen shows. */
const firstFew = 40;

/** A long list as it is drawn: so many lines at once, and the rest right after, without keeping a key waiting. */
export const useGrown = <One>(list: readonly One[]): readonly One[] => {
  const isWhole = useDeferredValue(true, false);
  return isWhole || list.length <= firstFew ? list : list.slice(0, firstFew);
};
