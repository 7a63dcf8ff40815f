import fc from 'fast-check';
import { expect, it, vi } from 'vitest';

import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Checkpoint, WireDocument } from '#shared/sync/protocol';

import { bookedEvent, calledEvent, event, issuedEvent, movedEvent, SITE, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

// Each run has a server of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const DESKS = ['desk-1', 'desk-2', 'desk-3'];
const STATIONS = 2;
const TIMES = ['09:00', '09:10', '09:20', '09:30'];
const REASONS = ['reason-deposit', 'reason-other'];

type Space = {
  readonly count: number;
  readonly desks: readonly string[];
  readonly times: readonly string[];
  readonly reasons: readonly string[];
};

const idOf = (prefix: string, most: number) => fc.integer({ min: 1, max: most }).map((number) => `${prefix}${number}`);

const placeIn = ({ desks, times }: Space) =>
  fc.record({
    time: fc.constantFrom(...times),
    durationMin: fc.constantFrom(10, 20),
    deskId: fc.constantFrom(...desks),
  });

type Copy = {
  readonly number: number;
  readonly moves: readonly { readonly time: string; readonly durationMin: number; readonly deskId: string }[];
  readonly end: string;
  readonly reopen: boolean;
};

const copyOf = (space: Space): fc.Arbitrary<Copy> =>
  fc.record({
    number: fc.integer({ min: 0, max: space.count - 1 }),
    moves: fc.array(placeIn(space), { maxLength: 2 }),
    end: fc.constantFrom('', 'cancelledByCitizen', 'noShow', 'undone'),
    reopen: fc.boolean(),
  });

/** The ids of events name their content, so that no id ever has two contents. */
const eventsOf = (id: string, booking: Parameters<typeof bookedEvent>[1], { moves, end, reopen }: Copy): AnyEvent[] => {
  const events = [
    bookedEvent(id, booking),
    ...moves.map((move, index) =>
      movedEvent(`${id}-m${index}-${move.time}-${move.durationMin}-${move.deskId}`, 2 + index, move),
    ),
  ];
  const target = events.at(-1)?.id ?? '';
  if (end === 'undone') events.push(event(`u-${target}`, 6, { type: 'undone', target }));
  else if (end !== '') events.push(event(`${id}-${end}`, 6, { type: end }));
  if (reopen) events.push(event(`${id}-reopened`, 7, { type: 'reopened' }));
  return events;
};

/** Pushes of some copies of a few appointments: one booking each for good; moves, ends and reopenings in any mixture. */
const pushesIn = (space: Space) =>
  fc
    .array(fc.record({ place: placeIn(space), reasonId: fc.constantFrom(...space.reasons) }), {
      minLength: space.count,
      maxLength: space.count,
    })
    .chain((bookings) => {
      const copy = copyOf(space).map((one): WireDocument => {
        const booking = bookings[one.number];
        const id = `a${one.number}`;
        return wire(
          foldAppointment(
            id,
            SITE,
            eventsOf(id, { ...booking?.place, ...(booking ? { reasonId: booking.reasonId } : {}) }, one),
          ),
        );
      });
      return fc.array(fc.array(copy, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 });
    });

const WIDE: Space = { count: 6, desks: DESKS, times: TIMES, reasons: REASONS };
// One place only, so that who gives it up and wants it back meets who took it.
const ONE_PLACE: Space = { count: 2, desks: ['desk-1'], times: ['09:00'], reasons: ['reason-other'] };
// More desks than enrolment stations, all at once.
const STATIONS_ONLY: Space = { count: 5, desks: DESKS, times: ['09:00'], reasons: ['reason-deposit'] };

const appointmentPushes = pushesIn(WIDE);

const ticketPushes = fc.array(
  fc.array(
    fc
      .record({
        id: idOf('t', 2),
        desk: fc.constantFrom(...DESKS),
        n: fc.integer({ min: 2, max: 4 }),
        after: fc.constantFrom('', 'done', 'requeued', 'noAnswer'),
      })
      .map(({ id, desk, n, after }): WireDocument => {
        const events = [issuedEvent(id), calledEvent(`${id}-${desk}-${n}`, n, desk)];
        if (after !== '')
          events.push(event(`${id}-${desk}-${n}-${after}`, n + 1, { type: after, outcome: 'answered' }));
        return wire(foldTicket(id, SITE, events));
      }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 6 },
);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Held = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly deskId: string;
  readonly reasonId: string;
};

const held = (documents: readonly WireDocument[]): Held[] =>
  documents
    .filter(
      (one) => one['confirmation'] === 'accepted' && ['booked', 'arrived', 'attended'].includes(String(one['status'])),
    )
    .map((one) => {
      const from = minutes(String(one['time']));
      return {
        id: one.id,
        from,
        to: from + Number(one['durationMin']),
        deskId: String(one['deskId']),
        reasonId: String(one['reasonId']),
      };
    });

/** Recounts minute by minute, with constants of its own: it must not share the server's reckoning. */
const overCapacity = (all: readonly Held[]): string[] => {
  const faults: string[] = [];
  for (let minute = 9 * 60; minute < 10 * 60; minute += 1) {
    const now = all.filter((one) => one.from <= minute && minute < one.to);
    for (const desk of DESKS)
      if (now.filter((one) => one.deskId === desk).length > 1) faults.push(`${desk} at ${minute}`);
    if (now.filter((one) => one.reasonId === 'reason-deposit').length > 2) faults.push(`stations at ${minute}`);
  }
  return faults;
};

const onServer = async (work: (server: TestServer, desk: TestDevice) => Promise<void>): Promise<void> => {
  const server = await testServer(STATIONS);
  try {
    await work(server, await server.enrol());
  } finally {
    await server.close();
  }
};

const pullFrom = async (
  desk: TestDevice,
  collection: CollectionName,
  since: Checkpoint | null,
): Promise<ReadonlyMap<string, WireDocument>> =>
  new Map((await desk.pull(collection, since)).documents.map((one) => [one.id, one]));

it.each([
  ['in a wide day', WIDE, 40],
  ['at one place', ONE_PLACE, 120],
  ['at the enrolment stations', STATIONS_ONLY, 60],
] as const)(
  'never accepts above capacity %s, whatever is pushed in whatever order, and drops nobody',
  async (_name, space, numRuns) => {
    await fc.assert(
      fc.asyncProperty(pushesIn(space), (pushes) =>
        onServer(async (_server, desk) => {
          for (const rows of pushes) {
            await desk.push('appointments', rows);
            expect(overCapacity(held((await desk.pull('appointments')).documents))).toEqual([]);
          }
          const stored = await pullFrom(desk, 'appointments', null);
          for (const row of pushes.flat()) {
            const known = new Set(((stored.get(row.id)?.['events'] ?? []) as AnyEvent[]).map((one) => one.id));
            for (const one of row['events'] as AnyEvent[]) expect(known.has(one.id)).toBe(true);
          }
        }),
      ),
      { numRuns },
    );
  },
);

it.each([
  ['appointments', appointmentPushes],
  ['tickets', ticketPushes],
] as const)('changes nothing when any push of %s is replayed', async (collection, pushes) => {
  await fc.assert(
    fc.asyncProperty(pushes, (sent) =>
      onServer(async (server, desk) => {
        for (const rows of sent) await desk.push(collection, rows);
        const head = await server.store.head(SITE);
        const before = await desk.pull(collection);
        for (const rows of sent) await desk.push(collection, rows);
        for (const rows of sent.toReversed()) await desk.push(collection, rows.toReversed());
        await desk.push(collection, before.documents);
        expect(await server.store.head(SITE)).toBe(head);
        expect(await desk.pull(collection)).toEqual(before);
      }),
    ),
    { numRuns: 40 },
  );
});

it('reaches the same from any old checkpoint as from zero', async () => {
  await fc.assert(
    fc.asyncProperty(appointmentPushes, fc.integer({ min: 1, max: 3 }), (pushes, limit) =>
      onServer(async (_server, desk) => {
        const replicas: { since: Checkpoint; documents: Map<string, WireDocument> }[] = [];
        for (const rows of pushes) {
          const page = await desk.pull('appointments');
          replicas.push({ since: page.checkpoint, documents: new Map(page.documents.map((one) => [one.id, one])) });
          await desk.push('appointments', rows);
        }
        const whole = await pullFrom(desk, 'appointments', null);
        for (const replica of replicas) {
          for (let more = true; more;) {
            const page = await desk.pull('appointments', replica.since, limit);
            for (const one of page.documents) replica.documents.set(one.id, one);
            replica.since = page.checkpoint;
            more = page.hasMore;
          }
          expect(Object.fromEntries(replica.documents)).toEqual(Object.fromEntries(whole));
        }
      }),
    ),
    { numRuns: 30 },
  );
});

it('leaves each ticket with one desk and shows every other call', async () => {
  await fc.assert(
    fc.asyncProperty(ticketPushes, (pushes) =>
      onServer(async (_server, desk) => {
        const owners = new Map<string, string>();
        for (const row of pushes.flat()) {
          await desk.push('tickets', [row]);
          for (const [id, stored] of await pullFrom(desk, 'tickets', null)) {
            const events = stored['events'] as AnyEvent[];
            if (events.some((one) => ['requeued', 'noAnswer'].includes(one.type))) continue;
            const flagged = new Set(events.filter((one) => one.type === 'calledTwice').map((one) => one['cause']));
            const standing = new Set(
              events.filter((one) => one.type === 'called' && !flagged.has(one.id)).map((one) => one['deskId']),
            );
            expect(standing.size).toBe(1);
            const owner = String([...standing][0]);
            expect(owners.get(id) ?? owner).toBe(owner);
            owners.set(id, owner);
          }
        }
      }),
    ),
    { numRuns: 40 },
  );
});
