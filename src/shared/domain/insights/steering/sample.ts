/** Numbers gathered one by one, kept as numbers of 64 bits: many facts make one sample. */
export type Sample = {
  readonly add: (value: number) => void;
  /** What was gathered, not copied: whoever puts it in another order does so for everybody. */
  readonly values: () => Float64Array;
  readonly size: () => number;
};

/** An empty sample. */
export const sample = (): Sample => {
  let values = new Float64Array(16);
  let size = 0;
  return {
    add: (value) => {
      if (size === values.length) {
        const wider = new Float64Array(2 * size);
        wider.set(values);
        values = wider;
      }
      values[size++] = value;
    },
    values: () => values.subarray(0, size),
    size: () => size,
  };
};
