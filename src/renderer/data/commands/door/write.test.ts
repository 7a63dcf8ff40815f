import { afterEach, beforeEach, expect, it } from 'vitest';

import { load } from '../../load';
import { must, openTestData, today, type TestData } from '../../testing/test-data';
import { commandChange } from './changes';
import { write } from './write';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const nothing = (): Promise<void> => Promise.resolve();
const open = () =>
  commandChange('deskSessions', 'desk-1:d', [{ type: 'open', day: today, deskId: 'desk-1', agentId: 'agent-1' }]);

it('keeps both events when two write to one document at once', async () => {
  const { ticketId } = must(
    await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }),
  );
  const marks = ['a', 'b', 'c', 'd'].map((paperId) => data.commands.markPaper({ ticketId, paperId, mark: 'seen' }));
  for (const result of await Promise.all(marks)) must(result);
  const ticket = await load(data.context, 'tickets', ticketId);
  expect(Object.keys(ticket?.papers ?? {}).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(new Set(ticket?.events.map((event) => event.n)).size).toBe(5);
});

it('decides again on the latest document: of two calls one is refused', async () => {
  const { ticketId } = must(
    await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }),
  );
  const call = (deskId: string) =>
    write(
      data.context,
      'called',
      [commandChange('tickets', ticketId, [{ type: 'call', deskId, tentative: false, why: [] }])],
      nothing,
    );
  const results = await Promise.all([call('desk-1'), call('desk-2')]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect((await load(data.context, 'tickets', ticketId))?.events).toHaveLength(2);
  // One entry for the issue of the ticket, one for its request, one for the call that stood.
  expect(await data.context.database.outbox.count().exec()).toBe(3);
});

it('lets two first writes of one document both arrive', async () => {
  const results = await Promise.all([
    write(data.context, 'deskSignedOn', [open()], nothing),
    write(data.context, 'deskSignedOn', [open()], nothing),
  ]);
  expect(results.every((result) => result.ok)).toBe(true);
  expect((await load(data.context, 'deskSessions', 'desk-1:d'))?.events).toHaveLength(1);
  expect(await data.context.database.outbox.count().exec()).toBe(1);
});

it('decides on what is sound of a document, and drops nothing that it could not read', async () => {
  const unsound = { id: 'bad', n: 1, at: 'never', type: 'opened', day: '2026-99-99', deskId: 7, agentId: null };
  const junk = { id: 'desk-1:d', siteId: data.context.siteId, day: today, status: 'gone', events: [unsound] };
  await data.context.database.deskSessions.insert(junk as never);
  // As if nobody had opened the desk yet.
  must(await write(data.context, 'deskSignedOn', [open()], nothing));
  expect(await load(data.context, 'deskSessions', 'desk-1:d')).toMatchObject({ status: 'open', agentId: 'agent-1' });
  const stored = await data.context.database.deskSessions.findOne('desk-1:d').exec();
  expect(stored?.toMutableJSON().events.map(({ id }) => id)).toContain('bad');
  expect(stored?.events).toHaveLength(2);
});

it('notes each written document in the outbox with the ids of its events', async () => {
  must(await write(data.context, 'deskSignedOn', [open()], nothing));
  const [entry] = await data.context.database.outbox.find().exec();
  const session = await load(data.context, 'deskSessions', 'desk-1:d');
  expect(entry?.marks).toEqual(session?.events.map((event) => event.id));
});

it('answers a command within 100 ms on a full day', async () => {
  for (let n = 0; n < 40; n += 1)
    must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
  const before = process.cpuUsage();
  for (let n = 0; n < 10; n += 1)
    must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
  // Time of the processor: that of the wall tells of whoever else is at work.
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / 10).toBeLessThan(100);
});
