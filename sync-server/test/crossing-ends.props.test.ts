import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Voice } from '#server/documents/authority-event';
import { nameByCause } from '#server/documents/authority-event';
import { authoritySealOf } from '#server/documents/authority-seal';
import { markCalledTwice } from '#server/tickets/mark-called-twice';
import { keepersOf, settleDoubleCall } from '#shared/domain/conflicts/double-call';
import { decideTicket, type TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { effectiveEvents, stampEvents } from '#shared/domain/lifecycle/event-log';
import { foldTicket, ticketTale } from '#shared/domain/lifecycle/fold-ticket';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { AnyEvent } from '#shared/domain/model/event';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { mergeDocument } from '#shared/sync/merge-document';

import { issuedEvent, SITE } from './support/documents';

const AT = '2026-11-23T08:00:00.000Z';

const seal = await authoritySealOf({ noteOnce: (_name, value) => Promise.resolve(value) });
const voice: Voice = { at: AT, nameOf: nameByCause, seal };
/** Four machines; the last stands at the desk of the first. */
const deskIds = ['desk-1', 'desk-2', 'desk-3', 'desk-1'] as const;
const inService = new Set(['serving', 'onHold']);
const fail = (): never => {
  throw new Error('nothing was pushed');
};

type Act =
  | TicketCommand['type']
  /** Called with the server's word, or without. */
  | 'grant'
  | 'undo'
  /** Sends its copy and hears the answer; or the answer gets lost; or only hears what is stored. */
  | 'push'
  | 'pushLost'
  | 'pull';
type Step = { readonly desk: number; readonly act: Act; readonly salt: number };

const ends = ['requeue', 'transfer', 'park', 'abandon', 'markNoAnswer', 'closeDay'] as const;
const step: fc.Arbitrary<Step> = fc.record({
  desk: fc.integer({ min: 0, max: 3 }),
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Act>('grant') },
    { weight: 4, arbitrary: fc.constantFrom<Act>(...ends) },
    { weight: 2, arbitrary: fc.constantFrom<Act>('start', 'markPriority', 'undo', 'call') },
    { weight: 5, arbitrary: fc.constantFrom<Act>('push', 'push', 'pushLost', 'pull') },
  ),
  salt: fc.integer({ min: 0, max: 9 }),
});
const steps = fc.array(step, { minLength: 4, maxLength: 40 });

/** Lives of one person up to a moment that chance alone seldom reaches. Each is `desk act salt`. */
const moments = {
  /** Sent on by a colleague while the first desk has not heard of it. */
  sentOn: '0grant5 0push5 2pull5 2transfer1 2push1',
  /** The same, and granted to a second desk since. */
  grantedAnew: '0grant5 0push5 2pull5 2transfer1 2push1 1grant5',
  /** Called by a second desk without the server’s word. */
  calledTwice: '0grant5 0push5 1call4',
  /** Served at two desks, of which one has not sent what it did. */
  servedTwice: '0grant5 0push5 1call4 0start5 0push5 1start4',
  /** Served under a call that the server flagged: no call owns the ticket. */
  servedByNoCall: '1call9 0grant1 0push5 0abandon1 0push5 1start9 1push5',
};
const stepsOf = (text: string): readonly Step[] =>
  text.split(' ').map((word) => {
    const [, desk, act, salt] = /^(\d)([a-zA-Z]+)(\d)$/.exec(word) ?? [];
    return { desk: Number(desk), act: act as Act, salt: Number(salt) };
  });
/** Desks that go on from there, and begin services more often. */
const eagerStep: fc.Arbitrary<Step> = fc.record({
  desk: fc.integer({ min: 0, max: 3 }),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Act>('grant') },
    { weight: 3, arbitrary: fc.constantFrom<Act>(...ends) },
    { weight: 5, arbitrary: fc.constantFrom<Act>('start') },
    { weight: 2, arbitrary: fc.constantFrom<Act>('call', 'markPriority', 'undo') },
    { weight: 2, arbitrary: fc.constantFrom<Act>('hold', 'resume', 'recall') },
    { weight: 6, arbitrary: fc.constantFrom<Act>('push', 'push', 'pushLost', 'pull') },
  ),
  salt: fc.integer({ min: 0, max: 9 }),
});
const fromThere = fc
  .tuple(fc.constantFrom(...Object.values(moments)), fc.array(eagerStep, { minLength: 2, maxLength: 14 }))
  .map(([moment, more]) => [...stepsOf(moment), ...more]);

