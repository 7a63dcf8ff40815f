import { afterEach, beforeEach, expect, it } from 'vitest';

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { sayAct } from '#shared/i18n/fr/acts';

import { load } from '../../load';
import { grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';
import { bindCommands, type Commands } from '../use-commands';
import type { LeftEnd } from './desk-commands';

let data: TestData;
/** A colleague at another computer, at no desk. */
let colleague: Commands;
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
  colleague = bindCommands({
    ...data.context,
    deviceId: 'device-2',
    station: () => ({ agentId: 'agent-2', deskId: '' }),
  });
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
});
afterEach(() => data.close());

const deskId = 'desk-1';
const ticketOf = async (id: string) => {
  const found = await load(data.context, 'tickets', id);
  if (!found) throw new Error(`no ticket ${id}`);
  return found;
};
const isOpen = async () => (await load(data.context, 'deskSessions', `${deskId}:${today}`))?.status === 'open';
const inHandOf = async (isServed: boolean) => {
  const walkIn = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
  const passage = must(await data.commands.logPassage(walkIn));
  must(await data.commands.callTicket({ ticketId: passage.ticketId, deskId }));
  if (isServed) must(await data.commands.startService({ ticketId: passage.ticketId }));
  return passage;
};

it.each([
  ['done', true, 'done', ', A001 terminé'],
  ['parked', true, 'parked', '. De côté\u00A0: A001, aucun guichet ouvert ne reçoit ce motif'],
  ['waiting', true, 'waiting', ', A001 remis en attente'],
  ['left', false, 'abandoned', ', A001 parti'],
  ['parked', false, 'parked', '. De côté\u00A0: A001, aucun guichet ouvert ne reçoit ce motif'],
  ['waiting', false, 'waiting', ', A001 remis en attente'],
] as const)(
  'closes a desk that its agent left together with who is there (%s, served %s), in one act and one undo',
  async (as: LeftEnd, isServed, status, said) => {
    const { ticketId, requestId } = await inHandOf(isServed);
    const before = await ticketOf(ticketId);
    expect(await colleague.leaveDesk({ deskId })).toMatchObject({ reason: { code: 'deskHasTicket', ticketId } });
    const { act } = must(await colleague.leaveDesk({ deskId, people: [{ ticketId, as }] }));
    expect(sayAct(act)).toBe(`Guichet fermé, guichet\u00A01${said}`);
    const after = await ticketOf(ticketId);
    expect([after.status, after.issuedAt, await isOpen()]).toEqual([status, before.issuedAt, false]);
    expect(ticketDetails(after).crossed).toEqual([]);
    expect((await load(data.context, 'requests', requestId))?.status).toBe(as === 'done' ? 'closed' : 'received');
    // The undo puts the person back at the reopened desk, not into the queue.
    expect(must(await act.undo())).toBeNull();
    const back = await ticketOf(ticketId);
    expect([back.status, back.deskId, await isOpen()]).toEqual([before.status, deskId, true]);
    expect((await load(data.context, 'requests', requestId))?.status).toBe('received');
  },
);

it('keeps the duration of a service that its agent left out of every average, and sends back who should return', async () => {
  const { ticketId } = await inHandOf(true);
  must(await colleague.leaveDesk({ deskId, people: [{ ticketId, as: 'done' }] }));
  expect((await ticketOf(ticketId)).events.at(-1)?.type).toBe('timesDoubted');
  must(await data.commands.signOnDesk({ deskId, agentId: 'agent-1' }));
  must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
  const sent = await inHandOf(true);
  const to = { ticketId: sent.ticketId, reasonId: 'advice', deskId: 'desk-2', comeBack: true };
  must(await data.commands.transferTicket(to));
  must(await data.commands.callTicket({ ticketId: sent.ticketId, deskId: 'desk-2' }));
  must(await data.commands.startService({ ticketId: sent.ticketId }));
  must(await colleague.leaveDesk({ deskId: 'desk-2', people: [{ ticketId: sent.ticketId, as: 'done' }] }));
  const back = await ticketOf(sent.ticketId);
  expect([back.status, ticketDetails(back).forDeskId]).toEqual(['waiting', deskId]);
});

