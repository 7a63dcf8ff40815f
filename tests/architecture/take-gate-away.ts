/** How a reader at a desk would read the same without the gate, by the door that it uses (decision 0058). */
const raw: Readonly<Record<string, (asked: string) => string>> = {
  readAll: (asked) => `(await (${asked}).exec())`,
  readOne: (asked) => `(await (${asked}).exec())`,
  watchAll: (asked) => `(${asked}).$`,
  watchOne: (asked) => `(${asked}).$`,
  changesOf: (asked) => `(${asked}).$`,
  bulksOf: (asked) => `(${asked}).eventBulks$`,
  readDays: (asked) => `readStoredDays(${asked})`,
  readAfter: (asked) => `readStoredAfter(${asked})`,
  readDaysAbout: (asked) => `readStoredDays(${asked})`,
};

const doors = new RegExp(String.raw`\b(${Object.keys(raw).join('|')})(<[^()]*?>)?\(`);

/** Where the bracket that is open before `from` closes. */
const closing = (text: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
};

/** A file with its first call of a door made into a read beside the gate; `null` where it calls none. */
export const takeGateAway = (text: string): string | null => {
  const found = doors.exec(text);
  if (!found) return null;
  const from = found.index + found[0].length;
  const to = closing(text, from);
  return text.slice(0, found.index) + (raw[found[1] ?? '']?.(text.slice(from, to)) ?? '') + text.slice(to + 1);
};
