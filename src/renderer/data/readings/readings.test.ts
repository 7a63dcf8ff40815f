import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import type { ReadingLine } from '#shared/sync/wire/journal-calls';
import { no, ok } from '#shared/lib/result';

import { dexieReadings } from './dexie-readings';
import { createNoteReading, memoryReadings, MOST_UNSENT_READINGS, sendReadings, type ReadingStore } from './readings';

const line = (id: string): ReadingLine => ({
  id,
  at: '2026-11-24T08:00:00.000Z',
  agentId: 'a1',
  kind: 'fileOpened',
  subject: 'c1',
  count: 1,
});

const onFault = (error: unknown): never => {
  throw error;
};

const noting = (store: ReadingStore) => {
  const state = { agentId: 'a1', nowMs: 0, ids: 0 };
  const note = createNoteReading({
    store,
    station: () => ({ agentId: state.agentId }),
    now: () => new Date(state.nowMs),
    newId: () => `l${(state.ids += 1)}`,
    onFault,
  });
  return { state, note };
};

const going = new AbortController().signal;
let count = 0;

it.each(['IndexedDB', 'memory'] as const)(
  '%s: lines wait in their order and go when they are removed',
  async (kind) => {
    const store = kind === 'memory' ? memoryReadings() : dexieReadings(`readings-${(count += 1)}`);
    for (const id of ['b', 'a', 'c']) await store.add(line(id));
    expect(await store.first(2)).toEqual([line('b'), line('a')]);
    await store.remove(['b', 'c', 'gone']);
    expect(await store.first(9)).toEqual([line('a')]);
    store.close();
  },
);

it('keeps the newest of more than a month brings', async () => {
  const store = memoryReadings();
  for (let n = 0; n <= MOST_UNSENT_READINGS; n += 1) await store.add(line(`l${n}`));
  const kept = await store.first(MOST_UNSENT_READINGS + 9);
  expect([kept.length, kept[0]?.id]).toEqual([MOST_UNSENT_READINGS, 'l1']);
});

it('has its lines again after a restart', async () => {
  const name = `readings-${(count += 1)}`;
  const before = dexieReadings(name);
  await before.add(line('a'));
  before.close();
  const after = dexieReadings(name);
  expect(await after.first(9)).toEqual([line('a')]);
  after.close();
});

it('notes who sits here, and each search with the number that was found, however soon it follows', async () => {
  const store = memoryReadings();
  const { state, note } = noting(store);
  note('searched', '', 3);
  state.nowMs = 2_000;
  note('searched', '', 24);
  note('fileOpened', 'c7', 1);
  state.agentId = 'a2';
  note('searched', '', 5);
  const lines = await store.first(9);
  expect(lines.map(({ agentId, kind, subject, count: found }) => [agentId, kind, subject, found])).toEqual([
    ['a1', 'searched', '', 3],
    ['a1', 'searched', '', 24],
    ['a1', 'fileOpened', 'c7', 1],
    ['a2', 'searched', '', 5],
  ]);
});

it('sends all that is here, keeps it while the server is away, and lets one bad line hold nothing up', async () => {
  const store = memoryReadings();
  for (let n = 0; n < 450; n += 1) await store.add(line(`l${n}`));
  const kept: string[] = [];
  let isAway = true;
  const server = () => ({
    keepJournal: async ({ lines }: { readonly lines: readonly ReadingLine[] }) => {
      if (isAway) return no({ code: 'unreachable', status: 0 });
      if (lines.some(({ id }) => id === 'l300')) return no({ code: 'badRequest', status: 400 });
      kept.push(...lines.map(({ id }) => id));
      return ok({});
    },
  });
  const faults: unknown[] = [];
  const needs = { store, server, onFault: (error: unknown) => void faults.push(error) };
  await sendReadings(needs, going);
  expect((await store.first(999)).length).toBe(450);
  isAway = false;
  await sendReadings(needs, going);
  expect(faults).toHaveLength(1);
  expect([kept.length, kept.includes('l300'), await store.first(9)]).toEqual([449, false, []]);
});
