import { useEffect, useState, type RefObject } from 'react';

/** Height of a row, rem; the style of the list has the same. */
const rowRem = { roomy: 7.75, dense: 5.25 } as const;

export type Rows = { readonly roomy: number; readonly dense: number };

const rootPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** How many rows fit into an element, measured whenever it changes; the root follows the panel, so its size counts too. */
export const useRows = (element: RefObject<HTMLElement | null>): Rows => {
  const [rows, setRows] = useState<Rows>({ roomy: 1, dense: 1 });
  useEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = (): void => {
      const remHeight = measured.clientHeight / rootPx();
      // A hair of rounding must not cost a row.
      const fit = (rem: number): number => Math.max(1, Math.floor(remHeight / rem + 0.02));
      setRows({ roomy: fit(rowRem.roomy), dense: fit(rowRem.dense) });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return rows;
};
