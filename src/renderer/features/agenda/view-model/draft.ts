import type { Refusal } from '#shared/errors/refusal';
import { foldText } from '#shared/lib/fold-text';
import { isSamePhone, phoneDigits, phoneInPairs } from '#shared/lib/phone';
import { isStillExpected } from '#shared/domain/booking/appointment-standing';
import type { BookingWarning } from '#shared/domain/booking/booking-warnings';
import { type Appointment, type AppointmentPerson, type MessageChannel } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { calledSo, type CitizenMatch } from '#shared/domain/people/search-citizens';
import { durationFor } from '#shared/domain/scheduling/duration';
import { findPlace } from '#shared/domain/scheduling/find-place';
import { readBirthDate } from '#shared/domain/people/read-birth-date';
import type { Placed, SlotWish } from '#shared/domain/scheduling/placed';
import type { DayPlan } from '#shared/domain/scheduling/plan-day';

import { peopleText } from '#shared/i18n/fr/people';
import { minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { momentOf, type CivilNow } from './block-state';
import { noPerson, readPerson, toAppointmentPersons, type DraftPerson } from './draft-persons';
import { isPreferred, noPreferences, type SlotPreferences } from './slot-preferences';

/** Where a new appointment is meant to be. */
export type DraftPlace = { readonly day: string; readonly time: string; readonly deskId: string };

/** Whom it is for: being searched, known, or typed anew. Birth dates are kept as typed, `jj/mm/aaaa`. */
export type DraftWho =
  | { readonly kind: 'search'; readonly text: string }
  | {
      readonly kind: 'known';
      readonly citizenId: string;
      readonly values: CitizenValues;
      /** The form was opened for this person: nobody chose them in it. */
      readonly isGiven?: true;
    }
  | {
      readonly kind: 'new';
      readonly lastName: string;
      readonly firstName: string;
      readonly birthDate: string;
      /** The two names were cut out of what was searched, and somebody should look where. */
      readonly isDoubtful?: boolean;
    };

/** The appointment that a form changes, as it stood when the form was opened, and its persons as the form showed them then. */
export type Changed = { readonly appointment: Appointment; readonly persons: readonly DraftPerson[] };

/** All that was typed of an appointment not yet booked, or of a change to one. Nothing of it is stored. */
export type Draft = {
  /** Tells this form from every other one of the screen. */
  readonly id: number;
  /** `null` = the appointment is new. */
  readonly changes: Changed | null;
  readonly place: DraftPlace | null;
  /** The app proposed the place; nobody chose it, so another reason or more persons may move it. */
  readonly isProposed: boolean;
  /** The place that the app proposed first and that did not fit any more; `null` = the hour stands as it was read first, or was chosen. */
  readonly gaveWay: DraftPlace | null;
  /** What the proposed place was looked for, as a text; `''` = nobody proposed one yet. */
  readonly soughtFor: string;
  /** Another hour was proposed although the same was sought: somebody else took the one that was read, which the person on the phone may have heard. */
  readonly isNews: boolean;
  readonly reasonId: string;
  /** At least one: the first is the citizen of the appointment. */
  readonly persons: readonly DraftPerson[];
  /** A further person who is being typed. */
  readonly adding: string;
  readonly preferences: SlotPreferences;
  readonly who: DraftWho;
  readonly phone: string;
  readonly email: string;
  /** The channels by which the person does not wish to be written to. */
  readonly silent: readonly MessageChannel[];
};

/** Changes the form as it is by then: letters that were just typed may still be on their way into it, and a change of something else keeps them. */
export type OnDraft = (change: (draft: Draft) => Draft) => void;

/** The reasons that can be booked: deposits first, they are what people book; then the favourites of reception. */
export const bookableReasons = (reference: SiteReference): readonly Reason[] => {
  const rank = (reason: Reason): number => (reason.act === 'deposit' ? 0 : 20) + (reason.favourite || 10);
  return reference.reasons.filter((reason) => reason.bookable).toSorted((a, b) => rank(a) - rank(b));
};

/** An empty form at a place, with the first reason that its desk serves. */
export const emptyDraft = (
  reference: SiteReference,
  place: DraftPlace | null,
  id: number,
  channel: SlotPreferences['channel'] = 'desk',
): Draft => {
  const blank: Draft = {
    id,
    changes: null,
    place,
    isProposed: false,
    gaveWay: null,
    soughtFor: '',
    isNews: false,
    reasonId: '',
    persons: [noPerson],
    adding: '',
    preferences: { ...noPreferences, channel },
    who: { kind: 'search', text: '' },
    phone: '',
    email: '',
    silent: [],
  };
  return placeDraft(blank, reference, place);
};

const servedAt = (reference: SiteReference, deskId: string): readonly Reason[] => {
  const desk = entryById(reference.desks, deskId);
  return bookableReasons(reference).filter((reason) => desk?.reasonIds.includes(reason.id) ?? true);
};

/** Of a place that somebody chose. */
const chosen = { isProposed: false, gaveWay: null, isNews: false } as const;

/** The same form at another place; the reason stays when nothing forces another. */
export const placeDraft = (draft: Draft, reference: SiteReference, place: DraftPlace | null): Draft => {
  const served = servedAt(reference, place?.deskId ?? '');
  if (draft.changes) return { ...draft, ...chosen, place };
  if (draft.reasonId !== '' && (isTyped(draft) || served.some((reason) => reason.id === draft.reasonId)))
    return { ...draft, ...chosen, place };
  return { ...draft, ...chosen, place, reasonId: served[0]?.id ?? draft.reasonId };
};

/** What places are looked for by, as one word. */
export const soughtBy = ({ reasonId, persons, preferences }: Draft): string =>
  JSON.stringify([reasonId, persons.length, preferences]);

/**
 * The same form at a place that the app proposes. The one that was read first is remembered, so that it does not go without a word: callers were told
 * its day and hour, and not the desk.
 */
export const proposePlace = (draft: Draft, reference: SiteReference, place: DraftPlace): Draft => {
  const read = draft.gaveWay ?? draft.place;
  const gaveWay = read?.day === place.day && read.time === place.time ? null : read;
  const isNews = gaveWay !== null && draft.soughtFor === soughtBy(draft);
  const next = placeDraft(draft, reference, place);
  return { ...next, isProposed: true, gaveWay, soughtFor: soughtBy(next), isNews };
};

/** The same form after its agent was told of the place that is proposed now: from here on it is the one that was read. */
export const knowPlace = (draft: Draft): Draft => ({ ...draft, gaveWay: null, isNews: false });

/**
 * The same form with other wishes. A place that they exclude is not booked, whoever chose it: the app proposes one that they leave, and says which one was
 * read. Wishes that leave that one again bring it back.
 */
export const withPreferences = (draft: Draft, preferences: SlotPreferences): Draft => {
  const { place, gaveWay, isProposed } = draft;
  if (place && !isProposed && isPreferred(preferences, place)) return { ...draft, preferences };
  const read = gaveWay ?? (isProposed ? null : place);
  const back = read && isPreferred(preferences, read) ? read : null;
  return { ...draft, preferences, place: back, gaveWay: back ? null : read, isProposed: true, isNews: false };
};

/**
 * The same form for somebody who asks in another way. The place that was read out stays, whoever proposed it: where a quota excludes it, `proposePlace` names it. One that gave
 * way before is tried again.
 */
export const withChannel = (draft: Draft, channel: SlotPreferences['channel']): Draft => {
  const preferences = { ...draft.preferences, channel };
  return draft.gaveWay ? withPreferences(draft, preferences) : { ...draft, preferences };
};

export const hasBegun = ({ day, time }: DraftPlace, now: CivilNow): boolean =>
  day < now.day || (day === now.day && minutesOf(time) < now.minute);

/** Whether the app has to look for a place: there is none, or the one that it proposed does not do any more or has begun. */
export const wantsPlace = (
  draft: Draft,
  refusal: Refusal | null,
  first: DraftPlace | undefined,
  now: CivilNow,
): boolean => {
  if (!draft.place) return true;
  const { day, time, deskId } = draft.place;
  const isSame = first?.day === day && first.time === time && first.deskId === deskId;
  const isGood = refusal === null && !hasBegun(draft.place, now) && isPreferred(draft.preferences, draft.place);
  return draft.isProposed && !isGood && !isSame;
};

/** What is looked for: the channel decides on quotas, the purpose opens the places that were kept for it. */
export const wishOf = (draft: Pick<Draft, 'reasonId' | 'preferences'>, durationMin: number): SlotWish => {
  const { channel, keptFor } = draft.preferences;
  return { reasonId: draft.reasonId, durationMin, channel, ...(keptFor === '' ? {} : { keptFor }) };
};

/**
 * The form with the person who is being typed as one of its persons: nothing typed is left behind by booking. `today` counts while no day is
 * chosen.
 */
export const withAdding = (draft: Draft, today: string): Draft => {
  const person = readPerson(draft.adding, draft.place?.day ?? today);
  return draft.adding.trim() === '' || !person ? draft : { ...draft, adding: '', persons: [...draft.persons, person] };
};

/** What is stored of the persons of a form. */
export const personsOf = (draft: Draft, day: string): AppointmentPerson[] => {
  const { who } = draft;
  const birthDate =
    who.kind === 'known' ? who.values.birthDate : who.kind === 'new' ? readBirthDate(who.birthDate, day) : '';
  return toAppointmentPersons(draft.persons, birthDate ?? '', day);
};

/** Whether something would be lost if the form were thrown away. */
export const isTyped = ({ changes, reasonId, who, persons, adding, phone, email }: Draft): boolean => {
  if (changes) {
    const isSame =
      who.kind === 'known' && isSamePhone(who.values.phone, phone) && email.trim() === who.values.email.trim();
    return !isSame || reasonId !== changes.appointment.reasonId || persons !== changes.persons || adding.trim() !== '';
  }
  return (
    (who.kind === 'search' ? who.text !== '' : true) ||
    persons.some(({ number, name }) => number !== '' || name !== '') ||
    adding.trim() !== '' ||
    phone !== '' ||
    email !== ''
  );
};

/** How the citizen of a form is called, as far as it is typed; `''` = not yet. */
export const nameTyped = ({ who }: Draft): string => {
  if (who.kind === 'known') return knownBy(who.values);
  return (who.kind === 'new' ? `${who.firstName} ${who.lastName}` : who.text).trim();
};

/** What changes in a form once it is for a known person: what they gave before stands in the fields that are blank. */
export const withKnown = (
  { phone, email }: Pick<Draft, 'phone' | 'email'>,
  citizenId: string,
  values: CitizenValues,
): Pick<Draft, 'who' | 'phone' | 'email'> => ({
  who: { kind: 'known', citizenId, values },
  phone: phone.trim() === '' ? phoneInPairs(values.phone) : phone,
  email: email.trim() === '' ? values.email : email,
});

/**
 * What changes in a form once it is for somebody else: all that was said of the person before goes, with their dependants. Those who were typed
 * beside them stay, and are marked, so that the form says so. `text` is searched next.
 */
export const forSomebodyElse = (
  { persons }: Draft,
  text: string,
): Pick<Draft, 'who' | 'phone' | 'email' | 'silent' | 'persons'> => ({
  who: { kind: 'search', text },
  phone: '',
  email: '',
  silent: [],
  persons: [
    noPerson,
    ...persons.slice(1).flatMap((one) => (one.citizenId === '' ? [{ ...one, isFromBefore: true as const }] : [])),
  ],
});

export type DraftField = 'citizen' | 'lastName' | 'firstName' | 'birthDate' | 'companion' | 'phone' | 'place';

/** Whether there are digits where a name stands: nobody is called so. */
export const hasDigits = (name: string): boolean => /\d/.test(name);

/** Why Entrée takes none of those who were found. */
export const sayUnsure = (found: readonly CitizenMatch[], typed: string, isGuess: boolean): string => {
  const texts = peopleText.search.choose;
  if (isGuess || found.length < 2) return isGuess ? texts.guess : texts.one;
  return calledSo(found).length > 1 && !hasDigits(typed) ? texts.bearers : texts.several;
};

/** What must be right before it can be sent, in the order of the form. */
export const missingFields = (draft: Draft, today: string): DraftField[] => {
  const missing: DraftField[] = [];
  if (!draft.place) missing.push('place');
  if (draft.who.kind === 'search') missing.push('citizen');
  if (draft.who.kind === 'new') {
    if (foldText(draft.who.lastName) === '' || hasDigits(draft.who.lastName)) missing.push('lastName');
    if (foldText(draft.who.firstName) === '' || hasDigits(draft.who.firstName)) missing.push('firstName');
    if (readBirthDate(draft.who.birthDate, today) === null) missing.push('birthDate');
  }
  const isRead = readPerson(draft.adding, draft.place?.day ?? today) !== null;
  if (!isRead || draft.persons.some(({ citizenId, name }) => citizenId === '' && hasDigits(name)))
    missing.push('companion');
  const digits = phoneDigits(draft.phone);
  // A number that the file holds already keeps nobody from booking.
  const isKnown = draft.who.kind === 'known' && isSamePhone(draft.who.values.phone, draft.phone);
  if (digits !== '' && !isKnown && !/^0\d{9}$|^00\d{6,}$/.test(digits)) missing.push('phone');
  return missing;
};

const isAsItWas = ({ changes, place, reasonId }: Draft, durationMin: number): boolean => {
  const was = changes?.appointment;
  const isThere = was?.day === place?.day && was?.time === place?.time && was?.deskId === place?.deskId;
  return was !== undefined && isThere && was.durationMin === durationMin && was.reasonId === reasonId;
};

/**
 * The length by the table of the reason, and why the draft does not fit where it is, if it does not. An appointment that is changed keeps its length while as many
 * come for the same, and is not judged where it stands already.
 */
export const fitDraft = (
  draft: Draft,
  reason: Reason | undefined,
  plan: DayPlan | null,
  live: readonly Placed[],
): { readonly durationMin: number; readonly refusal: Refusal | null } => {
  if (!reason) return { durationMin: 0, refusal: null };
  const duration = durationFor(reason, draft.persons.length);
  if (!duration.ok) return { durationMin: reason.durationsMin.at(-1) ?? 0, refusal: duration.reason };
  const was = draft.changes?.appointment;
  const isSame = was?.persons.length === draft.persons.length && was.reasonId === draft.reasonId;
  const durationMin = isSame ? was.durationMin : duration.value;
  if (!draft.place || !plan || isAsItWas(draft, durationMin)) return { durationMin, refusal: null };
  const { time, deskId } = draft.place;
  const place = findPlace(plan, live, { ...wishOf(draft, durationMin), time, deskId });
  return { durationMin, refusal: place.ok ? null : place.reason };
};

/**
 * The appointment of today for which the chosen citizen is still expected, worth a word whatever day is booked; `null` when there is none,
 * or a warning names it.
 */
export const expectedToday = (
  { who }: Draft,
  now: CivilNow,
  appointments: readonly Appointment[],
  warnings: readonly BookingWarning[],
): Appointment | null => {
  if (who.kind !== 'known') return null;
  const said = new Set(warnings.flatMap((one) => ('appointment' in one ? one.appointment.id : [])));
  const own = appointments.filter(({ day, citizenId }) => day === now.day && citizenId === who.citizenId);
  return own.find((one) => !said.has(one.id) && isStillExpected(one, momentOf(now))) ?? null;
};
