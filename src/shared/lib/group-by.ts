/** Divides things by a key, in the order in which the keys appear; within a group the order stays. */
export const groupBy = <One, Key>(all: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> => {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
};
