import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { callList } from '#shared/domain/calls/call-list';
import { strandedDays } from '#shared/domain/booking/stranded-appointments';
import { findConflicts, unreadableOf } from '#shared/domain/conflicts/find-conflicts';
import { settledToday } from '#shared/domain/conflicts/settled-today';
import { eventFacts } from '#shared/domain/exchange/ical/appointment-event';
import { calendarFeed } from '#shared/domain/exchange/ical/calendar-feed';
import { calendarPieces } from '#shared/domain/exchange/ical/write-calendar';
import { exportRows } from '#shared/domain/exchange/export/export-rows';
import { planAhead } from '#shared/domain/insights/day/day-ahead';
import { nextDays } from '#shared/domain/insights/day/next-days';
import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/sheet-wire';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import { visitsOf } from '#shared/domain/insights/facts/visits-of';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { composeMessage } from '#shared/domain/messages/compose-message';
import { wantedMessages } from '#shared/domain/messages/wanted-messages';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { createPassageNotes } from '#shared/domain/people/passage-notes';
import { joinPassages } from '#shared/domain/people/passages';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import { requestLines } from '#shared/domain/requests/request-line';
import { personOf } from '#shared/domain/people/person';
import { searchCitizens } from '#shared/domain/people/search-citizens';
import { createSearchIndex } from '#shared/domain/people/search-index';
import { publicationOf } from '#shared/domain/publication/publication-of';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { callerOf } from '#shared/domain/queue/caller-of';
import { announceWaits, remainingWaits } from '#shared/domain/queue/look-ahead';
import { learnTimes } from '#shared/domain/queue/service-times';
import { standingsOf } from '#shared/domain/queue/ticket-standing';
import { freeSlots } from '#shared/domain/scheduling/free-slots';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { fieldValuesOf, templateOf } from '#shared/i18n/fr/message-templates';
import { canonicalText } from '#shared/sync/canonical-text';
import { lastDayOf } from '#shared/sync/desk-window';
import { digestOf } from '#shared/sync/digest';
import { isLogCollection, mergeDocument } from '#shared/sync/merge-document';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import { sameDocument } from '#shared/sync/same-document';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';
import { civilOf, minutesOf } from '#shared/time/civil';

import { brokenDay, brokenDocument, brokenNow, brokenTown } from '../../../tests/arbitraries/broken-documents';
import { historyLines } from '../features/agenda/view-model/history';
import { buildDayView } from '../features/agenda/view-model/day-view';
import { calendarEvents } from '../features/agenda/view-model/calendar-events';
import { dayList } from '../features/agenda/view-model/day-list';
import { monthLoad } from '../features/agenda/view-model/month-load';
import { wholeSite } from '../features/agenda/view-model/scope';
import { sayConflict, peopleOf } from '../features/conflicts/view-model/say-conflict';
import { createWords } from '../features/conflicts/view-model/words';
import { surplusView } from '../features/conflicts/view-model/surplus-view';
import { atDesk } from '../features/counter/view-model/at-desk';
import { callable } from '../features/counter/view-model/callable';
import { lastServed } from '../features/counter/view-model/last-served';
import { nextUp } from '../features/counter/view-model/next-up';
import { serviceFacts } from '../features/counter/view-model/service-facts';
import { passageLine } from '../features/people/view-model/passage-line';
import { arrivedPeople } from '../features/reception/view-model/arrived';
import { groupArrivals } from '../features/reception/view-model/arrivals';
import { helpCalls } from '../features/reception/view-model/help-calls';
import { nextCalls } from '../features/reception/view-model/queue-view';
import { setAside } from '../features/reception/view-model/set-aside';
import { sayStep } from '../features/requests/view-model/say-step';
import { exportWords } from '#shared/i18n/fr/settings-exchange';
import { habitsOf, liveDay } from '../features/supervision/live/live-day';
import { cardActs, cardFacts } from '../features/ticket/view-model/card-view';

type Store = { readonly [Name in CollectionName]: readonly Documents[Name][] };

const today = brokenDay;
const now = brokenNow;
const reference = toSiteReference(brokenTown.reference);
if (!reference) throw new Error('no town');
const { zone } = reference.site;
const { time } = civilOf(now, zone);
const civil = { day: today, minute: minutesOf(time) };
const [desk] = reference.desks;
if (!desk) throw new Error('no desk');
const caller = callerOf(desk, reference.agents[0]?.id ?? '', reference);
const isOfToday = ({ day }: { readonly day: string }): boolean => day === today;
const times = learnTimes({ tickets: [], appointments: [], reasons: reference.reasons });

