import fc from 'fast-check';
import type { Refusal } from '../../errors/refusal';
import type { Result } from '../../lib/result';
import { describe, expect, it } from 'vitest';

import { logCollections, logOf } from '../../../../tests/arbitraries/event-logs';
import { foldDocument, mergeDocument } from '../../sync/merge-document';
import { measureKinds } from '../model/desk-session';
import type { Envelope, EventLog } from '../model/event';
import type { Ticket } from '../model/ticket';
import { decideAppointment, type AppointmentCommand } from './decide-appointment';
import { decideDeskSession, type DeskSessionCommand } from './decide-desk-session';
import { decideRequest, type RequestCommand } from './decide-request';
import { decideTicket, type TicketCommand } from './decide-ticket';
import { effectiveEvents, isAuthorityEvent, nextCounter, stampEvents, undoneIds } from './event-log';
import { foldAppointment } from './fold-appointment';
import { foldDeskSession } from './fold-desk-session';
import { foldRequest } from './fold-request';
import { foldTicket, ticketTale } from './fold-ticket';
import { textOf } from './read-payload';
import { undoEvents } from './undo';

const runs = { numRuns: 300 };
const desk = fc.constantFrom('desk-1', 'desk-2');
const placement = {
  day: fc.constant('2026-11-23'),
  time: fc.constantFrom('09:00', '10:20'),
  durationMin: fc.constantFrom(20, 35),
  deskId: desk,
};
const plain = <Type extends string>(...types: readonly Type[]): fc.Arbitrary<{ readonly type: Type }> =>
  fc.constantFrom(...types).map((type) => ({ type }));

const issue: TicketCommand = {
  type: 'issue',
  day: '2026-11-23',
  series: 'A',
  number: 58,
  reasonId: 'CNI',
  priority: false,
  appointmentId: '',
  requestId: 'r',
  citizenId: 'c',
  dueAt: '',
};
const ticketCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  plain('recall', 'start', 'hold', 'resume', 'requeue', 'abandon', 'doubtTimes', 'closeDay'),
  fc.record({ type: fc.constant('park' as const), roomId: fc.constantFrom('', 'room-1') }),
  fc.record({ type: fc.constant('markPriority' as const), priority: fc.boolean() }),
  fc.record({
    type: fc.constant('markNoAnswer' as const),
    noAnswerCalls: fc.constantFrom(1, 2, 3),
    cooldownMin: fc.constantFrom(0, 3),
  }),
  fc.record({
    type: fc.constant('addRequest' as const),
    requestId: fc.constant('r2'),
    reasonId: fc.constant('PASSPORT'),
  }),
  fc.record({ type: fc.constant('call' as const), deskId: desk, tentative: fc.boolean(), why: fc.constant([]) }),
  fc.record(
    {
      type: fc.constant('transfer' as const),
      reasonId: fc.constantFrom('CNI', 'PASSPORT'),
      deskId: fc.constantFrom('', 'desk-1', 'desk-2'),
      agentId: fc.constantFrom('', 'k'),
      returnToDeskId: fc.constantFrom('', 'desk-1', 'desk-2'),
    },
    { requiredKeys: ['type', 'reasonId'] },
  ),
  fc.record(
    {
      type: fc.constant('finish' as const),
      outcome: fc.constantFrom('answered' as const, 'fileDeposited' as const),
      themeId: fc.constantFrom('', 'theme'),
    },
    { requiredKeys: ['type', 'outcome'] },
  ),
  fc.record({
    type: fc.constant('markPaper' as const),
    paperId: fc.constant('photo'),
    mark: fc.constantFrom('seen' as const, 'missing' as const, '' as const),
  }),
);
const appointmentCommand: fc.Arbitrary<AppointmentCommand> = fc.oneof(
  plain('markNoShow', 'reopen', 'keep'),
  fc.record({ type: fc.constant('reschedule' as const), ...placement }),
  fc.record({ type: fc.constant('reschedule' as const), ...placement, settles: fc.constant('e1') }),
  fc.record({ type: fc.constant('inform' as const), channel: fc.constantFrom('phone' as const, 'sms' as const) }),
  fc.record({
    type: fc.constant('correctReason' as const),
    ...placement,
    reasonId: fc.constantFrom('CNI', 'PASSPORT'),
  }),
  fc.record({
    type: fc.constant('correctPersons' as const),
    persons: fc.constant([{ preApplicationNumber: 'AB12CD34EF' }]),
  }),
  fc.record({ type: fc.constant('markArrived' as const), ticketId: fc.constant('t') }),
  fc.record({ type: fc.constant('markAttended' as const), outcome: fc.constant('answered') }),
  fc.record({
    type: fc.constant('cancel' as const),
    by: fc.constantFrom('citizen' as const, 'office' as const),
    why: fc.constant(''),
  }),
);
const requestCommand: fc.Arbitrary<RequestCommand> = fc.oneof(
  plain('start', 'waitOnCitizen', 'answer', 'reopen'),
  fc.record({ type: fc.constant('qualify' as const), reasonId: fc.constant('CNI') }),
  fc.record({ type: fc.constant('assign' as const), departmentId: fc.constant('etat-civil') }),
  fc.record({ type: fc.constant('close' as const), outcome: fc.constant('answered') }),
);
const deskCommand: fc.Arbitrary<DeskSessionCommand> = fc.oneof(
  plain('pause', 'resume', 'close'),
  fc.record({
    type: fc.constant('open' as const),
    day: fc.constant('2026-11-23'),
    deskId: fc.constant('desk-1'),
    agentId: fc.constantFrom('k', 's'),
  }),
  fc.record({
    type: fc.constant('takeOver' as const),
    day: fc.constant('2026-11-23'),
    deskId: fc.constant('desk-1'),
    agentId: fc.constantFrom('k', 's'),
    from: fc.constantFrom('k', 's'),
  }),
  fc.record({
    type: fc.constant('announce' as const),
    announced: fc.record({
      day: fc.constant('2026-11-23'),
      deskId: fc.constant('desk-1'),
      kind: fc.constantFrom(...measureKinds),
      agentId: fc.constantFrom('k', 's'),
      from: fc.constant('11:00'),
      to: fc.constant('12:30'),
      reasonId: fc.constant(''),
      closureId: fc.constant(''),
      wasFrom: fc.constant(''),
      wasTo: fc.constant(''),
    }),
  }),
);

