/** Where the reading stands, see `Drawing`. */
type Walk = {
  readonly at: number;
  readonly count: number;
  readonly perLine: number;
  readonly isList?: boolean;
};

/** The mark that a key leads to; `null` when the key is none of the reading. Starts at the first, stays at the ends. */
export const nextMark = (key: string, { at, count, perLine, isList = false }: Walk): number | null => {
  const line = perLine > 1 ? perLine : 1;
  const steps: Readonly<Record<string, number>> = {
    ...(isList ? {} : { ArrowRight: 1, ArrowLeft: -1 }),
    ArrowDown: line,
    ArrowUp: -line,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  if (at < 0) return key === 'End' ? count - 1 : 0;
  const next = at + step;
  if (next >= 0 && next < count) return next;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return at;
};
