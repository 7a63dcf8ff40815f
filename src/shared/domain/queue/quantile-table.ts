/** A value and how much it counts. */
export type Weighted = { readonly value: number; readonly weight: number };

/** How many points a table has: enough for a P80, few enough to look through quickly. */
const tableSize = 64;

/**
 * A distribution as the values at the middles of `tableSize` equal shares, ascending: to draw from it is to pick a place. Empty
 * when nothing counts.
 */
export const quantileTable = (values: readonly Weighted[]): readonly number[] => {
  const sorted = values
    .filter((one) => one.weight > 0 && Number.isFinite(one.value))
    .toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, one) => sum + one.weight, 0);
  if (total === 0) return [];
  const table: number[] = [];
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    while (table.length < tableSize && ((table.length + 0.5) / tableSize) * total <= passed) table.push(value);
  }
  const last = sorted.at(-1)?.value ?? 0;
  while (table.length < tableSize) table.push(last);
  return table;
};