let fresh = 0;
const stampAt = (replica: number, minute: number) => ({
  at: new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString(),
  by: { agentId: `a${String(replica)}`, deviceId: `d${String(replica)}`, deskId: `desk-${String(replica + 1)}` },
  newId: () => `e${String((fresh += 1)).padStart(9, '0')}-${String(replica)}`,
});

/** Steps of three replicas: a command, an exchange in which one takes in the copy of another, or an undo of the last act. */
type Step<Command> =
  | { readonly kind: 'command'; readonly replica: number; readonly command: Command }
  | { readonly kind: 'exchange'; readonly replica: number; readonly from: number }
  | { readonly kind: 'undo'; readonly replica: number };
const replica = fc.integer({ min: 0, max: 2 });
const stepsOf = <Command>(command: fc.Arbitrary<Command>): fc.Arbitrary<Step<Command>[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('command' as const), replica, command }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('exchange' as const), replica, from: replica }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), replica }) },
    ),
    { maxLength: 25 },
  );

const checkTicket = (ticket: Ticket): void => {
  if (ticket.status === 'waiting') expect([ticket.deskId, ticket.startedAt, ticket.endedAt]).toEqual(['', '', '']);
  if (ticket.status === 'called')
    expect([ticket.deskId, ticket.calls > 0, ticket.startedAt]).toEqual([expect.stringMatching(/^desk/), true, '']);
  if (ticket.status === 'serving' || ticket.status === 'onHold')
    expect([ticket.startedAt !== '', ticket.endedAt]).toEqual([true, '']);
  if (['done', 'noAnswer', 'abandoned', 'notServedAtClosing'].includes(ticket.status))
    expect(ticket.endedAt).not.toBe('');
  expect([ticket.label, ticket.issuedAt]).toEqual(['A058', stampAt(0, 0).at]);
  if (ticket.calls > 0) expect(ticket.firstCalledAt).not.toBe('');
};

describe.each(logCollections)('any log of %s', (collection) => {
  it('keeps its state when a step is undone and the undo is undone', () => {
    fc.assert(
      fc.property(logOf(collection), fc.nat(), (log, pick) => {
        const alive = log.filter((event) => !undoneIds(log).has(event.id) && !isAuthorityEvent(event));
        const target = alive[pick % Math.max(1, alive.length)];
        if (!target) return;
        const undo = stampEvents(log, [{ type: 'undone', target: target.id }], stampAt(0, 1));
        const once = [...log, ...undo];
        expect(target.type === 'undone' || !effectiveEvents(once).includes(target)).toBe(true);
        const twice = [...once, ...stampEvents(once, [{ type: 'undone', target: undo[0]?.id ?? '' }], stampAt(0, 2))];
        const { events: _, ...before } = foldDocument(collection, 'doc', 'site', log);
        expect(foldDocument(collection, 'doc', 'site', twice)).toMatchObject(before);
      }),
      runs,
    );
  });

  it('never lets a person undo the word of the server', () => {
    fc.assert(
      fc.property(logOf(collection), (log) => {
        const words = log.filter(isAuthorityEvent);
        expect(effectiveEvents(log).filter(isAuthorityEvent)).toHaveLength(words.length);
        for (const event of words)
          expect(undoEvents(log, [event.id])).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
      }),
      runs,
    );
  });
});

