const swap = (values: Float64Array, a: number, b: number): void => {
  const kept = values[a] ?? 0;
  values[a] = values[b] ?? 0;
  values[b] = kept;
};

const medianOfThree = (values: Float64Array, left: number, right: number): number => {
  const [a, b, c] = [values[left] ?? 0, values[(left + right) >>> 1] ?? 0, values[right] ?? 0];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
};

/**
 * The value that would stand at a place if the values were sorted; they are put in another order, smaller ones before that place and
 * greater ones after it. Quickselect (Hoare 1961, "Algorithm 65: find") with the median of three as its pivot: a walk where sorting
 * would be many.
 */
export const orderStatistic = (values: Float64Array, place: number): number => {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values, left, right);
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low += 1;
      while ((values[high] ?? 0) > pivot) high -= 1;
      if (low > high) break;
      swap(values, low, high);
      low += 1;
      high -= 1;
    }
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else break;
  }
  return values[place] ?? 0;
};
