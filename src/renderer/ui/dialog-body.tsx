import { useEffect, useRef, useState, type ReactNode } from 'react';

import { given } from './given';

/** What Tab leads to: with one of them in it a sheet is scrolled by the keys. */
const stops = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * What a dialog says. In a window that is lower than it, it scrolls; where it holds words alone it is a stop of Tab then, or nobody could read its end without a
 * mouse.
 */
export const DialogBody = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const body = useRef<HTMLDivElement>(null);
  const [isStop, setStop] = useState(false);
  useEffect(() => {
    const sheet = body.current;
    if (!sheet) return undefined;
    const look = (): void => setStop(sheet.scrollHeight > sheet.clientHeight && sheet.querySelector(stops) === null);
    const observer = new ResizeObserver(look);
    for (const one of [sheet, ...sheet.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [children]);
  return (
    <div
      ref={body}
      className="dialog-body"
      {...given({
        tabIndex: isStop ? 0 : undefined,
        role: isStop ? ('region' as const) : undefined,
        'aria-label': isStop ? title : undefined,
      })}
    >
      {children}
    </div>
  );
};
