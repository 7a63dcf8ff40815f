// The few numbers that are made of many.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

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

/** How long the disk takes to say that something is on it, milliseconds: our server waits for that with every commit. */
export function flushMs(folder) {
  const file = path.join(folder, 'flush');
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(8192);
  const times = [];
  for (let turn = 0; turn < 50; turn += 1) {
    const startedMs = performance.now();
    writeSync(descriptor, block);
    fsyncSync(descriptor);
    times.push(performance.now() - startedMs);
  }
  closeSync(descriptor);
  rmSync(file);
  return median(times);
}
