type Point = readonly [x: number, y: number];
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Where a label would stand: its anchor, and what it covers. */
export type LabelPlace = { readonly x: number; readonly y: number; readonly isEnd: boolean; readonly box: Box };

/** px between two points of a line that are looked at. */
const step = 4;

const holds = ({ x, y, width, height }: Box, [px, py]: Point): boolean =>
  px >= x && px <= x + width && py >= y && py <= y + height;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Points along a broken line, close enough that none of it slips through a label. */
export const pointsAlong = (corners: readonly Point[]): readonly Point[] =>
  corners.flatMap(([x, y], at) => {
    const next = corners[at + 1];
    if (!next) return [[x, y] as const];
    const parts = Math.max(1, Math.ceil(Math.hypot(next[0] - x, next[1] - y) / step));
    return Array.from({ length: parts }, (_, part): Point => [
      x + ((next[0] - x) * part) / parts,
      y + ((next[1] - y) * part) / parts,
    ]);
  });

/** The places of a label around its mark, in the order they are tried: right, left, above, below. */
export const placesAround = ([cx, cy]: Point, width: number, rem: number): readonly LabelPlace[] => {
  const [away, high] = [0.75 * rem, 0.9375 * rem];
  const at = (x: number, y: number, isEnd: boolean): LabelPlace => ({
    x,
    y,
    isEnd,
    box: { x: isEnd ? x - width : x, y: y - high / 2, width, height: high },
  });
  return [
    at(cx + away, cy, false),
    at(cx - away, cy, true),
    ...[-1.125 * rem, 1.125 * rem].flatMap((by) => [
      at(cx - 0.375 * rem, cy + by, false),
      at(cx + 0.375 * rem, cy + by, true),
    ]),
    ...[-2 * rem, 2 * rem].flatMap((by) => [at(cx - 0.375 * rem, cy + by, false), at(cx + 0.375 * rem, cy + by, true)]),
  ];
};

/** The first place within the sheet that covers nothing; else the one that covers least. */
export const freePlace = (
  places: readonly LabelPlace[],
  { sheet, points, boxes }: { readonly sheet: Box; readonly points: readonly Point[]; readonly boxes: readonly Box[] },
): LabelPlace | undefined => {
  const costOf = ({ box }: LabelPlace): number => {
    const isOutside =
      box.x < sheet.x ||
      box.y < sheet.y ||
      box.x + box.width > sheet.x + sheet.width ||
      box.y + box.height > sheet.y + sheet.height;
    return (
      (isOutside ? 1000 : 0) +
      50 * boxes.filter((other) => overlap(box, other)).length +
      points.filter((point) => holds(box, point)).length
    );
  };
  return places
    .map((place) => ({ place, cost: costOf(place) }))
    .reduce<{ place: LabelPlace; cost: number } | undefined>(
      (best, one) => (best && best.cost <= one.cost ? best : one),
      undefined,
    )?.place;
};
