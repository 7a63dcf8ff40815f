/** Letters are about half as wide as they are high where they cannot be measured. */
const guessedWidth = 0.53;

let pen: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** Width of a text, px, in the letters of the charts. `size` px, `weight` 400 or 600. */
export const textWidth = (text: string, size: number, weight = 400): number => {
  const key = `${weight} ${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * size * guessedWidth;
  pen.font = `${weight} ${size}px "Plex Sans", "Segoe UI", system-ui, sans-serif`;
  const width = pen.measureText(text).width;
  if (widths.size > 4000) widths.clear();
  // Before the letters are loaded the measure is that of others.
  if (document.fonts.status === 'loaded') widths.set(key, width);
  return width;
};

/** The text, or its beginning with « … » where it does not fit in so many px. */
export const fitText = (text: string, room: number, size: number, weight = 400): string => {
  if (textWidth(text, size, weight) <= room) return text;
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (textWidth(`${text.slice(0, middle)}…`, size, weight) <= room) from = middle;
    else to = middle - 1;
  }
  return `${text.slice(0, from).trimEnd()}…`;
};