/** Sound neighbours of what is broken: a few of each kind, of today. */
const neighbours: Store = {
  ...brokenTown,
  appointments: brokenTown.appointments.filter(isOfToday).slice(0, 6),
  tickets: brokenTown.tickets.filter(isOfToday).slice(0, 6),
  requests: brokenTown.requests.filter(isOfToday).slice(0, 6),
  deskSessions: brokenTown.deskSessions.filter(isOfToday).slice(0, 3),
  citizens: brokenTown.citizens.slice(0, 10),
};

const valuesOf = ({ citizens }: Store) => new Map(citizens.map((one) => [one.id, toCitizenValues(one)]));
const refOf = (store: Store) => toSiteReference(store.reference) ?? reference;
const floorOf = (store: Store) => ({
  nowIso: now,
  tickets: store.tickets.filter(isOfToday),
  sessions: store.deskSessions.filter(isOfToday),
  appointments: store.appointments.filter(isOfToday),
  reference: refOf(store),
  times,
});
const sheetOf = (store: Store) => {
  const ref = refOf(store);
  const visitDays = visitIndex(visitsOf(store), zone);
  return factSheet(store, today, { ref, now, visitDays });
};

/** Everything that works something out from stored documents, by where it is read. */
const readers: Readonly<Record<string, (store: Store) => unknown>> = {
  reception: (store) => {
    const ref = refOf(store);
    const { tickets, appointments } = floorOf(store);
    return [
      groupArrivals(appointments, valuesOf(store), ref.reasons, ref.desks, time),
      arrivedPeople(appointments, tickets, valuesOf(store), ref, { day: today, time }),
      nextCalls(tickets, ref, now, 20),
      setAside(tickets, ref, now),
      helpCalls(store.requests),
    ];
  },
  counter: (store) => {
    const ref = refOf(store);
    const { tickets, sessions } = floorOf(store);
    const facts = { reference: ref, citizens: valuesOf(store), now };
    return [
      atDesk(sessions, tickets, caller.id, caller.agentId ?? ''),
      callable(tickets, caller, now, callPolicyOf(ref)),
      nextUp(tickets, caller, facts),
      lastServed(tickets, caller.id),
      tickets.map((ticket) =>
        serviceFacts(
          ticket,
          store.appointments.find(({ id }) => id === ticket.appointmentId),
          undefined,
          ref,
        ),
      ),
      tickets.map(ticketDetails),
    ];
  },
  agenda: (store) => {
    const ref = refOf(store);
    const { tickets, appointments, sessions } = floorOf(store);
    const citizens = valuesOf(store);
    const facts = { reference: ref, plan: planDay(ref, today), appointments, tickets, citizens, sessions, now: civil };
    return [
      buildDayView(facts),
      calendarEvents(facts, store.appointments, tickets, () => true),
      dayList({ ...facts, day: today, order: 'time', withPhone: true, columnName: () => '' }),
      monthLoad({ reference: ref, scope: wholeSite, now: civil }, [today], store.appointments),
      store.appointments.map(({ events }) => historyLines(events, zone)),
      ref.reasons.slice(0, 3).map(({ id, durationsMin }) =>
        freeSlots(planDay(ref, today), livePlacements(appointments, ref.reasons), {
          reasonId: id,
          durationMin: durationsMin[0] ?? 10,
        }),
      ),
      strandedDays(ref, store.appointments, { day: today, time }),
      callList(store.appointments),
    ];
  },
  supervision: (store) => {
    const ref = refOf(store);
    const { tickets, appointments, sessions } = floorOf(store);
    return [
      liveDay({
        reference: ref,
        appointments,
        tickets,
        sessions,
        habits: habitsOf([], today),
        measures: [],
        today,
        now,
      }),
      nowStrip({ tickets, sessions, desks: ref.desks, appointments, now, ref }),
      nextDays(ref, store.appointments, today),
      planAhead({ ref, day: today, appointments }),
    ];
  },
  conflicts: (store) => {
    const ref = refOf(store);
    const found = findConflicts({ ...store, today, quarantine: [] });
    const words = createWords(ref, valuesOf(store), today);
    return [
      found.map((one) => sayConflict(one, words)),
      peopleOf(found, []),
      found.flatMap((one) =>
        one.kind === 'overbooked' ? [surplusView(ref, store.appointments, one.appointment)] : [],
      ),
      settledToday(store.appointments, store.tickets, (at) => civilOf(at, zone).day === today),
    ];
  },
  people: (store) => {
    const index = createSearchIndex();
    for (const citizen of store.citizens) index.put(citizen);
    const notes = createPassageNotes();
    for (const one of store.appointments) notes.noteAppointment(one);
    for (const one of store.tickets) notes.noteTicket(one, today);
    for (const one of store.requests) notes.noteDay(one.citizenId, one.day);
    return [
      ['dur', '0612', '1980', 'a@b', 'A12'].map((text) => searchCitizens(index, notes, text, 20)),
      store.citizens.map(({ id }) => personOf(index, id)),
      joinPassages(store).map((passage) =>
        passageLine(
          passage,
          today,
          () => '',
          () => '',
        ),
      ),
    ];
  },
  requests: (store) => {
    const ref = refOf(store);
    return [
      requestLines(store.requests, ref, now),
      store.requests.map((request) => requestDetails(request).history.map((step) => sayStep(step, ref))),
    ];
  },
  'ticket card': (store) => {
    const floor = floorOf(store);
    const standing = standingsOf(floor, { looks: 5 });
    return floor.tickets.map((ticket) => [
      cardActs(ticket, standing(ticket)),
      cardFacts(ticket, standing(ticket), floor.reference),
    ]);
  },
  'publication and waits': (store) => {
    const floor = floorOf(store);
    const waits = announceWaits(
      floor,
      floor.reference.reasons.slice(0, 2).map(({ id }) => id),
      { looks: 5 },
    );
    return [true, false].map((forKiosk) => [
      publicationOf({ ...floor, waits, clockOffsetMs: 0, forKiosk }),
      [...remainingWaits(floor, { looks: 5 })],
    ]);
  },
  'facts and sheets': (store) => {
    const sheet = sheetOf(store);
    const asOf = { day: today, minute: 600, unsyncedDesks: 0 };
    const again = decodeSheet(encodeSheet(sheet));
    return again && toFacts([again], asOf);
  },
  'calendar, export and messages': (store) => {
    const ref = refOf(store);
    const appointments = store.appointments.map(eventFacts);
    const feed = calendarFeed({ reference: ref, appointments, sessions: store.deskSessions, today }, '');
    const wanted = store.appointments.flatMap((appointment) =>
      wantedMessages({ appointment, zone, known: [], delayMin: 5 }),
    );
    return [
      [...calendarPieces(feed)],
      exportRows(store.appointments, ref, exportWords, valuesOf(store)),
      wanted,
      store.appointments.map((one) =>
        composeMessage(templateOf(ref, 'confirmed', 'email'), fieldValuesOf(ref, one, one)),
      ),
    ];
  },
};

