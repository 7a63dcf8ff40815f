import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CallInput, CallOutput } from '#shared/sync/wire/calls';
import { noServer } from '#shared/sync/wire/client';

import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

type Asked = CallInput<'takeBack'>;
type Reply = CallOutput<'takeBack'>;

const page = (citizens: number, written: readonly [number, number] | null, next: number | null): Reply => ({
  tally: { citizens, values: citizens, emptied: 0, kept: 0, made: 0, erased: 0 },
  written: written && { deviceId: 'device-1', fromSeq: written[0], toSeq: written[1] },
  next,
});

/** A server that gives these pages one after the other, and is gone after them. */
const serve = (pages: readonly Reply[]): Asked[] => {
  const asked: Asked[] = [];
  data.setServer({
    ...noServer,
    takeBack: (input) => {
      asked.push(input);
      const reply = pages[asked.length - 1];
      return reply ? answers('takeBack', reply) : refuses('unreachable');
    },
  });
  return asked;
};

const write = { deviceId: 'far', fromSeq: 5, toSeq: 2000 };
const rangesOf = (asked: readonly Asked[]) => asked.map((one) => [one.deviceId, one.fromSeq, one.toSeq, one.after]);

it('takes many files back page by page, as one act with one undo, the last page first', async () => {
  const asked = serve([page(1000, [3000, 3999], 1005), page(500, [4000, 4499], null)]);
  const done = must(await data.commands.takeWritesBack({ epoch: 'e', write, citizens: 1500 }));
  expect(done).toMatchObject({ citizens: 1500, isWhole: true });
  expect(rangesOf(asked)).toEqual([
    ['far', 5, 2000, 0],
    ['far', 5, 2000, 1005],
  ]);
  expect(asked.every(({ act, agentId, epoch }) => act === 'take' && agentId === 'agent-1' && epoch === 'e')).toBe(true);
  expect(data.context.acts.of('agent-1')).toMatchObject([{ code: 'writesTakenBack', count: 1500, undone: false }]);

  const undoing = serve([page(500, [5000, 5499], null), page(1000, [5500, 6499], null)]);
  must(await data.commands.undoLast());
  expect(rangesOf(undoing)).toEqual([
    ['device-1', 4000, 4499, 0],
    ['device-1', 3000, 3999, 0],
  ]);
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(true);
});

it('says how far it came when the server is lost in the middle, and that stands with its undo', async () => {
  serve([page(1000, [3000, 3999], 1005)]);
  const done = must(await data.commands.takeWritesBack({ epoch: 'e', write, citizens: 1500 }));
  expect(done).toMatchObject({ citizens: 1000, isWhole: false });
  const undoing = serve([page(1000, [5000, 5999], null)]);
  must(await data.commands.undoLast());
  expect(rangesOf(undoing)).toEqual([['device-1', 3000, 3999, 0]]);
});

it('is whole when the last page was written, though somebody corrected a file since it was looked at', async () => {
  serve([page(499, [3000, 3498], null)]);
  const done = must(await data.commands.takeWritesBack({ epoch: 'e', write, citizens: 500 }));
  expect(done).toMatchObject({ citizens: 499, isWhole: true });
});

it('does nothing without a server, and leaves an undo that failed to be tried again', async () => {
  serve([]);
  expect(await data.commands.takeWritesBack({ epoch: 'e', write, citizens: 3 })).toMatchObject({
    ok: false,
    reason: { code: 'settingsUnreachable' },
  });
  expect(data.context.acts.of('agent-1')).toEqual([]);
  serve([page(3, [9, 11], null)]);
  must(await data.commands.takeWritesBack({ epoch: 'e', write, citizens: 3 }));
  serve([]);
  expect(await data.commands.undoLast()).toMatchObject({ ok: false });
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(false);
});

it('gives one field back what it had, though every other one is empty', async () => {
  const id = 'emptied';
  const registers = { lastName: { v: '', t: '000000000000001-000000-far' } };
  await data.context.database.citizens.insert({
    id,
    siteId: data.context.siteId,
    fields: registers,
    erasedAt: '',
  });
  must(await data.commands.retakeValue({ citizenId: id, field: 'lastName', value: 'Aubry' }));
  const stored = (await data.context.database.citizens.findOne(id).exec())?.toJSON();
  expect(stored?.fields['lastName']).toMatchObject({ v: 'Aubry', p: '000000000000001-000000-far' });
  must(await data.commands.undoLast());
  expect((await data.context.database.citizens.findOne(id).exec())?.toJSON().fields['lastName']?.v).toBe('');
});
