import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { pauseOf } from '#shared/domain/lifecycle/session-details';
import type { CollectionName } from '#shared/domain/model/collections';
import type { ReferenceBody } from '#shared/domain/model/reference';
import { sayAct } from '#shared/i18n/fr/acts';

import { load } from '../../load';
import { grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';

let data: TestData;
const add = (id: string, body: ReferenceBody) =>
  data.context.database.reference.insert({ id, siteId, kind: body.kind, body });
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
  await add('room-1', { kind: 'room', name: 'Salle B', wayHint: '' });
  await add('theme-1', { kind: 'theme', departmentId: 'population', parentId: '', name: 'État civil' });
  const policy = { bookedFromMin: -5, bookedUntilMin: 10, priorityCeiling: 1, waitCeilingMin: 60 };
  await add('policy', { kind: 'queuePolicy', ...policy, noAnswerCalls: 2, cooldownMin: 3 });
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
});
afterEach(() => data.close());

const get = async <Name extends CollectionName>(name: Name, id: string) => {
  const found = await load(data.context, name, id);
  if (!found) throw new Error(`No ${name} ${id}`);
  return found;
};
const ticketOf = (id: string) => get('tickets', id);
const detailsOf = async (id: string) => ticketDetails(await ticketOf(id));
const lastAct = () => {
  const act = data.context.acts.of('agent-1').at(-1);
  return act ? sayAct(act) : '';
};
const walkIn = async (reasonId = 'advice') =>
  must(await data.commands.logPassage({ reasonId, channel: 'desk', priority: false, next: 'ticket' }));
const served = async () => {
  const passage = await walkIn();
  must(await data.commands.callTicket({ ticketId: passage.ticketId, deskId: 'desk-1' }));
  must(await data.commands.startService({ ticketId: passage.ticketId }));
  return passage;
};
const asSupervisor = async () => {
  const agent = await data.context.database.reference.findOne('agent-1').exec();
  await agent?.incrementalPatch({
    body: { kind: 'agent', name: 'Agent Un', shortName: 'Agent U.', role: 'supervisor', usualDeskId: 'desk-1' },
  });
};

describe('setting aside', () => {
  it('says in which room the person waits; a room that is gone is nowhere', async () => {
    const { ticketId } = await served();
    must(await data.commands.parkTicket({ ticketId, roomId: 'room-1' }));
    expect([(await detailsOf(ticketId)).roomId, lastAct()]).toEqual(['room-1', 'Ticket A001 mis de côté, Salle B']);
    must(await data.commands.undoLast());
    expect([(await ticketOf(ticketId)).status, (await detailsOf(ticketId)).roomId]).toEqual(['serving', '']);
    must(await data.commands.parkTicket({ ticketId, roomId: 'gone' }));
    expect((await detailsOf(ticketId)).roomId).toBe('');
  });
});

describe('leaving a desk', () => {
  it('says who stays set aside, and at which open desks they can be taken up', async () => {
    const { ticketId } = await served();
    must(await data.commands.parkTicket({ ticketId, roomId: 'room-1' }));
    must(await data.commands.leaveDesk({ deskId: 'desk-1' }));
    expect(lastAct()).toBe(
      'Guichet fermé, guichet\u00A01. De côté\u00A0: A001, aucun guichet ouvert ne reçoit ce motif',
    );
    must(await data.commands.undoLast());
    must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
    must(await data.commands.leaveDesk({ deskId: 'desk-1' }));
    expect(lastAct()).toBe('Guichet fermé, guichet\u00A01. De côté\u00A0: A001, à reprendre au guichet\u00A02');
    // Nobody is set aside at the other desk.
    must(await data.commands.leaveDesk({ deskId: 'desk-2' }));
    expect(lastAct()).toBe('Guichet fermé, guichet\u00A02');
  });
});

describe('no answer', () => {
  it('lets the person come back after the pause of the site, and ends at the last call', async () => {
    const { ticketId } = await walkIn();
    must(await data.commands.callNext({ deskId: 'desk-1' }));
    must(await data.commands.markNoAnswer({ ticketId }));
    expect([(await ticketOf(ticketId)).status, lastAct()]).toEqual([
      'waiting',
      'Ticket A001 sans réponse, rappel possible dans 3\u00A0min',
    ]);
    must(await data.commands.undoLast());
    expect((await ticketOf(ticketId)).status).toBe('called');
    must(await data.commands.markNoAnswer({ ticketId }));
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    must(await data.commands.markNoAnswer({ ticketId }));
    expect([(await ticketOf(ticketId)).status, lastAct()]).toEqual([
      'noAnswer',
      'Ticket A001 sans réponse, ticket terminé',
    ]);
  });
});

