import { describe, expect, test } from 'vitest';

import type { Agent, OpeningPeriod, Quota, Reason, SiteReference, Unavailability } from '../model/reference';
import { findPlace } from './find-place';
import { freeSlots } from './free-slots';
import type { Placed, SlotWish } from './placed';
import { planDay } from './plan-day';
import { opening, smallTown } from './small-town.fixture';
import { whyNoSlot } from './why-no-slot';

const monday = '2026-11-23';
const collection = { reasonId: 'collection', durationMin: 10 };
const deposit = { reasonId: 'deposit', durationMin: 20 };

const withReasons = (patch: Partial<Reason>, rest: Partial<SiteReference> = {}): SiteReference =>
  smallTown({ reasons: smallTown().reasons.map((reason) => ({ ...reason, ...patch })), ...rest });
const placed = (deskId: string, time: string, durationMin: number, patch: Partial<Placed> = {}): Placed => ({
  id: `${deskId}-${time}`,
  day: monday,
  time,
  durationMin,
  deskId,
  needsStation: false,
  ...patch,
});
const kept = (patch: Partial<OpeningPeriod>): SiteReference =>
  smallTown({ openingPeriods: [opening(3, '09:00', '10:00'), opening(3, '10:00', '11:00', patch)] });
const times = (
  town: SiteReference,
  wish: SlotWish,
  live: readonly Placed[] = [],
  now?: { day: string; time: string },
) => freeSlots(planDay(town, monday, now ?? null), live, wish, 10).map((slot) => slot.time);
const why = (town: SiteReference, wish: SlotWish, live: readonly Placed[] = [], now?: { day: string; time: string }) =>
  whyNoSlot(planDay(town, monday, now ?? null), live, wish);
const from9 = ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50'];
const from10 = ['10:00', '10:10', '10:20', '10:30', '10:40', '10:50'];

describe('limited openings', () => {
  test('a stretch for some reasons is closed to the others', () => {
    const town = kept({ reasonIds: ['deposit'] });
    expect(times(town, collection)).toEqual(from9);
    expect(times(town, deposit).at(-1)).toBe('10:40');
  });

  test('a kept stretch waits for its purpose or channel, and for its release', () => {
    const town = kept({ keptFor: 'urgent', releaseDaysBefore: 2 });
    expect(times(town, collection)).toEqual(from9);
    expect(times(town, { ...collection, keptFor: 'urgent' })).toEqual([...from9, ...from10]);
    expect(times(town, collection, [], { day: '2026-11-20', time: '08:00' })).toEqual(from9);
    expect(times(town, collection, [], { day: '2026-11-21', time: '08:00' })).toEqual([...from9, ...from10]);
    expect(times(kept({ keptFor: 'phone' }), { ...collection, channel: 'phone' })).toEqual([...from9, ...from10]);
  });

  test('says that what is left is kept, and until when', () => {
    const town = kept({ keptFor: 'urgent', releaseDaysBefore: 2 });
    const full = [placed('desk-3', '09:00', 60)];
    const refusal = { code: 'keptForOthers', day: monday, purpose: 'urgent', releasedOn: '2026-11-21' };
    expect(why(town, collection, full)).toEqual(refusal);
    expect(findPlace(planDay(town, monday), [], { ...collection, time: '10:00' })).toEqual({
      ok: false,
      reason: refusal,
    });
    expect(why(town, collection, [placed('desk-3', '09:00', 120)])).toEqual({ code: 'dayFull', day: monday });
  });
});

describe('absences', () => {
  const agent = (id: string, usualDeskId: string): Agent => ({
    id,
    kind: 'agent',
    name: id,
    shortName: id,
    role: 'counter',
    usualDeskId,
  });
  const away = (agentId: string, replacedBy: string, from: string, to: string): Unavailability => ({
    id: `${agentId}-${from}`,
    kind: 'unavailability',
    agentId,
    replacedBy,
    fromDay: monday,
    toDay: monday,
    from,
    to,
    label: 'Formation',
  });
  const town = (...unavailabilities: Unavailability[]): SiteReference =>
    smallTown({
      agents: [agent('a', 'desk-3'), agent('b', '')],
      openingPeriods: [opening(3, '09:00', '10:00')],
      unavailabilities,
    });

  test('close the usual desk, unless somebody takes it', () => {
    expect(times(town(away('a', '', '09:30', '12:00')), collection)).toEqual(['09:00', '09:10', '09:20']);
    expect(times(town(away('a', 'b', '09:30', '12:00')), collection)).toEqual(from9);
  });

  test('a replacement who is away too replaces nobody meanwhile', () => {
    const both = town(away('a', 'b', '09:00', '12:00'), away('b', '', '09:20', '09:40'));
    expect(times(both, collection)).toEqual(['09:00', '09:10', '09:40', '09:50']);
  });

  test('are told as the reason why', () => {
    expect(why(town(away('a', '', '08:00', '12:00')), collection)).toEqual({
      code: 'dayClosed',
      day: monday,
      label: 'Formation',
    });
  });
});

