import type { Rectangle, Size } from 'electron';

import { textPercent, type TextSize } from '#shared/lib/text-size';

/** The inside of the strip, pixels: a person, their time and three acts. */
export const STRIP_WIDTH = 420;
export const STRIP_HEIGHT = 120;

const EDGE = 16;

/** The strip with letters of this size, in a window that is zoomed by this factor: what stands on it always has room. */
export const stripSize = (textSize: TextSize, zoom: number): Size => {
  const times = (textPercent[textSize] / 100) * zoom;
  return { width: Math.ceil(STRIP_WIDTH * times), height: Math.ceil(STRIP_HEIGHT * times) };
};

/**
 * Where the strip stands: where the agent left it last if that is still wholly on a screen, else in the upper right corner of the
 * screen on which the window was, away from the fields that other programs put at the left. It is never larger than that screen.
 */
export const stripBounds = (
  area: Rectangle,
  last: Pick<Rectangle, 'x' | 'y'> | null,
  areas: readonly Rectangle[],
  wished: Size = stripSize('normal', 1),
): Rectangle => {
  const size = { width: Math.min(wished.width, area.width), height: Math.min(wished.height, area.height) };
  const isShown = (place: Pick<Rectangle, 'x' | 'y'>): boolean =>
    areas.some(
      ({ x, y, width, height }) =>
        place.x >= x && place.y >= y && place.x + size.width <= x + width && place.y + size.height <= y + height,
    );
  if (last !== null && isShown(last)) return { x: last.x, y: last.y, ...size };
  const x = Math.max(area.x, area.x + area.width - size.width - EDGE);
  return { x, y: Math.min(area.y + EDGE, area.y + area.height - size.height), ...size };
};
