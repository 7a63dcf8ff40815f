/** What React draws by (`$$typeof`, a picture in a list of choices) is one thing, not a record of its parts. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !('$$typeof' in value);

/** An entry that came or went moves those after it: each is compared with the one as far from the end, too. */
const keepEntry = (before: readonly unknown[], next: readonly unknown[], index: number): unknown => {
  const kept = keepSame(before[index], next[index]);
  if (before.length === next.length || Object.is(kept, before[index])) return kept;
  const fromEnd = before[index + before.length - next.length];
  const other = keepSame(fromEnd, next[index]);
  return Object.is(other, fromEnd) ? other : kept;
};

const keepList = (before: readonly unknown[], next: readonly unknown[]): readonly unknown[] => {
  const kept = next.map((_, index) => keepEntry(before, next, index));
  return before.length === next.length && kept.every((one, index) => Object.is(one, before[index])) ? before : kept;
};

const keepRecord = (
  before: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const names = Object.keys(next);
  const kept = names.map((name) => keepSame(before[name], next[name]));
  const isSame =
    names.length === Object.keys(before).length &&
    names.every((name, index) => Object.hasOwn(before, name) && Object.is(kept[index], before[name]));
  return isSame ? before : Object.fromEntries(names.map((name, index) => [name, kept[index]]));
};

/**
 * `next`, made of the very objects of `before` wherever these say the same: whoever compares by identity skips what did not change. For
 * plain lists and records; anything else is taken as it is in `next`.
 */
export const keepSame = <Value>(before: unknown, next: Value): Value => {
  if (Object.is(before, next)) return next;
  if (Array.isArray(next)) return (Array.isArray(before) ? keepList(before, next) : next) as Value;
  return (isPlain(next) && isPlain(before) ? keepRecord(before, next) : next) as Value;
};
