import type { Page } from '@playwright/test';

/**
 * Holds what a page asks the server about places on its line until it is let through, as a slow line does. Longer than a second and a half
 * is out of reach for a desk.
 */
export const holdPlaces = async (page: Page): Promise<{ readonly letThrough: () => void }> => {
  const url = '**/v1/reserve-slot';
  let letThrough = (): void => undefined;
  const isThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(url, async (route) => {
    await isThrough;
    // A desk that waited too long has taken its question back.
    await route.continue().catch(() => undefined);
  });
  return { letThrough: () => letThrough() };
};
