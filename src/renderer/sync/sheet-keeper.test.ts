import { expect, it } from 'vitest';

import { no, ok } from '#shared/lib/result';
import type { Answer } from '#shared/sync/wire/client';
import type { SheetsReply } from '#shared/sync/wire/figure-calls';

import { memorySheets } from '../data/sheets/memory-sheets';
import { createSheetKeeper } from './sheet-keeper';

const reply = (seq: number, more: Partial<SheetsReply> = {}): SheetsReply => ({
  epoch: 'e',
  isAnew: false,
  sheets: [],
  seq,
  hasMore: false,
  isWhole: true,
  asOf: '2026-11-24T08:00:00.000Z',
  unsyncedDesks: 0,
  ...more,
});

const unreachable = no({ code: 'unreachable', status: 0 });

it('fetches all pages from where it stood, and goes on from there when somebody looks', async () => {
  const sheets = memorySheets();
  const over = new AbortController();
  const asked: string[] = [];
  const answers = [reply(3, { hasMore: true, isAnew: true }), reply(5), reply(9, { unsyncedDesks: 1 })];
  let nowMs = 1_000_000;
  const keeper = createSheetKeeper({
    sheets,
    server: () => ({
      sheets: ({ epoch, since }) => {
        asked.push(`${epoch}:${since}`);
        const answer = answers[asked.length - 1];
        return Promise.resolve(answer ? ok(answer) : unreachable);
      },
    }),
    now: () => new Date(nowMs),
    onFault: (error) => {
      throw error;
    },
  });
  keeper.want();
  const kept = keeper.keep(over.signal);
  await expect.poll(() => keeper.fetchedMs()).toBe(1_000_000);
  expect(asked).toEqual([':0', 'e:3']);
  keeper.want();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(asked).toEqual([':0', 'e:3']);
  nowMs += 30_000;
  keeper.want();
  await expect.poll(() => keeper.fetchedMs()).toBe(1_030_000);
  expect(asked).toEqual([':0', 'e:3', 'e:5']);
  expect(await sheets.state()).toMatchObject({ seq: 9, isWhole: true, unsyncedDesks: 1 });
  over.abort();
  await kept;
});

it('is not whole while the server makes days, and keeps what it has when nobody answers', async () => {
  const sheets = memorySheets();
  const over = new AbortController();
  let answer: Answer<SheetsReply> = ok(reply(3, { isWhole: false }));
  const keeper = createSheetKeeper({
    sheets,
    server: () => ({ sheets: () => Promise.resolve(answer) }),
    now: () => new Date(1_000_000),
    onFault: () => undefined,
  });
  keeper.want();
  const kept = keeper.keep(over.signal);
  await expect.poll(async () => (await sheets.state()).seq).toBe(3);
  expect([(await sheets.state()).isWhole, keeper.fetchedMs()]).toEqual([false, 0]);
  answer = unreachable;
  keeper.want();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await sheets.state()).seq).toBe(3);
  over.abort();
  await kept;
});
