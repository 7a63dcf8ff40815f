import type { Page } from '@playwright/test';

export type Size = readonly [width: number, height: number];

/** The windows of town halls, in CSS pixels: an old square screen, a laptop at 125 %, the usual ones. */
export const usualSizes: readonly Size[] = [
  [1024, 700],
  [1093, 614],
  [1280, 720],
  [1366, 768],
  [1536, 864],
  [1920, 1080],
];

/** Lets a page believe that its window has other sizes: at once, and whatever the screen of the machine is. */
export const createResizer = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  return {
    resize: async ([width, height]: Size): Promise<void> => {
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      await page.waitForFunction(([wide, high]) => innerWidth === wide && innerHeight === high, [width, height]);
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
      );
    },
    restore: (): Promise<unknown> => session.send('Emulation.clearDeviceMetricsOverride'),
  };
};
