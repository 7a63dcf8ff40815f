import { useLayoutEffect, useState, type RefObject } from 'react';

import type { ChartSize } from './drawing';

/** Before anything was measured, and in a test. */
const unmeasured: ChartSize = { width: 640, height: 260, rem: 16 };

/** The room that an element has, kept up while the window changes; `null` before it is drawn for the first time. */
export const useRoom = (element: RefObject<HTMLElement | null>): ChartSize | null => {
  const [size, setSize] = useState<ChartSize | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || unmeasured.rem;
      const { clientWidth: width, clientHeight } = current;
      // Rounded up, the drawing would be higher than its room by part of a pixel, and scroll.
      const height = Math.floor(Math.min(clientHeight, current.getBoundingClientRect().height));
      // A place that is not shown has no room; what stands was right when it was.
      if (width === 0 || height === 0) return;
      setSize((now) =>
        now?.width === width && now.height === height && now.rem === rem ? now : { width, height, rem },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
};

/** The same for a chart, which is drawn before it is measured. */
export const useChartSize = (element: RefObject<HTMLElement | null>): ChartSize => useRoom(element) ?? unmeasured;
