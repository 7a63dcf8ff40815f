import { addDays, daysBetween, minutesOf, timeOf } from '../../time/civil';
import type { Appointment, AppointmentPerson, Placement } from '../model/appointment';
import type { Reason } from '../model/reference';
import { titlesOf } from '../papers/titles-of';
import type { CrumbsLeft } from '../scheduling/crumbs-left';
import { overlaps } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import { defaultHorizonDays } from '../scheduling/wish-rules';
import { byStart } from '../../lib/compare';
import { entryById } from '../../lib/entry-by-id';
import { isStillExpected } from './appointment-standing';

/**
 * Something worth a word before a booking; none of them forbids it, but `sameTime` asks for a second word. Persons are numbered from 0.
 * - `sameTime`: one of them is expected at another desk in the same minutes.
 * - `alreadyBooked`: one of them is expected for the same thing already.
 * - `hereFor`: one of them is here for the same thing, so that appointment cannot be moved instead.
 * - `sameDay`, `nearDay`: one of them comes on that day, or on another one within a week of it, for something else; `jointReasonId` = the reason that would do for both in
 *   one appointment, `''` = there is none.
 * - `minorAlone`: no adult is among them and no holder of parental authority is known.
 * - `gapLeft`: a chosen place leaves minutes that nothing fits into, and `betterTime` of the same desk and day does not.
 * - `cardRule`: the present card must be out of date or nearly so, which only its holder can say.
 * - `tooSoon`, `tooFar`: outside of the notice or of the horizon of the reason.
 */
export type BookingWarning =
  | { readonly code: SameCode; readonly appointment: Appointment; readonly person: number }
  | {
      readonly code: OtherCode;
      readonly appointment: Appointment;
      readonly person: number;
      readonly jointReasonId: string;
    }
  | { readonly code: 'minorAlone' }
  | { readonly code: 'gapLeft'; readonly minutes: number; readonly betterTime: string }
  | { readonly code: 'cardRule' }
  | { readonly code: 'tooSoon'; readonly noticeMin: number }
  | { readonly code: 'tooFar'; readonly lastDay: string };

type SameCode = 'sameTime' | 'alreadyBooked' | 'hereFor';
type OtherCode = 'sameDay' | 'nearDay';

/** What is known when somebody is about to book, from which the warnings follow. */
export type BookingFacts = {
  readonly reason: Reason;
  readonly reasons: readonly Reason[];
  readonly persons: readonly AppointmentPerson[];
  /** The citizen of the appointment; `''` while nobody is chosen or they are new. */
  readonly citizenId: string;
  /** A holder of parental authority is known for the first person. */
  readonly hasGuardian: boolean;
  readonly place: Placement | null;
  /** What the place would waste of its desk. */
  readonly crumbs: CrumbsLeft | null;
  /** The app proposed the place: nobody is blamed for it. */
  readonly isProposed: boolean;
  /** Appointments from today on, every status. */
  readonly upcoming: readonly Appointment[];
  /** The civil moment of the site. */
  readonly now: { readonly day: string; readonly minute: number };
};

/** One whose time is over without a word on what came of it is no reason not to book another. */
const isActive = (appointment: Appointment, { day, minute }: BookingFacts['now']): boolean =>
  appointment.status === 'arrived' || isStillExpected(appointment, { day, time: timeOf(minute) });

/** The same thing: the same reason, or two deposits for a title that both ask for. */
const isSameThing = (reason: Reason, other: Reason | undefined): boolean => {
  if (!other) return false;
  if (reason.id === other.id) return true;
  const titles: readonly string[] = titlesOf(other);
  return reason.act === other.act && titlesOf(reason).some((title) => titles.includes(title));
};

const idsOf = ({ citizenId, persons }: Pick<Appointment, 'citizenId' | 'persons'>): readonly string[] =>
  persons.map((person, index) => (index === 0 ? citizenId : (person.citizenId ?? '')));

/**
 * The appointment that makes another one needless: all of its persons are expected by it for the same thing, or have come by it on that very day; `null` = none. Two desks
 * that do not see each other book the same person twice, and neither is warned. Who is here today and comes back another day, comes back for something.
 */
export const doubleOf = (
  reasons: readonly Reason[],
  one: Appointment,
  upcoming: readonly Appointment[],
  now: { readonly day: string; readonly time: string },
): Appointment | null => {
  const reason = entryById(reasons, one.reasonId);
  const ids = idsOf(one).filter((id) => id !== '');
  if (!reason || ids.length === 0) return null;
  const stands = (other: Appointment): boolean =>
    other.status === 'arrived' ? other.day === one.day : isStillExpected(other, now);
  const holdsAll = (other: Appointment): boolean => {
    const others = new Set(idsOf(other));
    return other.persons.length >= one.persons.length && ids.every((id) => others.has(id));
  };
  const isDouble = (other: Appointment): boolean =>
    other.id !== one.id && stands(other) && holdsAll(other) && isSameThing(reason, entryById(reasons, other.reasonId));
  return upcoming.filter(isDouble).toSorted(byStart)[0] ?? null;
};

const bookedCodes: readonly (SameCode | OtherCode)[] = ['sameTime', 'alreadyBooked', 'hereFor', 'sameDay', 'nearDay'];