describe('pauses, steps and two resources', () => {
  test('the pause keeps the desk and frees the station', () => {
    const town = withReasons({ bufferMin: 10 });
    const live = [placed('desk-1', '09:00', 20, { needsStation: true, bufferMin: 10 })];
    const plan = planDay({ ...town, stations: town.stations.slice(0, 1) }, monday);
    const code = (time: string, deskId: string) => {
      const found = findPlace(plan, live, { ...deposit, time, deskId });
      return found.ok ? 'ok' : found.reason.code;
    };
    expect(code('09:20', 'desk-1')).toBe('deskBusy');
    expect(code('09:30', 'desk-1')).toBe('ok');
    expect(code('08:30', 'desk-1')).toBe('ok');
    // Its own pause would run into the next appointment.
    expect(code('08:35', 'desk-1')).toBe('deskBusy');
    expect(code('09:10', 'desk-2')).toBe('noStationFree');
    expect(code('09:20', 'desk-2')).toBe('ok');
  });

  test('the pause may run over the end of the opening', () => {
    expect(times(withReasons({ bufferMin: 15 }), collection).at(-1)).toBe('16:50');
  });

  test('starts lie on the step of the site, whatever the length', () => {
    const { site } = smallTown();
    const plan = planDay(smallTown({ site: { ...site, startStepMin: 15 } }), monday);
    const slots = freeSlots(plan, [], { reasonId: 'deposit', durationMin: 35 }).map((slot) => slot.time);
    expect(slots.slice(0, 3)).toEqual(['08:30', '08:45', '09:00']);
    expect(slots).not.toContain('08:50');
  });

  test('a desk and a station must be free together', () => {
    const town = smallTown({
      stations: smallTown().stations.slice(0, 1),
      openingPeriods: [1, 2].map((desk) => opening(desk, '09:00', '10:00')),
    });
    const live = [
      placed('desk-1', '09:00', 40, { needsStation: true }),
      placed('desk-2', '09:40', 20),
      placed('desk-1', '09:40', 20),
    ];
    expect(why(town, deposit, live)).toEqual({ code: 'stationsFull', day: monday, stations: 1 });
  });
});

describe('quotas', () => {
  const quota = (patch: Partial<Quota>): Quota => ({
    id: 'q',
    kind: 'quota',
    label: 'Téléphone',
    channels: ['phone'],
    reasonIds: [],
    mostPerDay: 1,
    releaseDaysBefore: 1,
    validFrom: '2020-01-01',
    validUntil: '',
    ...patch,
  });
  const live = [placed('desk-1', '09:00', 20, { reasonId: 'deposit', channel: 'phone' })];
  const byPhone = { ...collection, channel: 'phone' };

  test('cap a channel of the day, and no other', () => {
    const town = smallTown({ quotas: [quota({})] });
    expect(why(town, byPhone, live)).toEqual({ code: 'quotaReached', day: monday, label: 'Téléphone', most: 1 });
    expect(why(town, { ...collection, channel: 'desk' }, live)).toBeNull();
    expect(why(town, collection, live)).toBeNull();
    expect(why(town, byPhone, [])).toBeNull();
  });

  test('count only their reasons', () => {
    expect(why(smallTown({ quotas: [quota({ reasonIds: ['collection'] })] }), byPhone, live)).toBeNull();
  });

  test('are released', () => {
    const town = smallTown({ quotas: [quota({})] });
    expect(why(town, byPhone, live, { day: '2026-11-21', time: '09:00' })).toMatchObject({ code: 'quotaReached' });
    expect(why(town, byPhone, live, { day: '2026-11-22', time: '09:00' })).toBeNull();
  });

  test('a channel that a reason does not take is refused', () => {
    const refusal = { code: 'channelNotOffered', reasonId: 'collection', channel: 'portal' };
    expect(why(withReasons({ channels: ['desk', 'phone'] }), { ...collection, channel: 'portal' })).toEqual(refusal);
  });
});

describe('notice and horizon', () => {
  test('nothing begins before the notice is over', () => {
    const town = withReasons({ noticeMin: 90 }, { openingPeriods: [opening(3, '09:00', '10:00')] });
    expect(times(town, collection, [], { day: monday, time: '08:00' })).toEqual(['09:30', '09:40', '09:50']);
    expect(why(town, collection, [], { day: monday, time: '08:40' })).toEqual({
      code: 'tooSoon',
      day: monday,
      time: '10:10',
    });
    const early = findPlace(planDay(town, monday, { day: monday, time: '08:00' }), [], {
      ...collection,
      time: '09:00',
    });
    expect(early).toEqual({ ok: false, reason: { code: 'tooSoon', day: monday, time: '09:30' } });
  });

  test('without a notice the place that runs may still be taken, but is not offered', () => {
    const plan = planDay(smallTown(), monday, { day: monday, time: '09:05' });
    expect(findPlace(plan, [], { ...collection, time: '09:00' }).ok).toBe(true);
    expect(findPlace(plan, [], { ...collection, time: '08:55' })).toMatchObject({ reason: { code: 'slotPast' } });
    expect(freeSlots(plan, [], collection)[0]?.time).toBe('09:05');
  });

  test('a horizon of n days ends n days after today', () => {
    const town = withReasons({ horizonDays: 3 });
    expect(why(town, collection, [], { day: '2026-11-20', time: '09:00' })).toBeNull();
    expect(why(town, collection, [], { day: '2026-11-19', time: '09:00' })).toEqual({
      code: 'beyondHorizon',
      day: monday,
      lastDay: '2026-11-22',
    });
  });
});
