import { afterEach, beforeEach, expect, it } from 'vitest';

import type { MessageRow, SettleMessage } from '#shared/sync/message-protocol';

import { noAuthority, type Authority } from '../../sync/authority';
import { openTestData, type TestData } from '../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
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
  after: (act: SettleMessage['act']) => MessageRow['state'],
): { readonly authority: Authority; readonly asked: SettleMessage[] } => {
  const asked: SettleMessage[] = [];
  const settleMessage: Authority['settleMessage'] = (_key, input) => {
    asked.push(input);
    return Promise.resolve({ ...row, state: after(input.act) });
  };
  return { authority: { ...noAuthority, settleMessage }, asked };
};

const input = { key: row.key, act: 'resend', what: 'renvoi à Zoé Testard' } as const;

it('sends again as who sits here, and takes it back while it has not gone', async () => {
  const { authority, asked } = answering((act) => (act === 'back' ? 'uncertain' : 'waiting'));
  data.setAuthority(authority);
  const settled = await data.commands.settleMessage(input);
  expect(settled).toMatchObject({ ok: true, value: { message: { state: 'waiting' } } });
  expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({
    code: 'messageSettled',
    what: input.what,
  });
  expect(await data.commands.undoLast()).toMatchObject({ ok: true });
  const { agentId } = data.context.station();
  expect(asked).toEqual([
    { agentId, act: 'resend' },
    { agentId, act: 'back' },
  ]);
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(true);
});

it('says that nothing is left to take back once it went', async () => {
  data.setAuthority(answering(() => 'sent').authority);
  await data.commands.settleMessage(input);
  expect(await data.commands.undoLast()).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(false);
});

it.each([
  ['unreachable', { code: 'serverUnreachable' }],
  ['notAllowed', { code: 'notAllowed', readOnly: false }],
] as const)('notes nothing when the server is %s', async (answer, reason) => {
  data.setAuthority({ ...noAuthority, settleMessage: () => Promise.resolve(answer) });
  expect(await data.commands.settleMessage(input)).toEqual({ ok: false, reason });
  expect(data.context.acts.of('agent-1')).toEqual([]);
});
