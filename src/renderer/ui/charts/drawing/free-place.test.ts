import { expect, it } from 'vitest';

import { freePlace, placesAround, pointsAlong } from './free-place';

const sheet = { x: 0, y: 0, width: 400, height: 200 };

it('a label stands beside its mark where nothing is, and gives way to a line, a label, the edge', () => {
  const places = placesAround([200, 100], 90, 16);
  const free = (corners: readonly (readonly [number, number])[], boxes: readonly (typeof sheet)[] = []) =>
    freePlace(places, { sheet, points: pointsAlong(corners), boxes });
  expect(free([])).toBe(places[0]);
  const level = free([
    [0, 100],
    [400, 101],
  ]);
  expect(level?.y).not.toBe(100);
  expect(free([[0, 0]], [{ x: 205, y: 90, width: 100, height: 20 }])?.isEnd).toBe(true);
  const atEdge = freePlace(placesAround([395, 100], 90, 16), { sheet, points: [], boxes: [] });
  expect((atEdge?.box.x ?? 400) + 90).toBeLessThanOrEqual(400);
});

it('where all is taken it covers as little as can be, and never leaves the sheet', () => {
  const points = Array.from({ length: 400 }, (_, at) => [at, 100] as const);
  const narrow = { ...sheet, y: 90, height: 20 };
  const place = freePlace(placesAround([200, 100], 90, 16), { sheet: narrow, points, boxes: [] });
  expect(place?.y).toBe(100);
});
