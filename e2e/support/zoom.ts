import type { ElectronApplication, Page } from '@playwright/test';

/** The smallest screen of a desk, read at twice its size: 683 by 384 pixels are left; at 1.75 times, 780 by 439. */
export const zoomIn = async (app: ElectronApplication, page: Page, factor = 2): Promise<void> => {
  const window = await app.browserWindow(page);
  await window.evaluate((one, by) => {
    one.setContentSize(1366, 768);
    one.webContents.setZoomFactor(by);
  }, factor);
};

/** Runs in the page: how far the document itself scrolls, and the end of what scrolls in it comes into sight. */
export const scrollToEnd = (): number => {
  for (const element of document.querySelectorAll('main.place, main.place *'))
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) element.scrollTop = element.scrollHeight;
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight;
};
