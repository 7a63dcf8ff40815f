import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays, timeOf, weekdayOf } from '../../time/civil';
import type { OpeningPeriod, SiteReference } from '../model/reference';
import { isValidOn } from '../scheduling/open-stretches';
import { planDay } from '../scheduling/plan-day';
import { smallTown } from '../scheduling/small-town.fixture';
import { checkSettings } from './check-settings';
import { entriesOf } from './entries-of';
import { halves, hoursNow, setHours, usualHours, type HalfOfDay, type HoursWish } from './set-hours';
import type { SettingChange } from './setting-change';

const town = smallTown();
const monday = '2026-11-23';
const deskIds = town.desks.map(({ id }) => id);
const counter = () => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const day = fc.integer({ min: -20, max: 20 }).map((offset) => addDays(monday, offset));
const hours = fc.constantFrom(
  [],
  [{ from: '09:00', to: '12:00' }],
  [
    { from: '08:30', to: '12:15' },
    { from: '13:30', to: '17:45' },
  ],
);
const isIn = (half: HalfOfDay, { from }: { readonly from: string }): boolean => from < '12:00' === (half === 'morning');
const wish: fc.Arbitrary<HoursWish> = fc
  .record({
    deskIds: fc.uniqueArray(fc.constantFrom(...deskIds), { minLength: 1 }),
    weekdays,
    halves: fc.subarray([...halves], { minLength: 1 }),
    stretches: hours,
    since: day,
  })
  .map((one) => ({
    ...one,
    stretches: one.stretches.filter((stretch) => one.halves.some((half) => isIn(half, stretch))),
  }));
/** Openings that do not lie over each other: each desk has one of its own stretch of the day. */
const openings: fc.Arbitrary<readonly OpeningPeriod[]> = fc
  .array(
    fc.record({
      deskId: fc.constantFrom(...deskIds),
      weekdays,
      validFrom: day,
      length: fc.option(fc.integer({ min: 1, max: 40 })),
      isKept: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ length, isKept, ...one }, index) => ({
      ...one,
      id: `opening-${index}`,
      kind: 'openingPeriod' as const,
      from: timeOf(480 + index * 90),
      to: timeOf(570 + index * 90),
      validUntil: length === null ? '' : addDays(one.validFrom, length),
      ...(isKept ? { keptFor: 'urgent' as const } : {}),
    })),
  );
const townOf = (openingPeriods: readonly OpeningPeriod[]): SiteReference => ({ ...town, openingPeriods });
const applied = (all: readonly OpeningPeriod[], changes: readonly SettingChange[]): readonly OpeningPeriod[] => {
  const changed = new Map(all.map((one) => [one.id, one]));
  for (const { id, body } of changes) {
    if (body?.kind === 'openingPeriod') changed.set(id, { ...body, id });
    else changed.delete(id);
  }
  return [...changed.values()];
};
const openOn = (all: readonly OpeningPeriod[], on: string) =>
  planDay(townOf(all), on).desks.map(({ open, general, limited }) => ({ open, general, limited }));

it('is the same for several desks and days at once as one by one', () => {
  fc.assert(
    fc.property(openings, wish, fc.integer({ min: -30, max: 60 }), (before, wished, offset) => {
      const newId = counter();
      const atOnce = applied(before, setHours(before, wished, newId));
      let single = before;
      for (const deskId of wished.deskIds)
        for (const weekday of wished.weekdays)
          single = applied(single, setHours(single, { ...wished, deskIds: [deskId], weekdays: [weekday] }, newId));
      const on = addDays(monday, offset);
      expect(openOn(atOnce, on)).toEqual(openOn(single, on));
    }),
  );
});

it('leaves what lies before it, other desks, other weekdays and kept stretches as they were, and fits what is stored', () => {
  fc.assert(
    fc.property(openings, wish, fc.integer({ min: -30, max: 60 }), (before, wished, offset) => {
      const changes = setHours(before, wished, counter());
      const after = applied(before, changes);
      const on = addDays(monday, offset);
      for (const [index, deskId] of deskIds.entries()) {
        const isMeant =
          on >= wished.since && wished.deskIds.includes(deskId) && wished.weekdays.includes(weekdayOf(on));
        if (!isMeant) expect(openOn(after, on)[index]).toEqual(openOn(before, on)[index]);
      }
      const faults = checkSettings(entriesOf(townOf(before)), changes).filter(({ path }) => path !== '');
      expect(faults).toEqual([]);
    }),
  );
});

/** Openings of the whole day, some without a break, none over another: each desk has its own weekday for each. */
const wholeDays: fc.Arbitrary<readonly OpeningPeriod[]> = fc
  .uniqueArray(
    fc.record({
      deskId: fc.constantFrom(...deskIds),
      weekday: fc.integer({ min: 1, max: 7 }),
      hours: fc.constantFrom<readonly (readonly [from: string, to: string])[]>(
        [['08:30', '17:00']],
        [['09:00', '14:30']],
        [
          ['08:30', '12:30'],
          ['13:30', '17:00'],
        ],
        [['13:00', '18:00']],
      ),
      validFrom: day,
    }),
    { selector: ({ deskId, weekday }) => `${deskId} ${weekday}`, maxLength: 10 },
  )
  .map((all) =>
    all.flatMap(({ deskId, weekday, hours: stretches, validFrom }) =>
      stretches.map(([from, to]) => ({
        id: `${deskId} ${weekday} ${from}`,
        kind: 'openingPeriod' as const,
        deskId,
        weekdays: [weekday],
        from,
        to,
        validFrom,
        validUntil: '',
      })),
    ),
  );

