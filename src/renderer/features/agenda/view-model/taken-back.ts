/** What was settled in a list, by key; `true` once the list no longer has it so. */
export type Settled = ReadonlyMap<string, boolean>;

/**
 * Which of the settled lines was taken back: its key has gone from the list and is there again; `''` = none. `present` = the keys of the
 * lines as they are. `settled` comes back as it is to be kept, and is the same object where nothing changed.
 */
export const takenBack = (
  settled: Settled,
  present: ReadonlySet<string>,
): { readonly settled: Settled; readonly back: string } => {
  const back = [...settled].find(([key, isGone]) => isGone && present.has(key))?.[0] ?? '';
  const isNew = [...settled].some(([key, isGone]) => !isGone && !present.has(key));
  if (back === '' && !isNew) return { settled, back };
  const kept = [...settled].filter(([key]) => key !== back);
  return { settled: new Map(kept.map(([key, isGone]) => [key, isGone || !present.has(key)])), back };
};
