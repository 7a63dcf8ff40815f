import { startTransition, useEffect, useRef, useState } from 'react';

/**
 * A value as it stood `afterMs` ago or a little earlier. For what takes long to work out and may come after the picture of the act that
 * changed it: changes that follow each other closely (an act, and the word of the server on it) are worked out once.
 */
export const useSettled = <Value>(value: Value, afterMs: number): Value => {
  const [settled, setSettled] = useState(() => value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  const isDue = !Object.is(settled, value);
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => startTransition(() => setSettled(() => latest.current)), afterMs);
    return () => clearTimeout(timer);
    // `settled`: a value that came while the one before was still being drawn is due after it.
  }, [isDue, settled, afterMs]);
  return settled;
};
