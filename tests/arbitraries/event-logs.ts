import fc from 'fast-check';

import type { Citizen } from '../../src/shared/domain/model/citizen';
import type { AnyEvent } from '../../src/shared/domain/model/event';
import { foldDocument, type LogCollection, type Stored } from '../../src/shared/sync/merge-document';
import type { Documents } from '../../src/shared/domain/model/collections';
import { unionEvents } from '../../src/shared/sync/union-events';

/** The collections whose documents are logs. */
export const logCollections: readonly LogCollection[] = ['appointments', 'tickets', 'requests', 'deskSessions'];

const typesOf: Readonly<Record<LogCollection, readonly string[]>> = {
  appointments: [
    'booked',
    'rescheduled',
    'accepted',
    'overbooked',
    'kept',
    'informed',
    'personsCorrected',
    'reasonCorrected',
    'bothKept',
    'callTaken',
    'callNoted',
    'reminded',
    'arrived',
    'attended',
    'noShow',
    'cancelledByCitizen',
    'cancelledByOffice',
    'reopened',
    'wordsErased',
  ],
  tickets: [
    'issued',
    'called',
    'calledTwice',
    'recalled',
    'started',
    'held',
    'resumed',
    'parked',
    'requeued',
    'transferred',
    'noAnswer',
    'abandoned',
    'notServedAtClosing',
    'done',
    'paperMarked',
    'priorityMarked',
    'requestAdded',
    'timesDoubted',
  ],
  requests: [
    'received',
    'qualified',
    'assigned',
    'started',
    'waitingOnCitizen',
    'answered',
    'closed',
    'reopened',
    'wordsErased',
  ],
  deskSessions: ['opened', 'paused', 'resumed', 'closed', 'measureAnnounced'],
};

const eventId = fc.integer({ min: 1, max: 14 }).map((number) => `e${String(number)}`);
const word = fc.constantFrom('', 'a', 'b', 'CNI', 'desk-1', 'desk-2');

const payload = fc.record(
  {
    day: fc.constantFrom('2026-11-23', '2026-11-24'),
    time: fc.constantFrom('09:00', '10:20'),
    durationMin: fc.integer({ min: 5, max: 60 }),
    deskId: word,
    reasonId: word,
    citizenId: word,
    ticketId: word,
    agentId: word,
    outcome: word,
    persons: fc.array(fc.record({ preApplicationNumber: word })),
    // The id of an event, or of a citizen.
    cause: fc.oneof({ weight: 4, arbitrary: eventId }, { weight: 1, arbitrary: word }),
    subject: word,
    call: fc.oneof(fc.constant(''), eventId),
    settles: fc.constantFrom('', 'e1', 'e2'),
    rivals: fc.array(word),
    rival: eventId,
    series: fc.constantFrom('A', 'A-K2'),
    number: fc.integer({ min: 1, max: 999 }),
    priority: fc.boolean(),
    tentative: fc.boolean(),
    paperId: fc.constantFrom('photo', '__proto__', 'stamp'),
    mark: fc.constantFrom('seen', 'missing', ''),
    roomId: word,
    returnToDeskId: word,
    returnReasonId: word,
    retryMin: fc.constantFrom(0, 3),
    why: fc.constantFrom('left', 'tooLong', 'lunch', 'pigeon'),
    themeId: word,
    requestId: word,
    channel: fc.constantFrom('desk', 'phone', 'inPerson', 'pigeon'),
  },
  { requiredKeys: [] },
);

/** The right names with values of any kind, as a broken or much newer program might write them. */
const garbage = fc.dictionary(
  fc.constantFrom(
    'day',
    'time',
    'durationMin',
    'deskId',
    'persons',
    'cause',
    'rivals',
    'number',
    'series',
    'mark',
    'paperId',
    'tentative',
    'retryMin',
    'returnToDeskId',
    'why',
    'target',
    'later',
  ),
  fc.jsonValue(),
);

const eventOf = (types: readonly string[]): fc.Arbitrary<AnyEvent> =>
  fc
    .record({
      envelope: fc.record({
        id: eventId,
        n: fc.integer({ min: 1, max: 9 }),
        at: fc
          .integer({ min: 0, max: 900 })
          .map((minutes) => new Date(Date.UTC(2026, 10, 23, 8) + minutes * 60_000).toISOString()),
        by: fc.record({ agentId: word, deviceId: word, deskId: word }),
      }),
      type: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...types) },
        { weight: 2, arbitrary: fc.constant('undone') },
        { weight: 1, arbitrary: fc.constant('ofTheFuture') },
      ),
      target: eventId,
      body: fc.oneof({ weight: 4, arbitrary: payload }, { weight: 1, arbitrary: garbage }),
    })
    .map(({ envelope, type, target, body }) => ({
      ...(type === 'undone' ? { target } : {}),
      ...body,
      ...envelope,
      type,
    }));

/** Events of a collection: known and unknown types, sound and broken payloads, undos of anything; ids may repeat. */
export const eventsOf = (collection: LogCollection): fc.Arbitrary<AnyEvent[]> =>
  fc.array(eventOf(typesOf[collection]), { maxLength: 14 });

/** A log as a document holds it: each id once. */
export const logOf = (collection: LogCollection): fc.Arbitrary<AnyEvent[]> =>
  eventsOf(collection).map((events) => unionEvents(events, []));

/** A document of a log collection as any replica might hold it. */
export const documentOf = <Name extends LogCollection>(collection: Name): fc.Arbitrary<Stored<Documents[Name]>> =>
  fc
    .record({ log: logOf(collection), gone: fc.constantFrom<boolean | undefined>(undefined, false, true) })
    .map(({ log, gone }) => ({
      ...foldDocument(collection, 'doc', 'site', log),
      ...(gone === undefined ? {} : { _deleted: gone }),
    }));

/** Copies of one document on several replicas: each knows some of the same events, and an id has one content. */
export const copiesOf = <Name extends LogCollection>(
  collection: Name,
  count: number,
): fc.Arbitrary<Stored<Documents[Name]>[]> =>
  logOf(collection).chain((pool) =>
    fc.array(
      fc
        .record({ known: fc.subarray(pool), gone: fc.constantFrom<boolean | undefined>(undefined, false, true) })
        .map(({ known, gone }) => ({
          ...foldDocument(collection, 'doc', 'site', known),
          ...(gone === undefined ? {} : { _deleted: gone }),
        })),
      { minLength: count, maxLength: count },
    ),
  );

const stamp = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('d1', 'd2'))
  .map(([wall, device]) => `${String(wall).padStart(15, '0')}-000000-${device}`);

/** Registers of a citizen, of fields known and unknown; erased now and then. */
export const citizen: fc.Arbitrary<Citizen> = fc.record({
  id: fc.constant('citizen'),
  siteId: fc.constant('site'),
  fields: fc.dictionary(
    fc.constantFrom('lastName', 'firstName', 'birthDate', 'phone', 'email', 'ofTheFuture', '__proto__'),
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ v: word, t: stamp, p: stamp }, { requiredKeys: ['v', 't'] }) },
      { weight: 1, arbitrary: fc.jsonValue().map((value) => value as never) },
    ),
  ),
  erasedAt: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: stamp }),
});
