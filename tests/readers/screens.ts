import { strandedAppointments, strandedDays } from '#shared/domain/booking/stranded-appointments';
import { callList } from '#shared/domain/calls/call-list';
import { findConflicts } from '#shared/domain/conflicts/find-conflicts';
import { settledToday } from '#shared/domain/conflicts/settled-today';
import { planAhead } from '#shared/domain/insights/day/day-ahead';
import { nextDays } from '#shared/domain/insights/day/next-days';
import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { createPassageNotes } from '#shared/domain/people/passage-notes';
import { joinPassages } from '#shared/domain/people/passages';
import { personOf } from '#shared/domain/people/person';
import { searchCitizens } from '#shared/domain/people/search-citizens';
import { createSearchIndex } from '#shared/domain/people/search-index';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { standingsOf } from '#shared/domain/queue/ticket-standing';
import { requestLines } from '#shared/domain/requests/request-line';
import { freeSlots } from '#shared/domain/scheduling/free-slots';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { civilOf } from '#shared/time/civil';

import { calendarEvents } from '../../src/renderer/features/agenda/view-model/calendar-events';
import { dayList } from '../../src/renderer/features/agenda/view-model/day-list';
import { buildDayView } from '../../src/renderer/features/agenda/view-model/day-view';
import { historyLines } from '../../src/renderer/features/agenda/view-model/history';
import { monthLoad } from '../../src/renderer/features/agenda/view-model/month-load';
import { wholeSite } from '../../src/renderer/features/agenda/view-model/scope';
import { peopleOf, sayConflict } from '../../src/renderer/features/conflicts/view-model/say-conflict';
import { surplusView } from '../../src/renderer/features/conflicts/view-model/surplus-view';
import { createWords } from '../../src/renderer/features/conflicts/view-model/words';
import { atDesk } from '../../src/renderer/features/counter/view-model/at-desk';
import { callable } from '../../src/renderer/features/counter/view-model/callable';
import { lastServed } from '../../src/renderer/features/counter/view-model/last-served';
import { nextUp } from '../../src/renderer/features/counter/view-model/next-up';
import { serviceFacts } from '../../src/renderer/features/counter/view-model/service-facts';
import { passageLine } from '../../src/renderer/features/people/view-model/passage-line';
import { arrivedPeople } from '../../src/renderer/features/reception/view-model/arrived';
import { groupArrivals } from '../../src/renderer/features/reception/view-model/arrivals';
import { helpCalls } from '../../src/renderer/features/reception/view-model/help-calls';
import { nextCalls } from '../../src/renderer/features/reception/view-model/queue-view';
import { setAside } from '../../src/renderer/features/reception/view-model/set-aside';
import { sayStep } from '../../src/renderer/features/requests/view-model/say-step';
import { habitsOf, liveDay } from '../../src/renderer/features/supervision/live/live-day';
import { cardActs, cardFacts } from '../../src/renderer/features/ticket/view-model/card-view';
import { caller, civil, floorOf, now, referenceOf, time, today, valuesOf, zone, type Reader } from './store';

/** What the places of a desk show of the stored documents, by place. */
export const screens: Readonly<Record<string, Reader>> = {
  reception: (store) => {
    const ref = referenceOf(store);
    const { tickets, appointments, sessions } = floorOf(store);
    return [
      groupArrivals(appointments, valuesOf(store), ref.reasons, ref.desks, time),
      arrivedPeople(appointments, tickets, valuesOf(store), ref, { day: today, time }),
      nextCalls(tickets, sessions, ref, now, 20),
      setAside(tickets, sessions, ref, now),
      helpCalls(store.requests),
    ];
  },
  counter: (store) => {
    const ref = referenceOf(store);
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
    const ref = referenceOf(store);
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
      strandedDays(ref, strandedAppointments(ref, store.appointments, { day: today, time })),
      callList({ appointments: store.appointments, tickets, now: { day: today, time } }),
    ];
  },
  supervision: (store) => {
    const ref = referenceOf(store);
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
    const ref = referenceOf(store);
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
    const ref = referenceOf(store);
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
};