it('closes no minute of a half that nobody touched, though a desk opens without a break', () => {
  const openAt = (all: readonly OpeningPeriod[], deskId: string, on: string, time: string): boolean =>
    all.some(
      (one) =>
        one.deskId === deskId &&
        one.weekdays.includes(weekdayOf(on)) &&
        isValidOn(on, one) &&
        one.from <= time &&
        time < one.to,
    );
  fc.assert(
    fc.property(wholeDays, wish, fc.integer({ min: -30, max: 60 }), (before, wished, offset) => {
      const changes = setHours(before, wished, counter());
      const after = applied(before, changes);
      const on = addDays(monday, offset);
      for (const deskId of deskIds) {
        const times = [
          ...(wished.halves.includes('morning') ? [] : ['08:45', '09:30', '11:59']),
          ...(wished.halves.includes('afternoon') ? [] : ['14:00', '14:15', '16:59', '17:30']),
        ];
        for (const time of times)
          expect([time, openAt(after, deskId, on, time)]).toEqual([time, openAt(before, deskId, on, time)]);
      }
      expect(checkSettings(entriesOf(townOf(before)), changes).filter(({ path }) => path !== '')).toEqual([]);
    }),
  );
});

/** What is open for everybody week by week in a half, opening by opening. */
const weekly = (all: readonly OpeningPeriod[], deskId: string, on: string, half: HalfOfDay): readonly string[] =>
  all
    .filter((one) => one.deskId === deskId && one.weekdays.includes(weekdayOf(on)) && isValidOn(on, one))
    .filter((one) => isIn(half, one))
    .map(({ from, to, keptFor = '' }) => `${from}-${to} ${keptFor}`)
    .toSorted();

it('loses no opening of a half that is not named, on no day and at no desk', () => {
  fc.assert(
    fc.property(openings, wish, fc.integer({ min: -30, max: 60 }), (before, wished, offset) => {
      const after = applied(before, setHours(before, wished, counter()));
      const on = addDays(monday, offset);
      for (const half of halves)
        for (const deskId of deskIds) {
          const was = weekly(before, deskId, on, half);
          const is = weekly(after, deskId, on, half);
          if (!wished.halves.includes(half)) expect(is).toEqual(was);
        }
    }),
  );
});

it('tells one stretch only where each desk has it, and no other, on each of the weekdays from then on', () => {
  fc.assert(
    fc.property(
      openings,
      wish,
      fc.constantFrom(...halves),
      fc.integer({ min: 0, max: 30 }),
      (all, scope, half, offset) => {
        const now = hoursNow(all, scope, half);
        const on = addDays(scope.since, offset);
        if (now === 'mixed' || !scope.weekdays.includes(weekdayOf(on))) return;
        for (const deskId of scope.deskIds) {
          const general = weekly(all, deskId, on, half).filter((one) => one.endsWith(' '));
          expect(new Set(general)).toEqual(new Set(now ? [`${now.from}-${now.to} `] : []));
        }
      },
    ),
  );
  const [one, two] = [deskIds[0] ?? '', deskIds[1] ?? ''];
  const tuesday: OpeningPeriod = {
    id: 'x',
    kind: 'openingPeriod',
    deskId: two,
    weekdays: [2],
    from: '13:30',
    to: '17:00',
    validFrom: '2020-01-01',
    validUntil: '',
  };
  const scope = { deskIds: [one, two], weekdays: [1, 2], since: monday };
  expect(hoursNow([tuesday], scope, 'afternoon')).toBe('mixed');
  expect(hoursNow([tuesday], { ...scope, deskIds: [two], weekdays: [2] }, 'afternoon')).toEqual({
    from: '13:30',
    to: '17:00',
  });
  expect(hoursNow([tuesday], scope, 'morning')).toBeNull();
  const often = { ...tuesday, id: 'y', deskId: one, weekdays: [1, 2], to: '18:00' };
  expect(usualHours([tuesday, often], scope, 'afternoon')).toEqual({ from: '13:30', to: '18:00' });
  expect(usualHours([tuesday], scope, 'morning')).toBeNull();
});

it('gives the desks exactly the hours that were wished', () => {
  fc.assert(
    fc.property(wish, fc.integer({ min: 0, max: 60 }), (some, offset) => {
      const wished = { ...some, halves };
      const after = applied(town.openingPeriods, setHours(town.openingPeriods, wished, counter()));
      const on = addDays(wished.since, offset);
      const none = { ...townOf([]), openingPeriods: [] };
      const alone = applied([], setHours([], { ...wished, deskIds: wished.deskIds.slice(0, 1) }, counter()));
      const deskId = wished.deskIds[0] ?? '';
      const openAt = (ref: SiteReference) => planDay(ref, on).desks.find((desk) => desk.deskId === deskId)?.open;
      if (wished.weekdays.includes(weekdayOf(on)))
        expect(openAt(townOf(after))).toEqual(openAt({ ...none, openingPeriods: alone }));
    }),
  );
});