/** No screen and no file is longer for a few wrong documents: nothing loops over the minutes of 1e15, or days of a thousand years. */
const mostCharacters = 3_000_000;
const perRun = 10;
const runs = 100;

const storeWith = <Name extends CollectionName>(
  name: Name,
  broken: readonly Documents[Name][],
  gate: (name: Name, document: Documents[Name]) => Documents[Name] | null,
): Store => ({
  ...neighbours,
  [name]: [...neighbours[name], ...broken.flatMap((document) => gate(name, document) ?? [])],
});

const readEach = (store: Store): void => {
  for (const [where, reader] of Object.entries(readers)) {
    const value = reader(store);
    const length = (JSON.stringify(value) ?? '').length;
    if (length > mostCharacters) throw new Error(`${where}: ${length} characters`);
  }
};

const ungated = <Value>(_: unknown, document: Value): Value => document;

describe.each(collectionNames)('a store that holds any document of %s', (name) => {
  const documents = fc.array(brokenDocument(name), { minLength: perRun, maxLength: perRun });

  it('is read by every screen, figure, export and publication, what is not sound left out', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(documents, (broken) => readEach(storeWith(name, broken, soundDocument))),
      { numRuns: runs },
    );
  });

  it('is one that they could not read without the gate', () => {
    const property = fc.property(documents, (broken) => readEach(storeWith(name, broken, ungated)));
    expect(() => fc.assert(property, { numRuns: runs, endOnFailure: true })).toThrow();
  });

  it('is exchanged, merged and compared as it is, and what is left out has a name', () => {
    fc.assert(
      fc.property(brokenDocument(name), brokenDocument(name), (a, b) => {
        digestOf(a);
        canonicalText(a);
        sameDocument(a, b);
        if (isLogCollection(name)) lastDayOf(name, a as never);
        const merged = mergeDocument(name, a, { ...b, id: a.id });
        resolveConflict(name, a, { ...b, id: a.id });
        expect(merged.id).toBe(a.id);
        const seen = soundDocument(name, a);
        if (seen === null) expect(unsoundParts(name, a)).not.toEqual([]);
        if (seen === a) expect(unsoundParts(name, a)).toEqual([]);
        expect(seen === null || soundDocument(name, seen) === seen).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('names so many of what cannot be read, and no more', () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({ collection: 'tickets', id: `t${at}`, isWhole: true }));
  expect(unreadableOf(rows)).toHaveLength(50);
});