describe('three desks that work on one ticket', () => {
  it('end in one possible state, with every service that took place', () => {
    fc.assert(
      fc.property(stepsOf(ticketCommand), (steps) => {
        const first = decideTicket(null, issue);
        const start = foldTicket('t', 'site', first.ok ? stampEvents([], first.value, stampAt(0, 0)) : []);
        const copies = [start, start, start];
        const finished = new Set<string>();
        const acts: string[][] = [[], [], []];
        steps.forEach((step, minute) => {
          const mine = copies[step.replica] ?? start;
          let bodies: readonly { readonly type: string }[] = [];
          if (step.kind === 'exchange') {
            copies[step.replica] = mergeDocument('tickets', mine, copies[step.from] ?? start);
            return;
          }
          if (step.kind === 'command') {
            const decided = decideTicket(mine, step.command);
            if (decided.ok) bodies = decided.value;
          } else {
            const undone = undoEvents(mine.events, acts[step.replica]?.slice(-1) ?? []);
            if (undone.ok) {
              bodies = undone.value;
              finished.delete(acts[step.replica]?.pop() ?? '');
            }
          }
          const written = stampEvents(mine.events, bodies, stampAt(step.replica, minute));
          for (const event of written) {
            expect(event.n).toBeGreaterThan(Math.max(0, ...mine.events.map((seen) => seen.n)));
            if (event.type === 'done') finished.add(event.id);
            if (event.type !== 'undone') acts[step.replica]?.push(event.id);
          }
          const after = foldTicket('t', 'site', [...mine.events, ...written]);
          if (bodies.some((body) => body.type === 'done')) expect(after.status).toBe('done');
          copies[step.replica] = after;
          checkTicket(after);
        });
        const merged = copies.reduce((a, b) => mergeDocument('tickets', a, b), start);
        checkTicket(merged);
        expect(merged.status === 'done').toBe(finished.size > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('never lose an end of service to a call, a requeue or a closing made without knowing', () => {
    const later = fc.array(ticketCommand, { maxLength: 12 });
    fc.assert(
      fc.property(later, later, (here, there) => {
        const run = (from: Ticket, commands: readonly TicketCommand[], by: number): Ticket =>
          commands.reduce((state, command, minute) => {
            const decided = decideTicket(state, command);
            return decided.ok
              ? foldTicket('t', 'site', [
                  ...state.events,
                  ...stampEvents(state.events, decided.value, stampAt(by, minute)),
                ])
              : state;
          }, from);
        const first = decideTicket(null, issue);
        const start = foldTicket('t', 'site', first.ok ? stampEvents([], first.value, stampAt(0, 0)) : []);
        const served = run(
          start,
          [
            { type: 'call', deskId: 'desk-1', tentative: true, why: [] },
            { type: 'start' },
            ...here,
            { type: 'finish', outcome: 'answered' },
          ],
          0,
        );
        fc.pre(served.status === 'done');
        expect(mergeDocument('tickets', served, run(start, there, 1)).status).toBe('done');
      }),
      runs,
    );
  });
});

describe('a ticket of any log', () => {
  it('is served where its service began, or at the desk whose call it answers', () => {
    fc.assert(
      fc.property(logOf('tickets'), (log) => {
        const ticket = foldTicket('t', 'site', log);
        if (ticket.status !== 'serving' && ticket.status !== 'onHold') return;
        const { callId, heldBy } = ticketTale(log);
        const eventOf = (id: string) => log.find((event) => event.id === id);
        const start = eventOf(heldBy);
        expect(start?.type).toBe('started');
        const call = eventOf(callId);
        expect(ticket.deskId).toBe(call ? textOf(call, 'deskId') : (start?.by.deskId ?? ''));
        const isOfCall =
          !call || start?.by.deskId === textOf(call, 'deskId') || start?.by.deviceId === call.by.deviceId;
        expect(isOfCall).toBe(true);
      }),
      runs,
    );
  });

  it('keeps a service that ended, whatever is written after it but an undo or a word of the server', () => {
    fc.assert(
      fc.property(logOf('tickets'), logOf('tickets'), (log, more) => {
        const ended = foldTicket('t', 'site', log);
        if (ended.status !== 'done') return;
        const behind = more
          .filter((event) => event.type !== 'undone' && !isAuthorityEvent(event))
          .map((event) => ({ ...event, id: `later ${event.id}`, n: event.n + nextCounter(log) }));
        const { status, deskId, startedAt, endedAt } = foldTicket('t', 'site', [...log, ...behind]);
        expect({ status, deskId, startedAt, endedAt }).toEqual({
          status: 'done',
          deskId: ended.deskId,
          startedAt: ended.startedAt,
          endedAt: ended.endedAt,
        });
      }),
      runs,
    );
  });
});

describe('deciders on any state', () => {
  type Machine<State extends { readonly status: string; readonly events: EventLog }, Command> = {
    readonly name: string;
    readonly log: fc.Arbitrary<EventLog>;
    readonly command: fc.Arbitrary<Command>;
    readonly fold: (log: EventLog) => State;
    readonly decide: (state: State | null, command: Command) => Result<readonly { readonly type: string }[], Refusal>;
    readonly expected: (command: Command) => readonly string[];
    /** Who acts on this log; without it, anybody. */
    readonly by?: (log: EventLog) => Envelope['by'] | undefined;
  };
  const check = <
    State extends { readonly status: string; readonly events: EventLog },
    Command extends { readonly type: string },
  >({
    name,
    log,
    command,
    fold,
    decide,
    expected,
    by,
  }: Machine<State, Command>): void => {
    it(`${name}: never throw, never touch what is void or absent, and what they say takes place`, () => {
      fc.assert(
        fc.property(log, command, (events, wish) => {
          const absent = decide(null, wish);
          expect(absent.ok).toBe(['open', 'takeOver', 'announce'].includes(wish.type));
          const state = fold(events);
          const decided = decide(state, wish);
          if (!decided.ok || decided.value.length === 0) return;
          if (state.status === 'void') throw new Error('a void document was changed');
          const stamp = stampAt(0, 5);
          const after = fold([
            ...events,
            ...stampEvents(events, decided.value, { ...stamp, by: by?.(events) ?? stamp.by }),
          ]);
          expect(expected(wish)).toContain(after.status);
        }),
        { numRuns: 600 },
      );
    });
  };
  const any = (statuses: string): readonly string[] => statuses.split(' ');

  check({
    name: 'ticket',
    log: logOf('tickets'),
    command: ticketCommand,
    fold: (log) => foldTicket('t', 'site', log),
    decide: decideTicket,
    // Only the desk or machine that called may begin the service.
    by: (log) => log.find(({ id }) => id === ticketTale(log).callId)?.by,
    expected: ({ type }) =>
      any(
        {
          issue: 'waiting',
          call: 'called',
          recall: 'called',
          start: 'serving',
          hold: 'onHold',
          resume: 'serving',
          park: 'parked',
          requeue: 'waiting',
          transfer: 'waiting',
          markNoAnswer: 'waiting noAnswer',
          abandon: 'abandoned',
          finish: 'waiting done',
          addRequest: 'waiting called serving onHold parked',
          doubtTimes: 'called serving onHold parked done',
          closeDay: 'notServedAtClosing',
          markPaper: 'waiting called serving onHold parked',
          markPriority: 'waiting called serving onHold parked',
        }[type],
      ),
  });
  check({
    name: 'appointment',
    log: logOf('appointments'),
    command: appointmentCommand,
    fold: (log) => foldAppointment('a', 'site', log),
    decide: decideAppointment,
    expected: ({ type }) =>
      any(
        {
          book: 'booked',
          reschedule: 'booked',
          markArrived: 'arrived',
          markAttended: 'attended',
          markNoShow: 'noShow',
          cancel: 'cancelledByCitizen cancelledByOffice',
          reopen: 'booked arrived',
          keep: 'booked arrived',
          // Of what was called off the person is told as well.
          inform: 'booked arrived cancelledByCitizen cancelledByOffice',
          takeCall: 'booked arrived cancelledByCitizen cancelledByOffice',
          noteCall: 'booked arrived cancelledByCitizen cancelledByOffice',
          correctPersons: 'booked arrived',
          correctReason: 'booked',
          keepBoth: 'booked arrived',
        }[type],
      ),
  });
  check({
    name: 'request',
    log: logOf('requests'),
    command: requestCommand,
    fold: (log) => foldRequest('r', 'site', log),
    decide: decideRequest,
    expected: ({ type }) =>
      any(
        {
          receive: 'received',
          qualify: 'qualified assigned inProgress waitingOnCitizen',
          assign: 'assigned inProgress waitingOnCitizen',
          start: 'inProgress',
          waitOnCitizen: 'waitingOnCitizen',
          answer: 'answered',
          close: 'closed',
          reopen: 'inProgress',
        }[type],
      ),
  });
  check({
    name: 'desk session',
    log: logOf('deskSessions'),
    command: deskCommand,
    fold: (log) => foldDeskSession('desk-1:2026-11-23', 'site', log),
    decide: decideDeskSession,
    expected: ({ type }) =>
      any(
        {
          open: 'open',
          takeOver: 'open',
          pause: 'paused',
          resume: 'open',
          close: 'closed',
          announce: 'open paused closed',
        }[type],
      ),
  });
});
