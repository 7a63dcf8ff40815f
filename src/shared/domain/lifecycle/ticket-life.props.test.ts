import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logOf } from '../../../../tests/arbitraries/event-logs';
import { mergeDocument } from '../../sync/merge-document';
import type { AnyEvent } from '../model/event';
import type { Ticket } from '../model/ticket';
import { closingCommands, closingOf } from './closing';
import { decideTicket, type TicketCommand } from './decide-ticket';
import { stampEvents } from './event-log';
import { foldTicket } from './fold-ticket';
import { ticketDetails } from './ticket-details';
import { undoEvents } from './undo';

const day = '2026-11-23';
const runs = { numRuns: 400 };
let fresh = 0;
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
const stampAt = (minute: number) => ({
  at: at(minute),
  by: { agentId: 'a', deviceId: 'd', deskId: 'desk-1' },
  newId: () => `e${String((fresh += 1)).padStart(9, '0')}`,
});

const fold = (events: readonly AnyEvent[]): Ticket => foldTicket('t', 'site', events);

/** A ticket after commands, a minute each; what is refused changes nothing. */
const after = (start: Ticket, commands: readonly TicketCommand[], from = 1): Ticket =>
  commands.reduce((state, command, index) => {
    const decided = decideTicket(state, command);
    return decided.ok
      ? fold([...state.events, ...stampEvents(state.events, decided.value, stampAt(from + index))])
      : state;
  }, start);

const issued = (onDay = day): Ticket => {
  const first = decideTicket(null, {
    type: 'issue',
    day: onDay,
    series: 'A',
    number: 1,
    reasonId: 'CNI',
    priority: false,
    appointmentId: '',
    requestId: 'r',
    citizenId: '',
    dueAt: '',
  });
  return fold(first.ok ? stampEvents([], first.value, stampAt(0)) : []);
};

const call = (deskId = 'desk-1'): TicketCommand => ({ type: 'call', deskId, tentative: false, why: [] });
const start: TicketCommand = { type: 'start' };
const finish: TicketCommand = { type: 'finish', outcome: 'answered' };
const noAnswer = (noAnswerCalls: number, cooldownMin: number): TicketCommand => ({
  type: 'markNoAnswer',
  noAnswerCalls,
  cooldownMin,
});

const anyCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.constantFrom<TicketCommand>(
    start,
    finish,
    { type: 'requeue' },
    { type: 'hold' },
    { type: 'resume' },
    { type: 'recall' },
    { type: 'doubtTimes' },
    { type: 'abandon', why: 'tooLong' },
    { type: 'markPriority', priority: true },
    { type: 'markPriority', priority: false },
    { type: 'addRequest', requestId: 'r2', reasonId: 'PASSPORT' },
  ),
  fc.constantFrom('desk-1', 'desk-2').map(call),
  fc.constantFrom('', 'room-1').map((roomId) => ({ type: 'park' as const, roomId })),
  fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(0, 3)).map(([calls, min]) => noAnswer(calls, min)),
  fc
    .tuple(fc.constantFrom('', 'desk-1', 'desk-2'), fc.constantFrom('', 'k'), fc.constantFrom('', 'desk-1', 'desk-2'))
    .map(([deskId, agentId, returnToDeskId]) => ({
      type: 'transfer' as const,
      reasonId: 'PASSPORT',
      deskId,
      agentId,
      returnToDeskId,
    })),
);
const life = fc.array(anyCommand, { maxLength: 14 });

describe('the first arrival', () => {
  it('is kept through transfers, parking, calls in vain and ways back', () => {
    fc.assert(
      fc.property(life, (commands) => {
        expect(after(issued(), commands).issuedAt).toBe(at(0));
      }),
      runs,
    );
  });
});

describe('priority after the ticket was issued', () => {
  it('is what was said last, whatever else happens to who is still here, and changes nothing else', () => {
    fc.assert(
      fc.property(life, fc.boolean(), (commands, priority) => {
        const before = after(issued(), commands);
        const decided = decideTicket(before, { type: 'markPriority', priority });
        const now = after(before, [{ type: 'markPriority', priority }], 50);
        const isHere = ['waiting', 'called', 'serving', 'onHold', 'parked'].includes(before.status);
        expect(decided.ok).toBe(isHere);
        if (isHere) expect(now).toEqual({ ...before, events: now.events, priority });
        else expect(now).toEqual(before);
        expect(now.events.length - before.events.length).toBe(isHere && before.priority !== priority ? 1 : 0);
      }),
      runs,
    );
  });

  it('is the same at two desks that disagree, whichever hears of the other first, and each takes back its own word alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 5 }),
        fc.array(fc.boolean(), { maxLength: 5 }),
        (ours, theirs) => {
          const mark = (priority: boolean): TicketCommand => ({ type: 'markPriority', priority });
          const here = after(issued(), ours.map(mark), 1);
          const there = after(fold(here.events.slice(0, 1)), theirs.map(mark), 1);
          const merged = mergeDocument('tickets', here, there);
          expect(mergeDocument('tickets', there, here)).toEqual(merged);
          const last = merged.events.findLast((event) => event.type === 'priorityMarked');
          expect(merged.priority).toBe(last?.['priority'] ?? false);
          const own = here.events.findLast((event) => event.type === 'priorityMarked');
          if (!own) return;
          const undone = undoEvents(merged.events, [own.id]);
          expect(undone.ok).toBe(true);
          const back = fold([
            ...merged.events,
            ...stampEvents(merged.events, undone.ok ? undone.value : [], stampAt(60)),
          ]);
          const rest = merged.events.filter((event) => event.id !== own.id);
          expect(back.priority).toBe(fold(rest).priority);
        },
      ),
      runs,
    );
  });

  it('neither bars the undo of an earlier step nor is barred by a later one', () => {
    const ticket = after(issued(), [call(), { type: 'markPriority', priority: true }, start]);
    const [, called, marked] = ticket.events;
    expect(undoEvents(ticket.events, [marked?.id ?? ''])).toMatchObject({ ok: true });
    expect(undoEvents(ticket.events.slice(0, 3), [called?.id ?? ''])).toMatchObject({ ok: true });
  });
});

