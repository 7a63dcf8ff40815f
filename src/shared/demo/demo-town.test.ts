import { describe, expect, test } from 'vitest';

import { nowStrip } from '../domain/insights/day/now-strip';
import { foldAppointment } from '../domain/lifecycle/fold-appointment';
import { foldDeskSession } from '../domain/lifecycle/fold-desk-session';
import { foldRequest } from '../domain/lifecycle/fold-request';
import { foldTicket } from '../domain/lifecycle/fold-ticket';
import { toCitizenValues } from '../domain/model/citizen-values';
import { collectionNames, documentSchemas } from '../domain/model/collections';
import { toSiteReference } from '../domain/model/site-reference';
import { numberLabel } from '../domain/numbers/number-label';
import { seriesFor } from '../domain/numbers/number-series';
import { checkSettings } from '../domain/settings/check-settings';
import { livePlacements } from '../domain/scheduling/live-placements';
import { overlaps, peak } from '../domain/scheduling/intervals';
import { intervalOf } from '../domain/scheduling/placed';
import { planDay } from '../domain/scheduling/plan-day';
import { addDays, toInstant } from '../time/civil';
import { demoTown } from './demo-town';

const today = '2026-11-23';
const now = '2026-11-23T09:32:00.000Z';
const town = demoTown({ seed: 1, today, now });
const ref = toSiteReference(town.reference);
if (!ref) throw new Error('the demonstration town has no site');