/** An appointment is near another one up to so many days before and after it. */
const nearDays = 7;

/** What is expected today is said in the form, whatever day is booked. */
const isNear = ({ place, now }: BookingFacts, { day }: Appointment): boolean =>
  place !== null && day > now.day && Math.abs(daysBetween(place.day, day)) <= nearDays;

/** The bookable reason that is about the titles of both, for the same act; `''` = there is none, or the other appointment cannot be changed any more. */
const jointOf = ({ reason, reasons }: BookingFacts, { reasonId, status }: Appointment): string => {
  if (status !== 'booked') return '';
  const other = entryById(reasons, reasonId);
  const titles: readonly string[] = [...titlesOf(reason), ...(other ? titlesOf(other) : [])];
  if (other?.act !== reason.act || titles.length === 0) return '';
  const joint = reasons.find(
    (one) =>
      one.bookable && one.act === reason.act && titles.every((title) => titlesOf(one).some((own) => own === title)),
  );
  return joint?.id ?? '';
};

/** What another appointment of the same person is to the one that is booked. */
const isBooked = (facts: BookingFacts, code: SameCode | OtherCode, other: Appointment): boolean => {
  const { reason, reasons, place } = facts;
  if (code === 'alreadyBooked' || code === 'hereFor')
    return (
      (code === 'hereFor') === (other.status === 'arrived') && isSameThing(reason, entryById(reasons, other.reasonId))
    );
  if (code === 'nearDay') return isNear(facts, other);
  if (place?.day !== other.day) return false;
  return code === 'sameDay' || overlaps(intervalOf(place), intervalOf(other));
};

/** What each of the persons is expected for already: the gravest of it, and each appointment once. */
const booked = (facts: BookingFacts): BookingWarning[] => {
  const distance = ({ day }: Appointment): number => Math.abs(daysBetween(facts.place?.day ?? day, day));
  const nearestFirst = (a: Appointment, b: Appointment): number => distance(a) - distance(b) || byStart(a, b);
  const active = facts.upcoming.filter((one) => isActive(one, facts.now));
  const seen = new Set<string>();
  return idsOf({ citizenId: facts.citizenId, persons: [...facts.persons] }).flatMap((id, person): BookingWarning[] => {
    const own = id === '' ? [] : active.filter((one) => idsOf(one).includes(id)).toSorted(nearestFirst);
    for (const code of bookedCodes) {
      const appointment = own.find((one) => isBooked(facts, code, one));
      if (!appointment) continue;
      if (seen.has(appointment.id)) return [];
      seen.add(appointment.id);
      return code === 'sameDay' || code === 'nearDay'
        ? [{ code, appointment, person, jointReasonId: jointOf(facts, appointment) }]
        : [{ code, appointment, person }];
    }
    return [];
  });
};

/** A minor comes with a holder of parental authority (source: arrêté of the titles; a person without a band is an adult). */
const minorAlone = ({ reason, persons, hasGuardian }: BookingFacts): BookingWarning[] => {
  const isMinor = ({ ageBand }: AppointmentPerson): boolean => ageBand !== undefined && ageBand !== 'adult';
  const alone = titlesOf(reason).length > 0 && reason.act === 'deposit' && persons.every(isMinor);
  return alone && !hasGuardian ? [{ code: 'minorAlone' }] : [];
};

const renewals: ReadonlySet<string> = new Set(['renewal', 'custodyRenewal']);

/**
 * A card is renewed when it is out of date or within the year before; one given to an adult from 2004 to 2013 holds five years
 * longer than it says. The model knows no date of any title, so it can only remind.
 */
const cardRule = ({ reason, persons }: BookingFacts): BookingWarning[] =>
  reason.act === 'deposit' &&
  titlesOf(reason).includes('CNI') &&
  persons.some(({ situation }) => situation !== undefined && renewals.has(situation))
    ? [{ code: 'cardRule' }]
    : [];

const outside = ({ reason, place, now }: BookingFacts): BookingWarning[] => {
  if (!place) return [];
  const noticeMin = reason.noticeMin ?? 0;
  const lastDay = addDays(now.day, (reason.horizonDays ?? defaultHorizonDays) - 1);
  const earliest = now.minute + noticeMin;
  const soonDay = addDays(now.day, Math.floor(earliest / (24 * 60)));
  const isSoon = place.day < soonDay || (place.day === soonDay && minutesOf(place.time) < earliest % (24 * 60));
  if (noticeMin > 0 && isSoon) return [{ code: 'tooSoon', noticeMin }];
  return place.day > lastDay ? [{ code: 'tooFar', lastDay }] : [];
};

const gapLeft = ({ crumbs, isProposed }: BookingFacts): BookingWarning[] => {
  // Without a better place there is nothing to do about it, and the earliest place was not chosen by the agent.
  if (!crumbs || crumbs.betterTime === '' || isProposed) return [];
  return [{ code: 'gapLeft', minutes: crumbs.beforeMin + crumbs.afterMin, betterTime: crumbs.betterTime }];
};

/** What to say before a booking, the most important first. Pure and total: the agent decides. */
export const bookingWarnings = (facts: BookingFacts): BookingWarning[] => [
  ...booked(facts),
  ...minorAlone(facts),
  ...outside(facts),
  ...gapLeft(facts),
  ...cardRule(facts),
];
