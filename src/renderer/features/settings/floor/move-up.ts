/** A list with one of its items a place further up; the first stays. */
export const moveUp = <Item>(items: readonly Item[], index: number): readonly Item[] => {
  const moved = items[index];
  if (moved === undefined || index === 0) return items;
  const rest = items.filter((_, at) => at !== index);
  return [...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)];
};
