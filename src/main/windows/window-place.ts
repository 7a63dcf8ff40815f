import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';
import type { JsonFile } from '../settings/json-file';

export const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
});
export type WindowPlace = Readonly<z.infer<typeof windowPlaceSchema>>;

/** A place is kept only if a screen still shows a good part of it. */
export const isOnScreen = (place: Rectangle, areas: readonly Rectangle[]): boolean =>
  areas.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    const height = Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y);
    return width >= 200 && height >= 200;
  });

/** The remembered place, or null when it was on a screen that is gone. */
export const usablePlace = (place: WindowPlace | null): WindowPlace | null => {
  if (place === null) return null;
  return isOnScreen(
    place,
    screen.getAllDisplays().map((display) => display.workArea),
  )
    ? place
    : null;
};

/** Remembers where the window was when it closes. */
export const rememberPlace = (
  window: BrowserWindow,
  file: JsonFile<WindowPlace | null>,
  placeOf: () => WindowPlace,
): void => {
  window.on('close', () => file.write(placeOf()));
};
