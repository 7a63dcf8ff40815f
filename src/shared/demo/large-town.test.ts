import { describe, expect, test } from 'vitest';

import { findConflicts } from '../domain/conflicts/find-conflicts';
import { nowStrip } from '../domain/insights/day/now-strip';
import { needsOutcome } from '../domain/insights/facts/needs-outcome';
import { closingOf } from '../domain/lifecycle/closing';
import { collectionNames, documentSchemas } from '../domain/model/collections';
import { toSiteReference } from '../domain/model/site-reference';
import { overlaps, peak } from '../domain/scheduling/intervals';
import { livePlacements } from '../domain/scheduling/live-placements';
import { intervalOf } from '../domain/scheduling/placed';
import { planDay } from '../domain/scheduling/plan-day';
import { checkSettings } from '../domain/settings/check-settings';
import { addDays } from '../time/civil';
import { demoTown } from './demo-town';
import { largeSize, largeTown } from './large-town';

const grouped = <Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

const today = '2026-11-23';
const now = '2026-11-23T09:32:00.000Z';
const town = largeTown({ seed: 1, today, now });
const ref = toSiteReference(town.reference);
if (!ref) throw new Error('the large town has no site');

describe('the large town', () => {
  test('has what the main hall of 200,000 people has in the window of a desk', () => {
    const counts = Object.fromEntries(collectionNames.map((name) => [name, town[name].length]));
    expect(counts['citizens']).toBeGreaterThan(50_000);
    expect(counts['citizens']).toBeLessThan(70_000);
    expect(ref.desks.length).toBe(24);
    // 52 days of opening with a third of 400,000 contacts a year between the booked and the others.
    expect(counts['tickets']).toBeGreaterThan(18_000);
    expect(counts['tickets']).toBeLessThan(24_000);
    expect(counts['appointments']).toBeGreaterThan(22_000);
    expect(counts['requests']).toBeGreaterThan(13_000);
    const days = new Set(town.tickets.map(({ day }) => day));
    expect([...days].toSorted()[0]).toBe(addDays(today, -60));
    expect(counts['deskSessions']).toBeGreaterThan(days.size * 15);
    const ahead = town.appointments.filter(({ day }) => day > today).map(({ day }) => day);
    expect(ahead.length).toBeGreaterThan(9_000);
    expect(ahead.toSorted().at(-1)).toBe(addDays(today, 92));
  });

  test('leaves nothing open of the days before: no conflict, no ticket, no desk, an outcome for every appointment', () => {
    expect(findConflicts({ today, ...town, quarantine: [] })).toEqual([]);
    expect(closingOf(town.tickets, addDays(today, -1))).toEqual({ notServed: [], leftOpen: [] });
    expect(town.deskSessions.filter((one) => one.day < today && one.status !== 'closed')).toEqual([]);
    const due = town.appointments.filter((one) => needsOutcome(one, now, 'Europe/Paris'));
    // Monday morning: those of Saturday may still be said, and those of this morning who never came.
    expect(due.every(({ day }) => day >= addDays(today, -2))).toBe(true);
    expect(due.length).toBeLessThan(30);
  });

  test('is booked by the rules of the counter: every desk is open and free, and a station is left', () => {
    expect(town.appointments.filter((one) => one.confirmation !== 'accepted')).toEqual([]);
    const byDay = grouped(livePlacements(town.appointments, ref.reasons), (one) => one.day);
    for (const [day, ofDay] of byDay) {
      const plan = planDay(ref, day);
      const onStation = ofDay.filter((one) => one.needsStation).map(intervalOf);
      expect(peak(onStation, { from: 0, to: 1440 })).toBeLessThanOrEqual(plan.stations);
      for (const [deskId, atDesk] of grouped(ofDay, (one) => one.deskId)) {
        const open = plan.desks.find((desk) => desk.deskId === deskId)?.open ?? [];
        const spans = atDesk.map(intervalOf).toSorted((a, b) => a.from - b.from);
        expect(spans.every((span) => open.some((one) => one.from <= span.from && span.to <= one.to))).toBe(true);
        expect(spans.some((span, index) => index > 0 && overlaps(spans[index - 1] ?? span, span))).toBe(false);
      }
    }
  });

  test('stands in the middle of a morning that holds', () => {
    const strip = nowStrip({ ...town, sessions: town.deskSessions, desks: ref.desks, now, ref });
    expect(strip.desksOpen).toBe(20);
    expect(strip.waiting).toBeGreaterThanOrEqual(3);
    expect(strip.waiting).toBeLessThanOrEqual(45);
    const serving = town.tickets.filter(({ status }) => status === 'called' || status === 'serving');
    expect(serving.length).toBeGreaterThanOrEqual(9);
    expect(new Set(serving.map(({ deskId }) => deskId)).size).toBe(serving.length);
    expect(town.requests.filter(({ status }) => status !== 'closed').length).toBeLessThan(1_000);
  });

  test('has documents of their schemas, single ids, and settings as the settings would have them', () => {
    for (const name of collectionNames) {
      const documents: readonly { readonly id: string }[] = town[name];
      const some = documents.filter((_, index) => index % 7 === 0);
      expect(some.filter((document) => !documentSchemas[name].safeParse(document).success)).toEqual([]);
      expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    }
    const entries = town.reference.map(({ id, body }) => ({ id, before: null, body }));
    expect(checkSettings([], entries)).toEqual([]);
  });

  test('is the same for the same seed', () => {
    const size = { ...largeSize, daysBack: 2, daysAhead: 2, knownBefore: 300 };
    const few = (seed: number) => demoTown({ seed, today, now, size });
    expect(few(1)).toEqual(few(1));
    expect(few(2).appointments[0]?.id).not.toBe(few(1).appointments[0]?.id);
  });
});
