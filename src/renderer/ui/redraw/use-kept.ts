import { useEffect, useMemo, useRef } from 'react';

import { keepSame } from '#shared/lib/keep-same';

/**
 * The same value, made of the very objects of the drawing before wherever they say the same: a part that is drawn for what it is given
 * (`memo`) is not drawn anew when another part of the value changed.
 */
export const useKept = <Value>(value: Value): Value => {
  const last = useRef<Value | null>(null);
  // oxlint-disable-next-line react/refs -- whatever drawing it was of, what comes out says what `value` says
  const kept = useMemo(() => keepSame(last.current, value), [value]);
  useEffect(() => {
    last.current = kept;
  });
  return kept;
};
