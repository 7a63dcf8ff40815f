/** Where something stands on the screen, pixels. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const middle = ({ left, top, right, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
/** What lies aside counts more than what is far: an arrow goes along its line. */
const asideWeight = 3;

const distance = (from: Box, to: Box, arrow: Arrow): number => {
  const [a, b] = [middle(from), middle(to)];
  const along = { ArrowUp: a.y - b.y, ArrowDown: b.y - a.y, ArrowLeft: a.x - b.x, ArrowRight: b.x - a.x }[arrow];
  const isUpright = arrow === 'ArrowUp' || arrow === 'ArrowDown';
  const overlaps = isUpright
    ? from.left < to.right && to.left < from.right
    : from.top < to.bottom && to.top < from.bottom;
  const aside = Math.abs(isUpright ? b.x - a.x : b.y - a.y);
  if (along <= 1) return Number.POSITIVE_INFINITY;
  return along + (overlaps ? aside / asideWeight : aside * asideWeight);
};

/** Which of some boxes an arrow key leads to from one of them; -1 when there is none in that direction. */
export const nearest = (from: Box, boxes: readonly Box[], arrow: Arrow): number => {
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  boxes.forEach((box, at) => {
    const far = distance(from, box, arrow);
    if (far >= bestDistance) return;
    best = at;
    bestDistance = far;
  });
  return best;
};
