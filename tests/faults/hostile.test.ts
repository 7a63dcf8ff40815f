import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { beforeAll, expect, it } from 'vitest';

import type { HostileResult } from './hostile/run-hostile';
import { buildHostile } from './support/server-process';

const program = path.join(process.cwd(), 'out/faults/hostile.cjs');

beforeAll(buildHostile, 120_000);

it(
  'stops and loses nothing in twenty seconds of what npm run hostile does for three minutes',
  { timeout: 150_000 },
  () => {
    const run = spawnSync(process.execPath, [program, String(1 / 3)], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const result = JSON.parse(run.stdout) as HostileResult;
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ status500: 0, honestPresent: result.honestWrites });
    // Every field of every type of event was wrong at least once, and honest work went on meanwhile.
    expect(result.rowsJudged).toBeGreaterThan(result.targets);
    expect(result.rowsAside).toBeGreaterThan(0);
    expect(result.openCalls).toBeGreaterThan(500);
    expect(result.handshakes).toBeGreaterThan(100);
    expect(result.honestWrites).toBeGreaterThan(20);
    expect(result.serverMostRssMb).toBeLessThan(400);
  },
);