describe('no answer', () => {
  it('rests and comes back until the last call, which ends it; whatever the numbers of the site', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 60 }), (calls, cooldown) => {
        let ticket = issued();
        for (let n = 1; n <= calls; n += 1) {
          ticket = after(ticket, [call(), noAnswer(calls, cooldown)], n * 2);
          if (n === calls) break;
          expect([ticket.status, ticket.deskId, ticket.issuedAt, ticket.tentative]).toEqual([
            'waiting',
            '',
            at(0),
            false,
          ]);
          expect(ticketDetails(ticket)).toMatchObject({
            noAnswers: n,
            notBefore: cooldown === 0 ? '' : at(n * 2 + 1 + cooldown),
          });
        }
        expect([ticket.status, ticket.endedAt]).toEqual(['noAnswer', at(calls * 2 + 1)]);
        expect(after(ticket, [call('desk-2')], 90)).toMatchObject({ status: 'called', deskId: 'desk-2' });
      }),
    );
  });

  it('ends as before without a time to come back, and counts anew once somebody came', () => {
    const called = after(issued(), [call()]);
    const old = fold([...called.events, ...stampEvents(called.events, [{ type: 'noAnswer' }], stampAt(5))]);
    expect(old.status).toBe('noAnswer');
    const came = after(issued(), [call(), noAnswer(2, 3), call(), start, { type: 'park' }, call(), noAnswer(2, 3)]);
    expect([came.status, ticketDetails(came).noAnswers]).toEqual(['waiting', 1]);
  });

  it('may be called at once again when who rests is here, and who waits without a rest is in the queue already', () => {
    const resting = after(issued(), [call(), noAnswer(3, 5)]);
    const back = after(resting, [{ type: 'requeue' }], 4);
    expect([back.status, back.issuedAt, ticketDetails(back).notBefore]).toEqual(['waiting', at(0), '']);
    expect(ticketDetails(back).noAnswers).toBe(1);
    expect(decideTicket(back, { type: 'requeue' }).ok).toBe(false);
    expect(decideTicket(issued(), { type: 'requeue' }).ok).toBe(false);
  });

  it('leaves where they are those whom another desk set aside meanwhile', () => {
    const called = after(issued(), [call()]);
    const here = after(called, [noAnswer(2, 3)], 3);
    const there = after(called, [{ type: 'park', roomId: 'room-1' }], 4);
    const later = after(there, [call('desk-2'), { type: 'park', roomId: 'room-1' }], 5);
    expect(mergeDocument('tickets', here, later).status).toBe('parked');
  });
});

