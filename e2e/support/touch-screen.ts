import type { Locator, Page } from '@playwright/test';

type Point = { readonly x: number; readonly y: number };

/** Fingers on the panel of a kiosk, as the system reports them: real touches, not clicks. */
export type TouchScreen = {
  readonly tap: (target: Locator) => Promise<void>;
  /** Twice in the same place, as fast as a nervous finger, without waiting for anything. */
  readonly tapTwice: (target: Locator) => Promise<void>;
};

const middleOf = async (target: Locator): Promise<Point> => {
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Touches a page by its own devtools session. */
export const touchScreenOf = async (page: Page): Promise<TouchScreen> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  // In the order in which they are sent; nobody waits for the page in between.
  const touch = (point: Point): readonly Promise<unknown>[] => [
    session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
    session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ];
  return {
    tap: async (target) => {
      await target.click({ trial: true });
      await Promise.all(touch(await middleOf(target)));
    },
    tapTwice: async (target) => {
      await target.click({ trial: true });
      const point = await middleOf(target);
      await Promise.all([...touch(point), ...touch(point)]);
    },
  };
};
