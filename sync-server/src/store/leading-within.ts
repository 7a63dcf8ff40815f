/** How many of these sizes, from the first on, fit into an answer of so many bytes: one at least, however large. */
export const leadingWithin = (sizes: readonly number[], mostBytes: number): number => {
  let total = 0;
  for (const [index, size] of sizes.entries()) {
    total += size;
    if (total > mostBytes) return Math.max(index, 1);
  }
  return sizes.length;
};