it('is refused while somebody is there of whom nothing was said', async () => {
  const { ticketId } = await inHandOf(true);
  const other = [{ ticketId: 'somebody-else', as: 'done' }] as const;
  expect(await colleague.leaveDesk({ deskId, people: other })).toMatchObject({ reason: { ticketId } });
  expect([(await ticketOf(ticketId)).status, await isOpen()]).toEqual(['serving', true]);
});

it.each(['waiting', 'serving', 'done'] as const)(
  'settles nobody whom the desk has no more in hand: the person is %s by now, and nothing is written',
  async (now) => {
    const { ticketId } = await inHandOf(false);
    must(await data.commands.transferTicket({ ticketId, reasonId: 'advice', deskId: 'desk-2' }));
    if (now !== 'waiting') {
      must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
      must(await data.commands.callTicket({ ticketId, deskId: 'desk-2' }));
      must(await data.commands.startService({ ticketId }));
      if (now === 'done') must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    }
    const before = await ticketOf(ticketId);
    for (const as of ['done', 'parked', 'waiting', 'left'] as const)
      expect(await colleague.leaveDesk({ deskId, people: [{ ticketId, as }] })).toMatchObject({
        ok: false,
        reason: { code: 'notInState', entity: 'ticket', status: now },
      });
    expect([await ticketOf(ticketId), await isOpen()]).toEqual([before, true]);
  },
);

it('does not say of whom it frees that they wait without a desk, where an open one may call them now', async () => {
  must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-3' }));
  for (const to of [{ deskId }, { agentId: 'agent-1' }]) {
    const { ticketId } = await inHandOf(false);
    must(await data.commands.transferTicket({ ticketId, reasonId: 'advice', ...to }));
  }
  const { act } = must(await data.commands.leaveDesk({ deskId }));
  expect(sayAct(act)).toBe('Guichet fermé, guichet\u00A01');
});

const relief = { deskId, agentId: 'agent-2', from: 'agent-1' };

it('is taken over amid a service by the agent who is there now: one act, one person, one service, and the log says who did what', async () => {
  const { ticketId } = await inHandOf(true);
  const before = await ticketOf(ticketId);
  const { act } = must(await colleague.takeOverDesk(relief));
  expect(sayAct(act)).toBe('Relève, guichet\u00A01, après Agent U., A001 y reste');
  expect(await load(data.context, 'deskSessions', `${deskId}:${today}`)).toMatchObject({
    agentId: 'agent-2',
    status: 'open',
  });
  expect(await ticketOf(ticketId)).toEqual(before);
  must(await colleague.finishService({ ticketId, outcome: 'answered' }));
  const after = await ticketOf(ticketId);
  expect(after.events.map(({ type, by }) => [type, by.agentId])).toEqual([
    ['issued', 'agent-1'],
    ['called', 'agent-1'],
    ['started', 'agent-1'],
    ['done', 'agent-2'],
  ]);
  expect(ticketDetails(after).crossed).toEqual([]);
});

it('is given back by an undo, with who is served there', async () => {
  const { ticketId } = await inHandOf(true);
  const { act } = must(await colleague.takeOverDesk(relief));
  must(await act.undo());
  expect(await load(data.context, 'deskSessions', `${deskId}:${today}`)).toMatchObject({
    agentId: 'agent-1',
    status: 'open',
  });
  expect([(await ticketOf(ticketId)).status, (await ticketOf(ticketId)).deskId]).toEqual(['serving', deskId]);
});

it('is not taken from a third agent who sat down meanwhile, and frees who was sent to the agent alone', async () => {
  expect(await colleague.takeOverDesk({ ...relief, from: 'agent-3' })).toMatchObject({
    ok: false,
    reason: { code: 'deskTaken', agentId: 'agent-1' },
  });
  const sentToAgent = await inHandOf(false);
  must(await data.commands.transferTicket({ ticketId: sentToAgent.ticketId, reasonId: 'advice', agentId: 'agent-1' }));
  const sentToDesk = await inHandOf(false);
  must(await data.commands.transferTicket({ ticketId: sentToDesk.ticketId, reasonId: 'advice', deskId }));
  must(await colleague.takeOverDesk(relief));
  expect(ticketDetails(await ticketOf(sentToAgent.ticketId)).forAgentId).toBe('');
  expect(ticketDetails(await ticketOf(sentToDesk.ticketId)).forDeskId).toBe(deskId);
});
