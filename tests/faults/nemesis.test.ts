import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { beforeAll, expect, it } from 'vitest';

import type { NemesisResult } from './nemesis/run-nemesis';
import { storeNames } from './nemesis/servers';
import { buildNemesis } from './support/server-process';

const program = path.join(process.cwd(), 'out/faults/nemesis.cjs');

beforeAll(buildNemesis, 120_000);

it.each(storeNames)(
  'loses nothing and gives nothing twice on %s in half a minute of what npm run nemesis does for four',
  { timeout: 200_000 },
  (store) => {
    const run = spawnSync(process.execPath, [program, store, '0.5', '15'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const result = JSON.parse(run.stdout) as NemesisResult;
    expect(result.faults).toEqual([]);
    // What is judged did take place.
    expect(result.kills).toBeGreaterThan(1);
    expect(result.cuts).toBeGreaterThan(10);
    expect(result.clockJumps).toBeGreaterThan(5);
    expect(result.lostAnswers).toBeGreaterThan(10);
    expect(result.grants).toBeGreaterThan(20);
    expect(result.numbers).toBeGreaterThan(10);
    expect(result.acknowledged).toBeGreaterThan(100);
    expect(result.acts).toMatchObject({ booked: expect.any(Number), undone: expect.any(Number) });
    expect(result.repeats).toMatchObject({ callKeys: expect.any(Number), staleCopies: expect.any(Number) });
  },
);
