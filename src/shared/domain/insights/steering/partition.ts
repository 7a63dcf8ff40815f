/** Values that lie group by group in one block. */
export type Partition = {
  /** The values of the groups from one to another, both included. Putting them in another order within a group harms no other. */
  readonly of: (first: number, last: number) => Float64Array;
};

/** Gathers up to `most` values, each with the number of its group, 0 to `groupCount` - 1. */
type Gathering = {
  readonly add: (group: number, value: number) => void;
  readonly done: () => Partition;
};

/**
 * Puts values into groups without a list for each: they are written down once, counted, and laid out group by group (counting sort).
 * A year of a large town would fill the memory with lists otherwise.
 */
export const gathering = (most: number, groupCount: number): Gathering => {
  const groupOf = new Uint16Array(most);
  const values = new Float64Array(most);
  const starts = new Int32Array(groupCount + 1);
  let size = 0;
  return {
    add: (group, value) => {
      groupOf[size] = group;
      values[size] = value;
      starts[group + 1] = (starts[group + 1] ?? 0) + 1;
      size += 1;
    },
    done: () => {
      for (let group = 0; group < groupCount; group += 1)
        starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
      const next = starts.slice();
      const block = new Float64Array(size);
      for (let index = 0; index < size; index += 1) {
        const group = groupOf[index] ?? 0;
        const place = next[group] ?? 0;
        block[place] = values[index] ?? 0;
        next[group] = place + 1;
      }
      return { of: (first, last) => block.subarray(starts[first], starts[last + 1]) };
    },
  };
};