describe('going on to another desk', () => {
  const send = async () => {
    const passage = await served();
    const to = { ticketId: passage.ticketId, reasonId: 'collection', deskId: 'desk-2', comeBack: true };
    must(await data.commands.transferTicket(to));
    return passage;
  };
  const servedAt = async (ticketId: string, deskId: string) => {
    must(await data.commands.callTicket({ ticketId, deskId }));
    must(await data.commands.startService({ ticketId }));
    return must(await data.commands.finishService({ ticketId, outcome: 'answered', themeId: 'theme-1' }));
  };

  it('comes back to the desk that sent the person, with the request still open, and ends there', async () => {
    must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
    const { ticketId, requestId } = await send();
    expect(lastAct()).toBe('Ticket A001 transféré, Retrait, guichet\u00A02, revient ensuite au guichet\u00A01');
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: 'desk-2', returnToDeskId: 'desk-1' });
    const { act } = await servedAt(ticketId, 'desk-2');
    expect([lastAct(), (await ticketOf(ticketId)).status]).toEqual([
      'Ticket A001 terminé ici, retour au guichet\u00A01',
      'waiting',
    ]);
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: 'desk-1', returnToDeskId: '' });
    expect((await get('requests', requestId)).status).toBe('received');
    must(await act.undo());
    expect((await ticketOf(ticketId)).status).toBe('serving');
    must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    await servedAt(ticketId, 'desk-1');
    expect([(await ticketOf(ticketId)).status, (await get('requests', requestId)).status]).toEqual(['done', 'closed']);
  });

  it('leads back also when nobody pressed « start » there, and names the service that it ends', async () => {
    must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
    const { ticketId } = await send();
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-2' }));
    must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    expect((await ticketOf(ticketId)).status).toBe('waiting');
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: 'desk-1', returnToDeskId: '', crossed: [] });
  });

  it('waits for nobody who is gone: neither for the desk to come back to, nor for the one that was chosen', async () => {
    must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
    const { ticketId } = await send();
    must(await data.commands.leaveDesk({ deskId: 'desk-2' }));
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: '', returnToDeskId: 'desk-1' });
    must(await data.commands.undoLast());
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: 'desk-2' });
    must(await data.commands.leaveDesk({ deskId: 'desk-1' }));
    await servedAt(ticketId, 'desk-2');
    expect(await detailsOf(ticketId)).toMatchObject({ forDeskId: '', returnToDeskId: '' });
    expect((await ticketOf(ticketId)).reasonId).toBe('advice');
  });

  it('goes to one agent, and knows neither desks nor agents that there are not', async () => {
    const { ticketId } = await served();
    const to = { ticketId, reasonId: 'advice' };
    expect(await data.commands.transferTicket({ ...to, deskId: 'none' })).toMatchObject({
      reason: { code: 'notFound', entity: 'desk' },
    });
    expect(await data.commands.transferTicket({ ...to, agentId: 'none' })).toMatchObject({
      reason: { code: 'notFound', entity: 'agent' },
    });
    must(await data.commands.transferTicket({ ...to, agentId: 'agent-1' }));
    expect(await detailsOf(ticketId)).toMatchObject({ forAgentId: 'agent-1', forDeskId: '' });
    must(await data.commands.leaveDesk({ deskId: 'desk-1' }));
    expect((await detailsOf(ticketId)).forAgentId).toBe('');
  });
});

describe('several requests in one visit', () => {
  it('have a request each, closed together with the visit and opened again together', async () => {
    const { ticketId, requestId } = await served();
    const other = must(await data.commands.addRequest({ ticketId, reasonId: 'collection' }));
    expect(lastAct()).toBe('Demande ajoutée, Retrait, ticket A001');
    expect(await get('requests', other.requestId)).toMatchObject({ status: 'received', channel: 'desk', ticketId });
    must(await data.commands.finishService({ ticketId, outcome: 'answered', themeId: 'theme-1' }));
    expect(await get('requests', other.requestId)).toMatchObject({ status: 'closed', outcome: 'titleCollected' });
    const main = await get('requests', requestId);
    expect([main.status, main.outcome, main.events.at(-1)?.['themeId']]).toEqual(['closed', 'answered', 'theme-1']);
    expect((await detailsOf(ticketId)).themeId).toBe('theme-1');
    must(await data.commands.undoLast());
    expect([(await get('requests', requestId)).status, (await get('requests', other.requestId)).status]).toEqual([
      'received',
      'received',
    ]);
    must(await data.commands.undoLast());
    expect([(await get('requests', other.requestId)).status, (await detailsOf(ticketId)).addedRequests]).toEqual([
      'void',
      [],
    ]);
  });

  it('write nothing for a reason or a ticket that is not there, or a visit that is over', async () => {
    const { ticketId } = await served();
    expect(await data.commands.addRequest({ ticketId, reasonId: 'none' })).toMatchObject({
      reason: { code: 'notFound' },
    });
    must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    expect(await data.commands.addRequest({ ticketId, reasonId: 'advice' })).toMatchObject({
      reason: { code: 'notInState' },
    });
    expect(await data.context.database.requests.find().exec()).toHaveLength(1);
  });
});

