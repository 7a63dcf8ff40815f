import { describe, expect, it } from 'vitest';

import { smallTown } from '#shared/domain/conflicts/testing/small-town';
import { decideTicket, type TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { stampEvents } from '#shared/domain/lifecycle/event-log';
import type { Ticket } from '#shared/domain/model/ticket';
import { standingsOf } from '#shared/domain/queue/ticket-standing';
import { queueTicket } from '#shared/domain/queue/testing/queue-ticket';
import { unknownTimes } from '#shared/domain/queue/service-times';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';

import { cardActs, cardFacts } from './card-view';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const [reason] = smallTown.reasons;
const [desk] = smallTown.desks;
const waiting = queueTicket({ number: 1, reasonId: reason?.id ?? '', issuedMs: nowMs - 20 * 60_000 });
let fresh = 0;

const after = (...commands: readonly TicketCommand[]): Ticket =>
  commands.reduce((state, command, index) => {
    const decided = decideTicket(state, command);
    if (!decided.ok) throw new Error(JSON.stringify(decided.reason));
    const stamp = {
      at: new Date(nowMs - (10 - index) * 60_000).toISOString(),
      by: { agentId: 'a', deviceId: 'd', deskId: '' },
      newId: () => `x${String((fresh += 1))}`,
    };
    return foldTicket(state.id, state.siteId, [...state.events, ...stampEvents(state.events, decided.value, stamp)]);
  }, waiting);

const reference = { ...smallTown, desks: smallTown.desks.map((one) => ({ ...one, reasonIds: [] })) };
const standing = (ticket: Ticket) =>
  standingsOf(
    {
      reference,
      tickets: [ticket],
      sessions: [],
      appointments: [],
      times: unknownTimes,
      nowIso: new Date(nowMs).toISOString(),
    },
    { looks: 10 },
  )(ticket);
const acts = (ticket: Ticket) => cardActs(ticket, standing(ticket));
const facts = (ticket: Ticket) =>
  Object.fromEntries(cardFacts(ticket, standing(ticket), reference).map(({ name, value }) => [name, value]));

const call: TicketCommand = { type: 'call', deskId: desk?.id ?? '', tentative: false, why: [] };
const inVain: TicketCommand = { type: 'markNoAnswer', noAnswerCalls: 2, cooldownMin: 30 };

describe('the card of a number', () => {
  it('offers of who waits to reprint, to give priority, to note as gone, and to take back what was given by mistake', () => {
    expect(acts(waiting)).toEqual(['reprint', 'priority', 'left', 'cancel']);
    // Priority is a mark: the ticket can still be taken back.
    expect(acts(after({ type: 'markPriority', priority: true }))).toContain('cancel');
  });

  it('puts back into the queue first who was called in vain, whether they rest or their ticket ended', () => {
    const resting = after(call, inVain);
    expect(acts(resting)).toEqual(['requeue', 'reprint', 'priority', 'left']);
    expect(facts(resting)).toMatchObject({
      'Sans réponse': '1 appel'.replace(' ', '\u00A0'),
      Rang: 'rappel à 10:21',
    });
    const ended = after(call, inVain, { type: 'requeue' }, call, inVain);
    expect([ended.status, acts(ended)]).toEqual(['noAnswer', ['requeue', 'reprint']]);
    expect(facts(ended)['Sans réponse']).toBe('2\u00A0appels');
  });

  it('offers nothing that the ticket would refuse', () => {
    const commands: Readonly<Record<string, TicketCommand>> = {
      requeue: { type: 'requeue' },
      left: { type: 'abandon', why: 'left' },
      priority: { type: 'markPriority', priority: true },
    };
    const states = [
      waiting,
      after(call),
      after(call, { type: 'start' }),
      after(call, { type: 'start' }, { type: 'hold' }),
      after({ type: 'park' }),
      after(call, inVain),
      after(call, inVain, { type: 'requeue' }, call, inVain),
      after({ type: 'abandon' }),
      after(call, { type: 'start' }, { type: 'finish', outcome: 'answered' }),
      after({ type: 'closeDay' }),
    ];
    for (const state of states)
      for (const act of acts(state)) {
        const command = commands[act];
        if (command) expect(decideTicket(state, command).ok, `${state.status} ${act}`).toBe(true);
      }
    expect(acts(after(call, { type: 'start' }, { type: 'finish', outcome: 'answered' }))).toEqual([]);
  });

  it('says that what was noted in the moment of a call changed nothing, as long as that call stands', () => {
    const called = after(call);
    const stamp = (deskId: string, id: string) => ({
      at: new Date(nowMs).toISOString(),
      by: { agentId: 'b', deviceId: 'other', deskId },
      newId: () => id,
    });
    // Written on the ticket as it was before the call.
    const gone = decideTicket(waiting, { type: 'abandon', why: 'left' });
    const crossing = gone.ok ? stampEvents(waiting.events, gone.value, stamp('', 'z-gone')) : [];
    const both = foldTicket('t', 's', [...called.events, ...crossing]);
    expect([both.status, both.deskId]).toEqual(['called', desk?.id]);
    expect(facts(both)).toMatchObject({
      Où: `Guichet\u00A0${desk?.number ?? ''}`,
      'Sans effet': '«\u00A0Départ noté\u00A0», au moment de l’appel',
    });
    const ended = decideTicket(both, { type: 'abandon', why: 'left' });
    const later = ended.ok ? stampEvents(both.events, ended.value, stamp(desk?.id ?? '', 'z-later')) : [];
    const left = foldTicket('t', 's', [...both.events, ...later]);
    expect(left.status).toBe('abandoned');
    expect(facts(left)).not.toHaveProperty('Sans effet');
  });

  it('says rank, minutes left and wait of who waits, and where who was called is', () => {
    expect(facts(waiting)).toMatchObject({
      Rang: '1er à ses guichets\u00A0: personne ne passe avant',
      Arrivée: '9:40, attend depuis 20\u00A0min',
    });
    expect(facts(waiting)).toHaveProperty('Attente restante');
    const called = facts(after(call));
    expect(called['Où']).toBe(`Guichet\u00A0${desk?.number ?? ''}`);
    expect(called).not.toHaveProperty('Rang');
  });

  it('says of who is here before their hour that they are called by it, also out of sight of the other desks', () => {
    const early = { ...waiting, dueAt: new Date(nowMs + 17 * 60_000).toISOString() };
    expect(facts(early)).toMatchObject({ Rang: 'pas avant 10:17, sauf si personne n’attend' });
    expect(facts(early)).toMatchObject({ Arrivée: '9:40' });
    const due = { ...waiting, dueAt: new Date(nowMs - 12 * 60_000).toISOString() };
    expect(facts(due)).toMatchObject({ Arrivée: '9:40, attend depuis 9:48 (12\u00A0min)' });
    const offline = cardFacts(early, { ...standing(early), rank: null, left: null }, reference);
    expect(offline.find(({ name }) => name === 'Rang')?.value).toBe('pas avant 10:17, sauf si personne n’attend');
  });

  it('says of somebody with priority who passes before all the same', () => {
    const behind = { ...standing(waiting), rank: 4, ahead: ['ceiling', 'bookedDue', 'bookedDue'] as const };
    const rank = (ticket: typeof waiting) =>
      cardFacts(ticket, behind, reference)
        .find(({ name }) => name === 'Rang')
        ?.value.replaceAll('\u00A0', ' ');
    expect(rank({ ...waiting, priority: true })).toBe(
      '4e à ses guichets : 3 personnes passent avant (1 attente devenue trop longue, 2 rendez-vous à leur heure)',
    );
    expect(rank(waiting)).toBe('4e à ses guichets : 3 personnes passent avant');
  });

  it('says hour and minutes of who may be called before their hour as one, never one beside the other', () => {
    const dueAt = new Date(nowMs + 57 * 60_000).toISOString();
    const sooner = { ...standing(waiting), rank: null, hourAt: dueAt, left: { fromMin: 0, toMin: 10 }, isSooner: true };
    const said = cardFacts({ ...waiting, dueAt }, sooner, reference);
    expect(said.find(({ name }) => name === 'Rang')?.value.replaceAll('\u00A0', ' ')).toBe(
      'pas avant 10:57, ou dans moins de 10 min si personne n’attend',
    );
    expect(said.map(({ name }) => name)).not.toContain('Attente restante');
  });
});
