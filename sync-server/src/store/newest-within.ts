/** Of entries given newest first, those that fit into so many bytes, one at least. */
export const newestWithin = <Entry>(
  entries: readonly Entry[],
  mostBytes: number,
  bytesOf: (entry: Entry) => number,
): readonly Entry[] => {
  let bytes = 0;
  return entries.filter((entry, index) => {
    bytes += bytesOf(entry);
    return index === 0 || bytes <= mostBytes;
  });
};
