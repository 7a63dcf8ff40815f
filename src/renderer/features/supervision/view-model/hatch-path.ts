const round = (value: number): number => Math.round(value * 10) / 10;

/** Slanting lines that fill a box, px, as the path of one element: a file of the drawing needs no pattern. */
export const hatchPath = (x: number, y: number, width: number, height: number, gap = 5): string => {
  if (width <= 0 || height <= 0) return '';
  const lines: string[] = [];
  for (let offset = gap; offset < width + height; offset += gap) {
    const fromX = Math.max(0, offset - height);
    const toX = Math.min(width, offset);
    lines.push(`M${round(x + fromX)} ${round(y + offset - fromX)}L${round(x + toX)} ${round(y + offset - toX)}`);
  }
  return lines.join('');
};