/** Desks that also end their services. */
const busySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: eagerStep },
    { weight: 1, arbitrary: fc.record({ desk: fc.nat(3), act: fc.constant<Act>('finish'), salt: fc.nat(9) }) },
  ),
  { minLength: 4, maxLength: 20 },
);

const commandOf = (act: Act, deskId: string, salt: number): TicketCommand | null => {
  switch (act) {
    case 'call':
      return { type: 'call', deskId, tentative: true, why: [] };
    case 'transfer':
      return { type: 'transfer', reasonId: 'PASSPORT' };
    case 'markNoAnswer':
      return { type: 'markNoAnswer', noAnswerCalls: salt < 5 ? 1 : 9, cooldownMin: 0 };
    case 'finish':
      return { type: 'finish', outcome: 'answered' };
    case 'markPriority':
      return { type: 'markPriority', priority: salt < 5 };
    case 'requeue':
    case 'park':
    case 'abandon':
    case 'closeDay':
    case 'start':
    case 'hold':
    case 'resume':
    case 'recall':
      return { type: act };
    default:
      return null;
  }
};

/** Four machines and a server with one ticket; `look` hears of each state that the server comes to and what was new in it. */
const live = (all: readonly Step[], look: (town: Town, before: Ticket, fresh: readonly AnyEvent[]) => void): void => {
  const issued = foldTicket('t', SITE, [issuedEvent('t')]);
  const town: Town = { stored: issued, copies: [issued, issued, issued, issued], claim: null, seen: new Map() };
  let count = 0;
  const stampOf = (desk: number, salt: number) => ({
    at: AT,
    by: { agentId: 'agent', deviceId: `machine-${desk + 1}`, deskId: deskIds[desk] ?? '' },
    // By chance before or behind those of others.
    newId: () => `e${salt}-${(count += 1)}`,
  });
  const write = (desk: number, bodies: readonly { readonly type: string }[], salt: number): readonly AnyEvent[] => {
    const copy = town.copies[desk] ?? issued;
    const events = stampEvents(copy.events, bodies, stampOf(desk, salt));
    for (const event of events) town.seen.set(event.id, new Set(copy.events.map(({ id }) => id)));
    town.copies[desk] = foldTicket('t', SITE, [...copy.events, ...events]);
    return events;
  };
  const push = (desk: number): void => {
    const before = town.stored;
    const known = new Set(before.events.map(({ id }) => id));
    const merged = mergeDocument('tickets', before, town.copies[desk] ?? issued);
    town.stored = markCalledTwice({ ticket: merged, stored: before, voice });
    if (town.stored.events.some(({ id }) => id === town.claim)) town.claim = null;
    look(
      town,
      before,
      town.stored.events.filter(({ id }) => !known.has(id)),
    );
  };
  const hear = (desk: number): void => {
    town.copies[desk] = mergeDocument('tickets', town.copies[desk] ?? issued, town.stored);
  };
  const decide = (desk: number, command: TicketCommand, salt: number): readonly AnyEvent[] => {
    const decided = decideTicket(town.copies[desk] ?? issued, command);
    return decided.ok ? write(desk, decided.value, salt) : [];
  };
  for (const { desk, act, salt } of all) {
    const copy = town.copies[desk] ?? issued;
    const deskId = deskIds[desk] ?? '';
    if (act === 'push' || act === 'pushLost') push(desk);
    if (act === 'push' || act === 'pull') hear(desk);
    if (act === 'undo') {
      const last = copy.events.findLast(
        (event) => event.by.deviceId === `machine-${desk + 1}` && event.type !== 'undone',
      );
      const undone = undoEvents(copy.events, last ? [last.id] : []);
      if (undone.ok) write(desk, undone.value, salt);
    }
    if (act === 'grant' && copy.status === 'waiting' && town.stored.status === 'waiting' && town.claim === null) {
      // The grant brings the ticket as stored.
      hear(desk);
      const called = decide(desk, { type: 'call', deskId, tentative: false, why: [] }, salt);
      town.claim = called.at(-1)?.id ?? null;
    }
    const command = commandOf(act, deskId, salt);
    if (command) decide(desk, command, salt);
  }
};

