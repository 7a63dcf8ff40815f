import { expect, it } from 'vitest';

import { backoffMs } from './backoff';
import { startElected } from './elected-engine';
import { leadAlone } from './lead-by-lock';
import type { SyncOptions } from './sync-engine';
import { until } from './testing/test-desk';

const never = { ok: false, reason: { code: 'unreachable', status: 0, retryAfterMs: 0 } };
const random = () => 0;

it('waits longer after each failure in a row, and counts anew after an exchange', async () => {
  const answers = [false, false, true, false, false];
  const waits: number[] = [];
  let tries = 0;
  const options = {
    database: {
      reference: { find: () => ({ exec: async () => [] }), bulkUpsert: async () => {}, bulkRemove: async () => {} },
    },
    http: {
      calls: {
        head: async () =>
          answers[tries++] ? { ok: true, value: { clockOffsetMs: 0, now: '2026-11-24T09:00:00.000Z' } } : never,
        electedReference: async () => ({ ok: true, value: { documents: [] } }),
      },
    },
    contact: {
      failed: () => {},
      drift: () => {},
      reached: () => {},
      complete: () => {},
      waiting: (ms: number) => void waits.push(ms),
    },
    keys: { write: () => {} },
    machineNow: () => new Date('2026-11-24T09:00:00.000Z'),
    random,
    lead: leadAlone,
    onLead: () => {},
    onClockOffset: () => {},
    onFault: (error: unknown) => {
      throw error;
    },
  } as unknown as SyncOptions;
  const engine = startElected(options);
  await until(() => {
    engine.wake();
    return tries >= answers.length;
  }, 'all answers were given');
  await engine.stop();
  const failed = (count: number) => backoffMs(count, random);
  expect(waits.slice(0, 4)).toEqual([failed(1), failed(2), failed(1), failed(2)]);
});
