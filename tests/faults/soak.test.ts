import { beforeAll, expect, it } from 'vitest';

import { runSoak } from './soak/run-soak';
import { buildPrograms } from './support/server-process';

beforeAll(buildPrograms, 120_000);

it('loses nothing in half a minute of what npm run soak does for ten', { timeout: 150_000 }, async () => {
  const result = await runSoak({ minutes: 0.5, clients: 4, seed: 20, say: () => undefined });
  expect(result).toMatchObject({ losses: 0, divergences: 0, doubleNumbers: 0, faults: [] });
  expect(result.acts).toBeGreaterThan(10);
  expect(result.serverKills).toBeGreaterThan(0);
  expect(result.deskKills).toBeGreaterThan(0);
});
