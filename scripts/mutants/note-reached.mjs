// Runs before each test file: notes which functions it entered (reach.mjs), and how long it took.
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';

const startedMs = performance.now();
globalThis.reached = new Set();
afterAll(() => {
  const test = path.relative(process.cwd(), expect.getState().testPath).split(path.sep).join('/');
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  appendFileSync(process.env.GUICHET_REACH, `${JSON.stringify({ test, seconds, reached: [...globalThis.reached] })}\n`);
});
