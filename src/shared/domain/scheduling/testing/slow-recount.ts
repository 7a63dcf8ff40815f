import type { SiteReference } from '../../model/reference';
import type { SlotWish } from '../placed';
import { days, holidays, pauses } from './busy-town';

/** What the recount knows of an appointment: minutes since midnight, names of reason and desk. */
export type Booked = {
  readonly id: string;
  readonly day: string;
  readonly from: number;
  readonly durationMin: number;
  readonly deskId: string;
  readonly reasonId: string;
  readonly channel: string;
};

const clocks = new Map<string, number>();
/** Minutes since midnight of `HH:mm`. */
export const clock = (text: string): number => {
  const known = clocks.get(text);
  if (known !== undefined) return known;
  const [hours = '0', minutes = '0'] = text.split(':');
  const minute = Number(hours) * 60 + Number(minutes);
  clocks.set(text, minute);
  return minute;
};
const weekdays = new Map(days.map((day) => [day, ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1]));

type Spell = { readonly fromDay: string; readonly toDay: string; readonly from: string; readonly to: string };
const runsAt = (one: Spell, day: string, minute: number): boolean =>
  one.fromDay <= day && day <= one.toDay && clock(one.from) <= minute && minute < clock(one.to);

/** Whether a desk is open to a wish at one minute, read from the settings as a person would read them. */
const isOpenAt = (ref: SiteReference, deskId: string, day: string, minute: number, wish: SlotWish): boolean => {
  if (holidays.includes(day)) return false;
  if (ref.closures.some((one) => ['', deskId].includes(one.deskId) && runsAt(one, day, minute))) return false;
  const isAway = ref.unavailabilities.some((one) => one.replacedBy === '' && runsAt(one, day, minute));
  if (deskId === 'desk-5' && isAway) return false;
  return ref.openingPeriods.some(
    (one) =>
      one.deskId === deskId &&
      one.weekdays.includes(weekdays.get(day) ?? 0) &&
      one.validFrom <= day &&
      (one.validUntil === '' || day <= one.validUntil) &&
      clock(one.from) <= minute &&
      minute < clock(one.to) &&
      (one.reasonIds === undefined || one.reasonIds.includes(wish.reasonId)) &&
      (one.keptFor === undefined || one.keptFor === wish.keptFor),
  );
};

/** The open minutes of a desk, each asked for on its own and then remembered: bookings do not change them. */
const openMinutes = new Map<string, Uint8Array>();
const openFor = (ref: SiteReference, deskId: string, day: string, wish: SlotWish): Uint8Array => {
  const key = [deskId, day, wish.reasonId, wish.keptFor].join(' ');
  const known = openMinutes.get(key);
  if (known) return known;
  const open = Uint8Array.from({ length: 1500 }, (_, minute) => (isOpenAt(ref, deskId, day, minute, wish) ? 1 : 0));
  openMinutes.set(key, open);
  return open;
};

/**
 * The slow recount of one day, minute by minute: the most that hold a desk or the stations at once, and the desks at which a wish could
 * begin. It shares no code with the engine: times, weekdays, holidays and capacities are read by itself.
 */
export const recount = (ref: SiteReference, day: string, booked: readonly Booked[]) => {
  const desks = new Map(ref.desks.map((desk) => [desk.id, new Uint8Array(1500)]));
  const stations = new Uint8Array(1500);
  for (const one of booked) {
    const desk = desks.get(one.deskId);
    const to = one.from + one.durationMin;
    for (let minute = one.from; minute < to + (pauses[one.reasonId] ?? 0); minute += 1)
      if (desk) desk[minute] = (desk[minute] ?? 0) + 1;
    if (one.reasonId === 'deposit')
      for (let minute = one.from; minute < to; minute += 1) stations[minute] = (stations[minute] ?? 0) + 1;
  }
  const byPortal = booked.filter((one) => one.channel === 'portal' && one.reasonId === 'deposit').length;
  const isCapped = (wish: SlotWish): boolean =>
    wish.channel === 'portal' && wish.reasonId === 'deposit' && byPortal >= 9;
  const fits = (deskId: string, from: number, wish: SlotWish): boolean => {
    const desk = desks.get(deskId);
    const open = openFor(ref, deskId, day, wish);
    for (let minute = from; minute < from + wish.durationMin; minute += 1) {
      if (wish.reasonId === 'deposit' && (stations[minute] ?? 0) >= 2) return false;
      if (desk?.[minute] !== 0 || open[minute] !== 1) return false;
    }
    for (
      let minute = from + wish.durationMin;
      minute < from + wish.durationMin + (pauses[wish.reasonId] ?? 0);
      minute += 1
    )
      if (desk?.[minute] !== 0) return false;
    return true;
  };
  return {
    worstDesk: [...desks.values()].reduce((worst, desk) => desk.reduce((most, one) => Math.max(most, one), worst), 0),
    worstStation: stations.reduce((most, one) => Math.max(most, one), 0),
    /** The desks at which a wish could begin at a minute. */
    desksFor: (from: number, wish: SlotWish): string[] =>
      isCapped(wish)
        ? []
        : ref.desks
            .filter((desk) => wish.deskId === undefined || desk.id === wish.deskId)
            .filter((desk) => desk.reasonIds.includes(wish.reasonId) && fits(desk.id, from, wish))
            .map((desk) => desk.id),
  };
};
