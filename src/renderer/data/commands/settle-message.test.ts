import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CallInput } from '#shared/sync/wire/calls';
import type { MessageRow, Settlement } from '#shared/sync/wire/message-calls';

import { noServer, type Client } from '#shared/sync/wire/client';
import { answers, beRole, openTestData, refuses, type TestData } from '../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  await beRole(data, 'supervisor');
});
afterEach(() => data.close());

const row: MessageRow = {
  key: 'a~b~confirmed~email',
  appointmentId: 'a',
  trigger: 'confirmed',
  channel: 'email',
  day: '2026-12-15',
  time: '10:00',
  state: 'uncertain',
  askedAt: '2026-11-24T09:00:00.000Z',
  nextAt: '',
  changedAt: '2026-11-24T09:00:00.000Z',
  attempts: 1,
  why: 'interrupted',
};

/** A server with one message; notes what it was asked. */
const answering = (
  after: (act: Settlement) => MessageRow['state'],
): { readonly server: Client; readonly asked: CallInput<'settleMessage'>[] } => {
  const asked: CallInput<'settleMessage'>[] = [];
  const settleMessage: Client['settleMessage'] = (input) => {
    asked.push(input);
    return answers('settleMessage', { message: { ...row, state: after(input.act) } });
  };
  return { server: { ...noServer, settleMessage }, asked };
};

const input = { key: row.key, act: 'resend', what: 'renvoi à Zoé Testard' } as const;

it('sends again as who sits here, and takes it back while it has not gone', async () => {
  const { server, asked } = answering((act) => (act === 'back' ? 'uncertain' : 'waiting'));
  data.setServer(server);
  const settled = await data.commands.settleMessage(input);
  expect(settled).toMatchObject({ ok: true, value: { message: { state: 'waiting' } } });
  expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({
    code: 'messageSettled',
    what: input.what,
  });
  expect(await data.commands.undoLast()).toMatchObject({ ok: true });
  const { agentId } = data.context.station();
  expect(asked).toEqual([
    { id: row.key, agentId, act: 'resend' },
    { id: row.key, agentId, act: 'back' },
  ]);
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(true);
});

it('says that nothing is left to take back once it went', async () => {
  data.setServer(answering(() => 'sent').server);
  await data.commands.settleMessage(input);
  expect(await data.commands.undoLast()).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(false);
});

it.each([
  ['unreachable', { code: 'serverUnreachable' }],
  ['notAllowed', { code: 'notAllowed', readOnly: false }],
] as const)('notes nothing when the server is %s', async (answer, reason) => {
  data.setServer({ ...noServer, settleMessage: () => refuses(answer) });
  expect(await data.commands.settleMessage(input)).toEqual({ ok: false, reason });
  expect(data.context.acts.of('agent-1')).toEqual([]);
});

it('asks nothing for whoever has no right to it, and says who has', async () => {
  const { server, asked } = answering(() => 'waiting');
  data.setServer(server);
  await beRole(data, 'reception');
  expect(await data.commands.settleMessage(input)).toEqual({
    ok: false,
    reason: { code: 'rightMissing', right: 'settleMessage', roles: ['supervisor', 'admin'] },
  });
  expect(asked).toEqual([]);
});
