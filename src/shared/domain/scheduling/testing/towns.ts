import fc from 'fast-check';

import { timeOf } from '../../../time/civil';
import type { Closure, OpeningPeriod, Quota, Reason, SiteReference, Unavailability } from '../../model/reference';
import { findPlace } from '../find-place';
import type { Placed, PlaceWish, SlotWish } from '../placed';
import type { DayPlan } from '../plan-day';
import { smallTown } from '../small-town.fixture';

/** A Monday without anything about it. */
export const monday = '2026-11-23';

const deskIds = ['desk-1', 'desk-2', 'desk-3'] as const;
const reasonIds = ['deposit', 'deposit', 'deposit', 'collection', 'collection', 'walk'] as const;
const anyDesk = fc.constantFrom(...deskIds);
const fiveMinutes = (from: string, to: string) => {
  const step = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 5;
  return fc.integer({ min: step(from), max: step(to) }).map((index) => timeOf(index * 5));
};
const spans = fc
  .tuple(fc.integer({ min: 96, max: 200 }), fc.integer({ min: 3, max: 90 }))
  .map(([from, length]) => ({ from: timeOf(from * 5), to: timeOf(Math.min(287, from + length) * 5) }));

const shortSpans = fc
  .tuple(fc.integer({ min: 96, max: 200 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from: timeOf(from * 5), to: timeOf((from + length) * 5) }));

const openings: fc.Arbitrary<Omit<OpeningPeriod, 'id'>> = fc
  .record({
    deskId: anyDesk,
    span: spans,
    reasonIds: fc.constantFrom(undefined, undefined, undefined, ['deposit'], ['collection'], ['deposit', 'collection']),
    keptFor: fc.constantFrom(undefined, undefined, undefined, 'urgent' as const, 'phone' as const),
    releaseDaysBefore: fc.constantFrom(0, 2),
  })
  .map(({ deskId, span, reasonIds: some, keptFor, releaseDaysBefore }) => ({
    kind: 'openingPeriod' as const,
    deskId,
    weekdays: [1, 2, 3, 4, 5],
    ...span,
    validFrom: '2020-01-01',
    validUntil: '',
    ...(some ? { reasonIds: [...some] } : {}),
    ...(keptFor ? { keptFor, releaseDaysBefore } : {}),
  }));

const closures: fc.Arbitrary<Omit<Closure, 'id'>> = fc
  .record({ deskId: fc.constantFrom('', ...deskIds), span: shortSpans })
  .map(({ deskId, span }) => ({
    kind: 'closure' as const,
    deskId,
    fromDay: monday,
    toDay: monday,
    ...span,
    label: 'Fermeture',
  }));

const absences: fc.Arbitrary<Omit<Unavailability, 'id'>> = fc
  .record({
    agentId: fc.constantFrom('agent-1', 'agent-2'),
    replacedBy: fc.constantFrom('', 'agent-3'),
    span: shortSpans,
  })
  .map(({ agentId, replacedBy, span }) => ({
    kind: 'unavailability' as const,
    agentId,
    replacedBy,
    fromDay: monday,
    toDay: monday,
    ...span,
    label: 'Formation',
  }));

const quotas: fc.Arbitrary<Omit<Quota, 'id'>> = fc
  .record({
    channels: fc.subarray(['desk', 'phone', 'portal'], { minLength: 1 }),
    reasonIds: fc.subarray(['deposit', 'collection']),
    mostPerDay: fc.integer({ min: 0, max: 9 }),
  })
  .map((quota) => ({
    kind: 'quota' as const,
    label: 'Quota',
    ...quota,
    releaseDaysBefore: 0,
    validFrom: '2020-01-01',
    validUntil: '',
  }));

const agents = [1, 2, 3].map((number) => ({
  id: `agent-${number}`,
  kind: 'agent' as const,
  name: `Agent ${number}`,
  shortName: `A${number}`,
  role: 'counter' as const,
  usualDeskId: number === 3 ? '' : `desk-${number}`,
}));

const numbered = <Body>(bodies: readonly Body[]): (Body & { id: string })[] =>
  bodies.map((body, index) => ({ ...body, id: `${index}` }));

/** Towns of three desks with everything that the settings allow. */
export const towns: fc.Arbitrary<SiteReference> = fc
  .record({
    usual: fc.subarray([...smallTown().openingPeriods]),
    openings: fc.array(openings, { minLength: 1, maxLength: 6 }),
    closures: fc.array(closures, { maxLength: 2 }),
    absences: fc.array(absences, { maxLength: 2 }),
    quotas: fc.array(quotas, { maxLength: 2 }),
    stations: fc.integer({ min: 0, max: 3 }),
    depositBuffer: fc.constantFrom(0, 5, 10),
    collectionBuffer: fc.constantFrom(0, 5),
    startStepMin: fc.constantFrom(5, 10, 15, 20),
  })
  .map((drawn) => {
    const town = smallTown();
    const buffers: Readonly<Record<string, number>> = {
      deposit: drawn.depositBuffer,
      collection: drawn.collectionBuffer,
    };
    return smallTown({
      site: { ...town.site, startStepMin: drawn.startStepMin },
      agents,
      stations: Array.from({ length: drawn.stations }, (_, index) => ({
        id: `station-${index}`,
        kind: 'station' as const,
        number: index + 1,
        name: `${index + 1}`,
      })),
      reasons: town.reasons.map((reason): Reason => ({ ...reason, bufferMin: buffers[reason.id] ?? 0 })),
      openingPeriods: [...drawn.usual, ...numbered(drawn.openings)],
      closures: numbered(drawn.closures),
      unavailabilities: numbered(drawn.absences),
      quotas: numbered(drawn.quotas),
    });
  });

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);

/** Wishes for any reason, length, desk, channel and purpose. */
export const slotWishes: fc.Arbitrary<SlotWish> = fc
  .record({
    reasonId: fc.constantFrom(...reasonIds),
    durationMin: fc.constantFrom(5, 10, 20, 35, 50),
    deskId: fc.constantFrom(undefined, undefined, ...deskIds),
    channel: fc.option(fc.constantFrom('desk', 'phone', 'portal'), { nil: undefined }),
    keptFor: fc.option(fc.constant('urgent' as const), { nil: undefined }),
  })
  .map(({ reasonId, durationMin, deskId, channel, keptFor }) => ({
    reasonId,
    durationMin,
    ...optional('deskId', deskId),
    ...optional('channel', channel),
    ...optional('keptFor', keptFor),
  }));

/** Wishes at a time of the day, also off the step. */
export const placeWishes: fc.Arbitrary<PlaceWish> = fc
  .tuple(slotWishes, fc.oneof(fiveMinutes('08:00', '18:00'), fc.integer({ min: 480, max: 1080 }).map(timeOf)))
  .map(([wish, time]) => ({ ...wish, time }));

/** Books what finds a place, one after the other, through the engine's own door. */
export const bookAll = (plan: DayPlan, wishes: readonly PlaceWish[]): readonly Placed[] =>
  wishes.reduce<readonly Placed[]>((live, wish) => {
    const found = findPlace(plan, live, wish);
    if (!found.ok) return live;
    const reason = plan.rules?.reasons.find((one) => one.id === wish.reasonId);
    const placed: Placed = {
      ...found.value,
      id: `b${live.length}`,
      reasonId: wish.reasonId,
      needsStation: reason?.needsStation ?? false,
      bufferMin: reason?.bufferMin ?? 0,
      ...optional('channel', wish.channel),
    };
    return [...live, placed];
  }, []);
