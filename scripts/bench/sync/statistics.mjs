// The few numbers that are made of many.
import { createHash } from 'node:crypto';

/** The value below which a share of the values lies (nearest rank). */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const round = (value, digits = 1) => Number(value.toFixed(digits));

/** The same work every time, of the kind that both rivals do: its time tells how busy the machine is with other things. */
export function calibrate() {
  const documents = Array.from({ length: 3000 }, (_, index) => ({ id: `d${index}`, text: 'x'.repeat(700), index }));
  const startedMs = performance.now();
  for (let turn = 0; turn < 10; turn += 1) {
    const text = JSON.stringify(documents);
    createHash('sha256').update(text).digest();
    JSON.parse(text);
  }
  return performance.now() - startedMs;
}
