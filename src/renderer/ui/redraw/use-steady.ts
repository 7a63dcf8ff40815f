import { useLayoutEffect, useRef, useState } from 'react';

type Acts = Readonly<Record<string, (...given: never[]) => unknown>>;

/**
 * Acts that stay the same functions from one drawing to the next, and each time do what the latest drawing means by them: a part that is
 * drawn for what it is given (`memo`) is not drawn anew for them. For keys and presses alone: while a part is drawn they would still be
 * those of the drawing before.
 */
export const useSteady = <Own extends Acts>(acts: Own): Own => {
  const latest = useRef<Acts>(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [steady] = useState(() =>
    Object.fromEntries(
      Object.keys(acts).map((name) => [name, (...given: never[]) => latest.current[name]?.(...given)]),
    ),
  );
  return steady as Own;
};