describe('go there and come back', () => {
  const send: TicketCommand = {
    type: 'transfer',
    reasonId: 'PASSPORT',
    deskId: 'desk-2',
    returnToDeskId: 'desk-1',
    returnReasonId: 'CNI',
  };

  it('ends at the desk that sent the person, over any further transfers, and then for good', () => {
    const onward = fc.array(
      fc.constantFrom<TicketCommand>(
        { type: 'transfer', reasonId: 'PASSPORT' },
        { type: 'transfer', reasonId: 'PASSPORT', deskId: 'desk-3' },
        { type: 'transfer', reasonId: 'PASSPORT', agentId: 'k' },
        { type: 'transfer', reasonId: 'PASSPORT', deskId: 'desk-3', returnToDeskId: 'desk-2' },
        { type: 'park' },
        noAnswer(9, 3),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(onward, (between) => {
        const away = after(issued(), [call(), start, send, ...between.flatMap((one) => [call('desk-2'), one])]);
        const back = after(away, [call('desk-2'), start, finish], 40);
        expect([back.status, back.reasonId, back.issuedAt]).toEqual(['waiting', 'CNI', at(0)]);
        expect(ticketDetails(back)).toMatchObject({ forDeskId: 'desk-1', returnToDeskId: '' });
        const served = after(back, [call(), start, { ...finish, themeId: 'theme' } as TicketCommand], 50);
        expect([served.status, ticketDetails(served).themeId]).toEqual(['done', 'theme']);
      }),
      runs,
    );
  });

  it('promises no way back to the desk that they are sent to', () => {
    const ticket = after(issued(), [call(), start, { ...send, deskId: 'desk-1' } as TicketCommand]);
    expect(ticketDetails(ticket)).toMatchObject({ forDeskId: 'desk-1', returnToDeskId: '' });
    const again = after(issued(), [
      call(),
      start,
      send,
      call('desk-2'),
      { ...send, deskId: 'desk-1' } as TicketCommand,
    ]);
    expect(ticketDetails(again)).toMatchObject({ forDeskId: 'desk-1', returnToDeskId: '' });
  });
});

describe('times that are doubted', () => {
  it('leave a service done, and can be taken back', () => {
    const done = after(issued(), [call(), start, finish]);
    const doubted = after(done, [{ type: 'doubtTimes' }], 9);
    expect([doubted.status, ticketDetails(doubted).timesDoubted]).toEqual(['done', true]);
    const last = doubted.events.at(-1);
    const undo = undoEvents(doubted.events, [last?.id ?? '']);
    const again = fold([...doubted.events, ...(undo.ok ? stampEvents(doubted.events, undo.value, stampAt(10)) : [])]);
    expect([again.status, ticketDetails(again).timesDoubted]).toEqual(['done', false]);
  });

  it('keep neither the end nor the call of a service from being undone', () => {
    const doubted = after(issued(), [call(), start, finish, { type: 'doubtTimes' }]);
    const end = doubted.events.find(({ type }) => type === 'done');
    expect(undoEvents(doubted.events, [end?.id ?? '']).ok).toBe(true);
  });
});

describe('details of a ticket', () => {
  it('are read from any log without a throw, and count no step that came after the end', () => {
    fc.assert(
      fc.property(logOf('tickets'), (log) => {
        const ticket = fold(log);
        const details = ticketDetails(ticket);
        expect(details.noAnswers).toBeGreaterThanOrEqual(0);
        if (ticket.status !== 'done') return;
        const late = stampEvents(ticket.events, [{ type: 'transferred', returnToDeskId: 'x' } as never], stampAt(99));
        const { addedRequests, timesDoubted, ...rest } = ticketDetails(fold([...ticket.events, ...late]));
        expect(details).toMatchObject({ ...rest, addedRequests, timesDoubted });
      }),
      runs,
    );
  });

  it('say where somebody waits, until they are called, sent on or put back', () => {
    const parked = after(issued(), [call(), { type: 'park', roomId: 'room-1' }]);
    expect(ticketDetails(parked).roomId).toBe('room-1');
    for (const next of [call(), { type: 'requeue' } as const, { type: 'transfer', reasonId: 'CNI' } as const])
      expect(ticketDetails(after(parked, [next], 5)).roomId).toBe('');
  });
});

describe('the end of the day', () => {
  it('leaves nobody who waits and no service of an earlier day, and counts nobody as absent', () => {
    const tickets = fc.array(
      fc
        .tuple(life, fc.constantFrom('2026-11-20', day, '2026-11-24'))
        .map(([commands, on]) => after(issued(on), commands)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(tickets, (all) => {
        const { notServed, leftOpen } = closingOf(all, day);
        const swept = [...notServed, ...leftOpen].map((ticket) => {
          const closed = after(ticket, closingCommands(ticket), 200);
          expect(['notServedAtClosing', 'done']).toContain(closed.status);
          expect(closed.events.length).toBeGreaterThan(ticket.events.length);
          if (closed.status === 'done') expect(ticketDetails(closed).timesDoubted).toBe(true);
          return closed;
        });
        const untouched = all.filter((one) => !notServed.includes(one) && !leftOpen.includes(one));
        const rest = closingOf([...swept, ...untouched], day);
        expect([rest.notServed, rest.leftOpen]).toEqual([[], []]);
        for (const one of untouched)
          if (one.status === 'waiting' || one.status === 'parked') expect(one.day > day).toBe(true);
      }),
      runs,
    );
  });

  it('is undone ticket by ticket to what was before', () => {
    fc.assert(
      fc.property(life, (commands) => {
        const ticket = after(issued(), commands);
        const closed = after(ticket, closingCommands(ticket), 200);
        const added = closed.events.slice(ticket.events.length).map(({ id }) => id);
        if (added.length === 0) return;
        const undo = undoEvents(closed.events, added);
        const back = fold([...closed.events, ...(undo.ok ? stampEvents(closed.events, undo.value, stampAt(300)) : [])]);
        const { events: _, ...before } = ticket;
        expect(back).toMatchObject(before);
        expect(ticketDetails(back)).toEqual(ticketDetails(ticket));
      }),
      runs,
    );
  });
});