describe('ends with a reason', () => {
  it('knows why somebody went, why a desk pauses, and that times are wrong', async () => {
    const { ticketId } = await served();
    must(await data.commands.abandonTicket({ ticketId, why: 'tooLong' }));
    expect([(await detailsOf(ticketId)).abandonWhy, lastAct()]).toEqual([
      'tooLong',
      'Ticket A001 abandonné, attente trop longue',
    ]);
    must(await data.commands.undoLast());
    must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    must(await data.commands.doubtTimes({ ticketId }));
    expect([(await ticketOf(ticketId)).status, (await detailsOf(ticketId)).timesDoubted]).toEqual(['done', true]);
    must(await data.commands.undoLast());
    expect([(await ticketOf(ticketId)).status, (await detailsOf(ticketId)).timesDoubted]).toEqual(['done', false]);
    must(await data.commands.pauseDesk({ deskId: 'desk-1', why: 'lunch' }));
    expect([pauseOf(await get('deskSessions', `desk-1:${today}`))?.why, lastAct()]).toEqual([
      'lunch',
      'Pause, déjeuner, guichet\u00A01',
    ]);
  });
});

describe('the end of the day', () => {
  it('belongs to a supervisor', async () => {
    await walkIn();
    expect(await data.commands.closeDay({})).toEqual({
      ok: false,
      reason: { code: 'rightMissing', right: 'closeDay', roles: ['supervisor', 'admin'] },
    });
  });

  it('closes all who wait in one act, leaves who is served, and gives all of it back', async () => {
    const passages = [await walkIn(), await walkIn(), await walkIn(), await walkIn()];
    const [waiting = '', called = '', parked = '', serving = ''] = passages.map((one) => one.ticketId);
    must(await data.commands.parkTicket({ ticketId: parked, roomId: 'room-1' }));
    must(await data.commands.callTicket({ ticketId: serving, deskId: 'desk-1' }));
    must(await data.commands.startService({ ticketId: serving }));
    must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
    must(await data.commands.callTicket({ ticketId: called, deskId: 'desk-2' }));
    await asSupervisor();
    // Three people stand in the hall: a press alone sends nobody home. Whom a desk has called is its own.
    const asked = await data.commands.closeDay({});
    expect(asked).toMatchObject({
      ok: false,
      reason: { code: 'peopleWait', tickets: [{ id: waiting }, { id: parked }], until: '17:00', expected: 0 },
    });
    expect(await data.commands.closeDay({ sendAway: [waiting] })).toEqual(asked);
    expect((await ticketOf(waiting)).status).toBe('waiting');
    const { act } = must(await data.commands.closeDay({ sendAway: [waiting, parked] }));
    const statuses = () =>
      Promise.all([waiting, called, parked, serving].map(async (id) => (await ticketOf(id)).status));
    const closed = 'notServedAtClosing';
    expect(await statuses()).toEqual([closed, 'called', closed, 'serving']);
    expect(lastAct()).toBe('File vidée, 2\u00A0personnes non servies');
    expect(await data.commands.closeDay({})).toMatchObject({ reason: { code: 'nothingToClose' } });
    must(await act.undo());
    expect(await statuses()).toEqual(['waiting', 'called', 'parked', 'serving']);
    expect((await detailsOf(parked)).roomId).toBe('room-1');
  });

  it('ends what earlier days left: who waited was not served, who was served counts in no average', async () => {
    const { ticketId: waiting } = await walkIn();
    const { ticketId: serving, requestId } = await served();
    await asSupervisor();
    data.setNow('2026-11-26T17:00:00.000Z');
    must(await data.commands.closeDay({}));
    expect((await ticketOf(waiting)).status).toBe('notServedAtClosing');
    expect([(await ticketOf(serving)).status, (await detailsOf(serving)).timesDoubted]).toEqual(['done', true]);
    expect((await get('requests', requestId)).status).toBe('closed');
    expect(lastAct()).toBe('File vidée, 1\u00A0personne non servie, 1\u00A0service resté ouvert');
    must(await data.commands.undoLast());
    expect([(await ticketOf(serving)).status, (await get('requests', requestId)).status]).toEqual([
      'serving',
      'received',
    ]);
  });
});