describe('the demonstration town', () => {
  test('is a whole town, made fast', () => {
    const before = process.cpuUsage();
    const again = demoTown({ seed: 1, today, now });
    // Time of the processor: that of the wall tells of whoever else is at work.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000);
    expect(Object.values(again).reduce((sum, documents) => sum + documents.length, 0)).toBeGreaterThan(7000);
  });

  test('is the same for the same seed, day and instant, and another for another seed', () => {
    expect(demoTown({ seed: 1, today, now })).toEqual(town);
    expect(demoTown({ seed: 2, today, now }).appointments[0]?.id).not.toBe(town.appointments[0]?.id);
  });

  test('every document has its schema, and ids are single', () => {
    for (const name of collectionNames) {
      const documents: readonly { readonly id: string }[] = town[name];
      const faults = documents.filter((document) => !documentSchemas[name].safeParse(document).success);
      expect(faults).toEqual([]);
      expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length);
    }
    const events = [...town.appointments, ...town.tickets, ...town.requests, ...town.deskSessions].flatMap(
      (one) => one.events,
    );
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  test('folding the logs gives the derived fields, and nothing is written after now', () => {
    for (const one of town.appointments) expect(foldAppointment(one.id, one.siteId, one.events)).toEqual(one);
    for (const one of town.tickets) expect(foldTicket(one.id, one.siteId, one.events)).toEqual(one);
    for (const one of town.requests) expect(foldRequest(one.id, one.siteId, one.events)).toEqual(one);
    for (const one of town.deskSessions) expect(foldDeskSession(one.id, one.siteId, one.events)).toEqual(one);
    for (const one of [...town.appointments, ...town.tickets, ...town.requests]) {
      const instants = one.events.map((event) => event.at);
      expect(instants.every((instant) => instant <= now)).toBe(true);
      expect(instants).toEqual(instants.toSorted());
    }
  });

  test('every appointment is accepted, and no day goes above capacity', () => {
    expect(town.appointments.filter((one) => one.confirmation !== 'accepted')).toEqual([]);
    const placed = livePlacements(town.appointments, ref.reasons);
    for (const day of new Set(placed.map((one) => one.day))) {
      const plan = planDay(ref, day);
      const ofDay = placed.filter((one) => one.day === day);
      expect(peak(ofDay.filter((one) => one.needsStation).map(intervalOf), { from: 0, to: 1440 })).toBeLessThanOrEqual(
        plan.stations,
      );
      for (const a of ofDay) {
        const open = plan.desks.find((desk) => desk.deskId === a.deskId)?.open ?? [];
        expect(open.some((one) => one.from <= intervalOf(a).from && intervalOf(a).to <= one.to)).toBe(true);
        expect(
          ofDay.filter((b) => b.id !== a.id && b.deskId === a.deskId && overlaps(intervalOf(a), intervalOf(b))),
        ).toEqual([]);
      }
    }
  });

  test('documents point at documents that exist', () => {
    const has = (documents: readonly { readonly id: string }[]): ((id: string) => boolean) => {
      const ids = new Set(documents.map((document) => document.id));
      return (id) => id === '' || ids.has(id);
    };
    const known = {
      citizen: has(town.citizens),
      ticket: has(town.tickets),
      appointment: has(town.appointments),
      reason: has(ref.reasons),
      desk: has(ref.desks),
    };
    for (const one of town.appointments)
      expect(
        [one.citizenId, one.ticketId, one.reasonId].map((id, index) =>
          [known.citizen, known.ticket, known.reason][index]?.(id),
        ),
      ).toEqual([true, true, true]);
    for (const one of town.tickets)
      expect(known.citizen(one.citizenId) && known.appointment(one.appointmentId) && known.desk(one.deskId)).toBe(true);
    for (const one of town.requests)
      expect(known.citizen(one.citizenId) && known.ticket(one.ticketId) && known.reason(one.reasonId)).toBe(true);
    for (const one of ref.desks) expect(one.reasonIds.every((id) => known.reason(id))).toBe(true);
  });

  test('one desk serves one ticket at a time, and the day so far looks like a morning', () => {
    const serving = town.tickets.filter((one) => ['called', 'serving'].includes(one.status));
    expect(new Set(serving.map((one) => one.deskId)).size).toBe(serving.length);
    expect(serving.length).toBeGreaterThanOrEqual(3);
    const strip = nowStrip({ ...town, sessions: town.deskSessions, desks: ref.desks, now, ref });
    expect(strip.desksOpen).toBe(6);
    expect(strip.waiting).toBeGreaterThanOrEqual(1);
    expect(strip.waiting).toBeLessThanOrEqual(20);
    expect(strip.left).toBeGreaterThan(30);
  });

  test('before opening everything is ahead; a Sunday and a holiday are closed', () => {
    const early = demoTown({ seed: 1, today });
    expect(early.tickets.filter((one) => one.day === today)).toEqual([]);
    expect(
      new Set(
        early.appointments
          .filter((one) => one.day === today && !one.status.startsWith('cancelled'))
          .map((one) => one.status),
      ),
    ).toEqual(new Set(['booked']));
    for (const day of ['2026-11-22', '2026-11-11']) {
      const closed = demoTown({ seed: 1, today: day, now: toInstant(day, '10:30', 'Europe/Paris') });
      expect(
        [...closed.appointments, ...closed.tickets, ...closed.requests, ...closed.deskSessions].filter(
          (one) => one.day === day,
        ),
      ).toEqual([]);
      expect(closed.appointments.some((one) => one.day === addDays(day, 1))).toBe(true);
    }
  });

  test('phones and mailboxes are kept for fiction', () => {
    for (const values of town.citizens.map(toCitizenValues)) {
      expect(values.phone).toMatch(/^(|063998\d{4}|026191\d{4})$/u);
      expect(values.email).toMatch(/^(|[a-z]+\.[a-z]+\d+@exemple\.fr)$/u);
    }
  });

  test('stands in another zone as well', () => {
    const marquesas = demoTown({
      seed: 1,
      today,
      zone: 'Pacific/Marquesas',
      now: toInstant(today, '10:32', 'Pacific/Marquesas'),
    });
    expect(marquesas.tickets.some((one) => one.status === 'serving')).toBe(true);
  });
});

describe('the floor of the demonstration town', () => {
  test('is set as the settings would have it', () => {
    expect(
      checkSettings(
        [],
        town.reference.map(({ id, body }) => ({ id, before: null, body })),
      ),
    ).toEqual([]);
  });

  test('has rules, rooms, themes of every department, screens, a kiosk in five languages and two series', () => {
    expect([ref.queuePolicies.length, ref.publicScreens.length, ref.kiosks.length]).toEqual([1, 1, 1]);
    expect(ref.rooms.length).toBe(2);
    expect(new Set(ref.themes.map((one) => one.departmentId))).toEqual(new Set(ref.departments.map(({ id }) => id)));
    const favourites = ref.reasons.filter((reason) => reason.favourite > 0);
    expect(favourites.map(({ names }) => Object.keys(names ?? {}).length)).toEqual(favourites.map(() => 4));
    expect(['reason-planning', 'reason-school'].map((id) => numberLabel(seriesFor(ref, id), 7))).toEqual([
      'U07',
      'A007',
    ]);
  });
});