type Town = {
  stored: Ticket;
  readonly copies: Ticket[];
  /** The id of the call that was granted and has not arrived. */
  claim: string | null;
  /** What the writer of each event had before their eyes. */
  readonly seen: Map<string, ReadonlySet<string>>;
};

const endTypes = new Set(['requeued', 'transferred', 'noAnswer', 'parked', 'abandoned', 'notServedAtClosing']);

/** Events that say that the person is there, and states of who is not. */
const presences = new Set(['transferred', 'parked', 'requeued']);
const absences = new Set(['noAnswer', 'abandoned']);

/** Calls that nobody took back and that the server did not flag. */
const standing = ({ events }: Ticket): readonly AnyEvent[] => {
  const told = effectiveEvents(events);
  const flagged = new Set(told.filter(({ type }) => type === 'calledTwice').map((event) => event['cause']));
  return told.filter((event) => event.type === 'called' && !flagged.has(event.id));
};

/** Whether somebody who saw a call ended it. */
const isEnded = ({ stored, seen }: Town, call: AnyEvent): boolean =>
  effectiveEvents(stored.events).some((event) => endTypes.has(event.type) && seen.get(event.id)?.has(call.id) === true);

const runs = { numRuns: 3_000 };

describe('four machines and one person, in any order of acts and arrivals', () => {
  it('frees a person only by an end whose writer saw the call that holds them', () => {
    fc.assert(
      fc.property(steps, (all) => {
        live(all, (town) => {
          if (town.stored.status !== 'waiting') return;
          for (const call of standing(town.stored)) expect(isEnded(town, call)).toBe(true);
        });
      }),
      runs,
    );
  });

  it('leaves the person with the desk that holds them, whatever arrives from who did not know', () => {
    fc.assert(
      fc.property(fc.oneof(steps, fromThere), (all) => {
        live(all, (town, before, fresh) => {
          const { callId, heldBy } = ticketDetails(before);
          if (!inHand.has(before.status)) return;
          const knew = fresh.some(
            (event) =>
              event['target'] === callId || event['target'] === heldBy || town.seen.get(event.id)?.has(heldBy) === true,
          );
          if (knew) return;
          expect(ticketDetails(town.stored).heldBy).toBe(heldBy);
          expect(inHand.has(town.stored.status)).toBe(true);
          const holder = before.events.find(({ id }) => id === (callId || heldBy));
          const isOthers = fresh.every(({ by }) => by.deskId !== before.deskId && by.deviceId !== holder?.by.deviceId);
          // Nobody else puts the service on hold or takes it up again.
          if (isOthers) expect(town.stored.status).toBe(before.status);
        });
      }),
      { numRuns: 6_000 },
    );
  });

  it('keeps the place of who was sent on, set aside or put back, when who had not heard of that notes that nobody came', () => {
    let count = 0;
    // The first desk, which has heard of nothing, says so at the end.
    const gone = fc
      .tuple(
        fc.array(eagerStep, { maxLength: 5 }),
        fc.constantFrom<Act>('markNoAnswer', 'abandon'),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([more, act, salt]): readonly Step[] => [
        ...stepsOf(moments.sentOn),
        ...more,
        { desk: 0, act, salt },
        { desk: 0, act: 'push', salt },
      ]);
    fc.assert(
      fc.property(fc.oneof(steps, fromThere, gone), (all) => {
        live(all, (town, before, fresh) => {
          const last = ticketTale(before.events).told.findLast(({ type }) => presences.has(type));
          if (!last || !['waiting', 'parked'].includes(before.status)) return;
          const isBlind = ({ id, type, call }: AnyEvent): boolean =>
            !['called', 'started', 'undone', 'notServedAtClosing'].includes(type) &&
            call !== '' &&
            town.seen.get(id)?.has(last.id) !== true;
          if (!fresh.every(isBlind) || !fresh.some(({ type }) => absences.has(type))) return;
          count += 1;
          expect(absences.has(town.stored.status)).toBe(false);
        });
      }),
      runs,
    );
    expect(count).toBeGreaterThan(20);
  });

  it('is held by one machine at most: each other call was ended by who saw it, or is flagged', () => {
    fc.assert(
      fc.property(steps, (all) => {
        live(all, (town) => {
          const open = standing(town.stored).filter((call) => !isEnded(town, call));
          expect(new Set(open.map((call) => call.by.deviceId)).size).toBeLessThanOrEqual(1);
        });
      }),
      runs,
    );
  });

  type Told = readonly [desk: number, act: Act, salt?: number];
  /** What the server held at each push of these acts, each `desk act` with a salt. */
  const statesOf = (acts: readonly Told[]): readonly Ticket[] => {
    const states: Ticket[] = [];
    live(
      acts.map(([desk, act, salt = 5]) => ({ desk, act, salt })),
      ({ stored }) => states.push(stored),
    );
    return states;
  };
  const after = (...acts: readonly Told[]): Ticket => statesOf(acts).at(-1) ?? fail();

  it('stays with the desk that holds them when another takes back the end of its own older call', () => {
    const stored = after(
      [0, 'grant'],
      [0, 'markNoAnswer'],
      [0, 'push'],
      [1, 'grant'],
      [1, 'push'],
      [0, 'undo'],
      [0, 'push'],
    );
    expect(stored).toMatchObject({ status: 'called', deskId: 'desk-2', calledTwice: true });
  });

  it('waits on when a desk whose call lost notes that nobody came', () => {
    const stored = after(
      [1, 'call'],
      [1, 'markNoAnswer', 4],
      [0, 'grant'],
      [0, 'push'],
      [0, 'requeue', 0],
      [0, 'push'],
      [1, 'push'],
    );
    expect(stored).toMatchObject({ status: 'waiting', calledTwice: true });
  });

  it('is served on when somebody who saw the call, and not that the service began, notes an end', () => {
    for (const act of ['transfer', 'park', 'abandon', 'requeue'] as const)
      for (const [salt, other] of [
        [1, 9],
        [9, 1],
      ] as const) {
        const stored = after(
          [0, 'grant'],
          [0, 'push'],
          [1, 'pull'],
          [0, 'start', salt],
          [0, 'push'],
          [1, act, other],
          [1, 'push'],
        );
        expect(stored).toMatchObject({ status: 'serving', deskId: 'desk-1' });
        const { heldBy } = ticketDetails(stored);
        expect(stored.events.find(({ id }) => id === heldBy)?.type).toBe('started');
      }
  });

  it('stays with the desk that began to serve behind an end, and the call that came in between is told', () => {
    const stored = after(
      [0, 'grant'],
      [0, 'push'],
      [2, 'pull'],
      [2, 'transfer', 1],
      [2, 'push'],
      [1, 'grant', 1],
      [0, 'start', 9],
      [0, 'push'],
      [1, 'push'],
    );
    expect(stored).toMatchObject({ status: 'serving', deskId: 'desk-1', calledTwice: true });
  });

  it('is sent on by a service whose call lost against one that nobody answered', () => {
    for (const salt of [1, 9]) {
      const stored = after(
        [1, 'call', salt],
        [1, 'start', salt],
        [1, 'transfer', salt],
        [0, 'grant', 5],
        [0, 'push'],
        [0, 'markNoAnswer', 9],
        [0, 'push'],
        [1, 'push'],
      );
      expect(stored).toMatchObject({ status: 'waiting', reasonId: 'PASSPORT' });
    }
  });

  it('is sent on by who had not heard that a desk took them for gone', () => {
    const stored = after(
      [1, 'markPriority', 9],
      [1, 'markPriority', 1],
      [1, 'transfer', 9],
      [0, 'grant'],
      [0, 'abandon', 1],
      [0, 'push'],
      [1, 'push'],
    );
    expect(stored).toMatchObject({ status: 'waiting', reasonId: 'PASSPORT' });
  });

  it('stays with the machine that was granted them when another at the same desk called and began beside it', () => {
    const stored = after([3, 'call', 4], [3, 'start', 4], [3, 'transfer', 4], [0, 'grant'], [0, 'push'], [3, 'push']);
    expect(stored).toMatchObject({ status: 'called', deskId: 'desk-1', calledTwice: true });
  });

  it('is served where the service began, and keeps a service that ended, whatever call follows', () => {
    const served = (...more: readonly Told[]): Ticket =>
      after([1, 'call', 9], [0, 'grant', 1], [0, 'push'], [0, 'abandon', 1], [0, 'push'], [1, 'start', 9], ...more, [
        1,
        'push',
      ]);
    expect(served()).toMatchObject({ status: 'serving', deskId: 'desk-2' });
    const done = served([1, 'finish', 9], [1, 'push'], [2, 'call', 9], [2, 'push']);
    expect(done).toMatchObject({ status: 'done', deskId: 'desk-2', startedAt: AT });
  });

  it('begins the service at a second machine of the desk that knows of the call of the first', () => {
    const stored = after([0, 'grant'], [0, 'push'], [3, 'call', 9], [3, 'push'], [3, 'start', 9], [3, 'push']);
    expect(stored).toMatchObject({ status: 'serving', deskId: 'desk-1' });
  });

  /** A supervisor settles a double call on the ticket as the server has it; `null` = there is none. */
  const settle = (stored: Ticket, pick: number) => {
    const keepers = keepersOf(stored);
    const keeper = keepers[pick % Math.max(1, keepers.length)] ?? '';
    const bodies = settleDoubleCall(stored, keeper);
    if (bodies.length === 0) return null;
    const by = { agentId: 'boss', deviceId: 'machine-9', deskId: '' };
    let count = 0;
    const stamp = { at: AT, by, newId: () => `boss-${(count += 1)}` };
    const called = foldTicket('t', SITE, [...stored.events, ...stampEvents(stored.events, bodies, stamp)]);
    const isAnew = bodies.some(({ type }) => type === 'called');
    // As the command writes it: the start names the call that was given.
    const isServing = inService.has(stored.status) && stored.deskId === keeper;
    const begun = isServing ? decideTicket(called, { type: 'start', unlessServed: true }) : null;
    const more = begun?.ok ? stampEvents(called.events, begun.value, stamp) : [];
    const copy = foldTicket('t', SITE, [...called.events, ...more]);
    return { keeper, isAnew, copy, after: markCalledTwice({ ticket: copy, stored, voice }) };
  };
  const lastOf = (all: readonly Step[]): Town => {
    const towns: Town[] = [];
    live([...all, { desk: 0, act: 'push', salt: 5 }], (town) => towns.push(town));
    return towns.at(-1) ?? fail();
  };

  it('is settled once for the desk that was chosen, whatever every machine did before', () => {
    let count = 0;
    fc.assert(
      fc.property(steps, fc.nat(), (all, pick) => {
        const { stored } = lastOf(all);
        const settled = settle(stored, pick);
        expect(settled !== null).toBe(stored.calledTwice && stored.status !== 'void');
        if (!settled) return;
        count += 1;
        const { keeper, after: found } = settled;
        const vain = ticketDetails(stored).crossed.map(({ event }) => event.id);
        const told = ticketTale(found.events).told.filter(({ type }) => type !== 'notServedAtClosing');
        expect(told.filter(({ id }) => vain.includes(id))).toEqual([]);
        expect(found.calledTwice).toBe(false);
        if (inHand.has(found.status)) expect(found.deskId).toBe(keeper);
        else expect(found.status).toBe(stored.status);
        if (inService.has(stored.status) && stored.deskId === keeper) expect(inService.has(found.status)).toBe(true);
      }),
      runs,
    );
    expect(count).toBeGreaterThan(100);
  });

  it('is lost to nobody by settling: who is there stays there, at the desk that was chosen or in the room, and a service stays', () => {
    let count = 0;
    const there = new Set([...inHand, 'waiting', 'parked']);
    fc.assert(
      fc.property(fc.oneof(fromThere, busySteps), fc.nat(), (all, pick) => {
        const { stored } = lastOf(all);
        const settled = settle(stored, pick);
        if (!settled || (!there.has(stored.status) && stored.status !== 'done')) return;
        count += 1;
        const { keeper, after: found } = settled;
        expect(found.calledTwice).toBe(false);
        expect([found.status === 'done', there.has(found.status)]).toEqual([
          stored.status === 'done',
          there.has(stored.status),
        ]);
        if (inHand.has(found.status)) expect(found.deskId).toBe(keeper);
        if (inService.has(stored.status) && stored.deskId === keeper) expect(inService.has(found.status)).toBe(true);
      }),
      { numRuns: 6_000 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it('who was served and set aside, while another desk took them for gone, may be called by either desk', () => {
    const stored = lastOf(stepsOf(`${moments.servedByNoCall} 1park1 1push5`)).stored;
    expect(stored).toMatchObject({ status: 'parked', calledTwice: true });
    expect(keepersOf(stored)).toEqual(['desk-1', 'desk-2']);
    for (const [pick, deskId] of keepersOf(stored).entries())
      expect(settle(stored, pick)?.after).toMatchObject({ status: 'called', deskId, calledTwice: false });
  });

  it('stays with the desk that was granted them, when a supervisor had not heard of that', () => {
    const marks: readonly Told[] = [1, 9, 1].map((salt) => [0, 'markPriority', salt]);
    const states = statesOf([
      [0, 'grant'],
      [0, 'push'],
      [1, 'call'],
      [1, 'start'],
      [1, 'push'],
      [0, 'start'],
      ...marks,
      [0, 'transfer'],
      [0, 'push'],
      [2, 'grant'],
      [2, 'push'],
    ]);
    const [seen, stored] = [states[1] ?? fail(), states.at(-1) ?? fail()];
    const settled = settle(seen, keepersOf(seen).indexOf('desk-2')) ?? fail();
    const ticket = mergeDocument('tickets', stored, settled.copy);
    const found = markCalledTwice({ ticket, stored, voice });
    expect(found).toMatchObject({ status: 'called', deskId: 'desk-3', calledTwice: true });
  });

  it('stays where they are when a supervisor settled on a copy that had not heard of it', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.oneof(steps, fromThere), fc.nat(), fc.nat(), (all, pick, moment) => {
        const states: Ticket[] = [];
        live([...all, { desk: 0, act: 'push', salt: 5 }], ({ stored }) => states.push(stored));
        const seen = states[moment % states.length] ?? fail();
        const stored = states.at(-1) ?? fail();
        const settled = settle(seen, pick);
        const { heldBy } = ticketDetails(stored);
        if (!settled || seen.events.some(({ id }) => id === heldBy)) return;
        count += 1;
        const found = markCalledTwice({ ticket: mergeDocument('tickets', stored, settled.copy), stored, voice });
        if (inHand.has(found.status)) expect(found.deskId).not.toBe('');
        const { by } = stored.events.find(({ id }) => id === heldBy) ?? {};
        const call = stored.events.find(({ id }) => id === ticketDetails(stored).callId);
        const isTaken = settled.copy.events.some((event) => event.type === 'undone' && event['target'] === call?.id);
        if (by && call && !isTaken) expect(ticketDetails(found).heldBy).toBe(heldBy);
      }),
      runs,
    );
    expect(count).toBeGreaterThan(50);
  });

  it('stays with that desk when what others had not sent yet arrives: a service that ended, or what both read, aside', () => {
    let count = 0;
    fc.assert(
      fc.property(steps, fc.nat(), (all, pick) => {
        const { stored, copies } = lastOf(all);
        const settled = settle(stored, pick);
        if (!settled?.isAnew) return;
        count += 1;
        const { heldBy } = ticketDetails(settled.after);
        const home = copies.reduce((before, copy) => {
          const ticket = mergeDocument('tickets', before, copy);
          return markCalledTwice({ ticket, stored: before, voice });
        }, settled.after);
        if (home.status !== 'done') expect([ticketDetails(home).heldBy, home.deskId]).toEqual([heldBy, settled.keeper]);
      }),
      { numRuns: 6_000 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('is told once of each call that it lost, by no call of the same machine, and of nothing more when it is sent again', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.oneof(fromThere, busySteps), (all) => {
        live(all, ({ stored }, before) => {
          const ids = stored.events.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const kept of [before, stored])
            expect(markCalledTwice({ ticket: stored, stored: kept, voice })).toBe(stored);
          const machineOf = (id: unknown) => stored.events.find((event) => event.id === id)?.by.deviceId;
          for (const { type, cause, rival } of stored.events) {
            if (type !== 'calledTwice') continue;
            count += 1;
            expect(machineOf(cause)).not.toBe(machineOf(rival));
          }
        });
      }),
      { numRuns: 6_000 },
    );
    expect(count).toBeGreaterThan(100);
  });

  it('is the same ticket on every copy that knows the same', () => {
    fc.assert(
      fc.property(fc.oneof(steps, fromThere, busySteps), (all) => {
        live(all, ({ stored, copies }) => {
          for (const copy of copies) {
            const merged = mergeDocument('tickets', copy, stored);
            expect(mergeDocument('tickets', stored, copy)).toEqual(merged);
            expect(mergeDocument('tickets', merged, copy)).toEqual(merged);
          }
          const [a = stored, b = stored, c = stored] = copies;
          expect(mergeDocument('tickets', mergeDocument('tickets', a, b), c)).toEqual(
            mergeDocument('tickets', a, mergeDocument('tickets', b, c)),
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});
