import type { Refusal } from '#shared/errors/refusal';
import { foldText } from '#shared/lib/fold-text';
import { phoneDigits } from '#shared/lib/phone';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { durationFor } from '#shared/domain/scheduling/duration';
import { findPlace } from '#shared/domain/scheduling/find-place';
import type { Placed } from '#shared/domain/scheduling/placed';
import type { DayPlan } from '#shared/domain/scheduling/plan-day';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';

/** Where a new appointment is meant to be. */
export type DraftPlace = { readonly day: string; readonly time: string; readonly deskId: string };

/** Whom it is for: being searched, known, or typed anew. Birth dates are kept as typed, `jj/mm/aaaa`. */
export type DraftWho =
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'known'; readonly citizenId: string; readonly values: CitizenValues }
  | { readonly kind: 'new'; readonly lastName: string; readonly firstName: string; readonly birthDate: string };

/** All that was typed of an appointment not yet booked. Nothing of it is stored. */
export type Draft = {
  readonly place: DraftPlace | null;
  /** The app proposed the place; nobody chose it, so another reason or more persons may move it. */
  readonly isProposed: boolean;
  readonly reasonId: string;
  readonly numbers: readonly string[];
  readonly who: DraftWho;
  readonly phone: string;
  readonly email: string;
};

/** The reasons that can be booked: deposits first, they are what people book; then the favourites of reception. */
export const bookableReasons = (reference: SiteReference): readonly Reason[] => {
  const rank = (reason: Reason): number => (reason.act === 'deposit' ? 0 : 20) + (reason.favourite || 10);
  return reference.reasons.filter((reason) => reason.bookable).toSorted((a, b) => rank(a) - rank(b));
};

/** An empty form at a place, with the first reason that its desk serves. */
export const emptyDraft = (reference: SiteReference, place: DraftPlace | null): Draft => {
  const blank: Draft = {
    place,
    isProposed: false,
    reasonId: '',
    numbers: [''],
    who: { kind: 'search', text: '' },
    phone: '',
    email: '',
  };
  return placeDraft(blank, reference, place);
};

const servedAt = (reference: SiteReference, deskId: string): readonly Reason[] => {
  const desk = reference.desks.find((one) => one.id === deskId);
  return bookableReasons(reference).filter((reason) => desk?.reasonIds.includes(reason.id) ?? true);
};

/** The same form at another place; the reason stays when nothing forces another. */
export const placeDraft = (draft: Draft, reference: SiteReference, place: DraftPlace | null): Draft => {
  const served = servedAt(reference, place?.deskId ?? '');
  if (draft.reasonId !== '' && (isTyped(draft) || served.some((reason) => reason.id === draft.reasonId)))
    return { ...draft, place, isProposed: false };
  return { ...draft, place, isProposed: false, reasonId: served[0]?.id ?? draft.reasonId };
};

/** Whether the app has to look for a place: there is none, or the one that it proposed does not fit any more. */
export const wantsPlace = (draft: Draft, refusal: Refusal | null, first: DraftPlace | undefined): boolean => {
  if (!draft.place) return true;
  const { day, time, deskId } = draft.place;
  const isSame = first?.day === day && first.time === time && first.deskId === deskId;
  return draft.isProposed && refusal !== null && !isSame;
};

/** Another number of persons; numbers already typed stay, also those that go out of sight. */
export const resizeNumbers = (numbers: readonly string[], count: number): readonly string[] =>
  Array.from({ length: Math.max(1, count) }, (_, index) => numbers[index] ?? '');

/** Whether something would be lost if the form were thrown away. */
export const isTyped = ({ who, numbers, phone, email }: Draft): boolean =>
  (who.kind === 'search' ? who.text !== '' : true) ||
  numbers.some((number) => number !== '') ||
  phone !== '' ||
  email !== '';

/** The fields of a new citizen, from what was searched in vain: `DURAND Zoé` and `Durand Zoé` give a name and a first name. */
export const whoFromSearch = (text: string): DraftWho => {
  const words = text.trim().split(/\s+/);
  const upper = words.filter((word) => word.length > 1 && word === word.toLocaleUpperCase('fr') && /\p{L}/u.test(word));
  const last = upper.length > 0 && upper.length < words.length ? upper : words.slice(0, 1);
  const first = words.filter((word) => !last.includes(word) && !/\d/.test(word));
  const clean = last.filter((word) => !/\d/.test(word)).join(' ');
  return { kind: 'new', lastName: clean, firstName: first.join(' '), birthDate: '' };
};

/** `24/11/1987` as `1987-11-24`; `''` for nothing, `null` for what is no date. */
export const readBirthDate = (text: string): string | null => {
  if (text.trim() === '') return '';
  const match =
    /^\s*(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) && year >= '1900' ? iso : null;
};

export type NumberCheck = {
  readonly value: string;
  readonly state: 'empty' | 'ok' | 'short' | 'long' | 'twice' | 'used';
  readonly missing: number;
  readonly usedBy: Appointment | null;
};

/** Looks at each number as it is typed. `others` are active appointments. */
export const checkNumbers = (numbers: readonly string[], others: readonly Appointment[]): NumberCheck[] => {
  const checks = numbers.map((number) => checkPreApplicationNumber(number));
  return checks.map(({ value, ok, missing }, index): NumberCheck => {
    const answer = (state: NumberCheck['state'], usedBy: Appointment | null = null) => ({
      value,
      state,
      missing,
      usedBy,
    });
    if (value === '') return answer('empty');
    if (!ok) return answer(missing > 0 ? 'short' : 'long');
    if (checks.some((other, at) => at < index && other.value === value)) return answer('twice');
    const usedBy = others.find((one) => one.persons.some((person) => person.preApplicationNumber === value)) ?? null;
    return usedBy ? answer('used', usedBy) : answer('ok');
  });
};

export type DraftField = 'citizen' | 'lastName' | 'firstName' | 'birthDate' | 'phone' | 'place';

/** What must be right before it can be sent, in the order of the form. */
export const missingFields = (draft: Draft): DraftField[] => {
  const missing: DraftField[] = [];
  if (!draft.place) missing.push('place');
  if (draft.who.kind === 'search') missing.push('citizen');
  if (draft.who.kind === 'new') {
    if (foldText(draft.who.lastName) === '') missing.push('lastName');
    if (foldText(draft.who.firstName) === '') missing.push('firstName');
    if (readBirthDate(draft.who.birthDate) === null) missing.push('birthDate');
  }
  const digits = phoneDigits(draft.phone);
  if (digits !== '' && !/^0\d{9}$|^00\d{6,}$/.test(digits)) missing.push('phone');
  return missing;
};

/** The length by the table of the reason, and why the draft does not fit where it is, if it does not. */
export const fitDraft = (
  draft: Draft,
  reason: Reason | undefined,
  plan: DayPlan | null,
  live: readonly Placed[],
): { readonly durationMin: number; readonly refusal: Refusal | null } => {
  if (!reason) return { durationMin: 0, refusal: null };
  const duration = durationFor(reason, draft.numbers.length);
  if (!duration.ok) return { durationMin: reason.durationsMin.at(-1) ?? 0, refusal: duration.reason };
  if (!draft.place || !plan) return { durationMin: duration.value, refusal: null };
  const { time, deskId } = draft.place;
  const place = findPlace(plan, live, { reasonId: reason.id, durationMin: duration.value, time, deskId });
  return { durationMin: duration.value, refusal: place.ok ? null : place.reason };
};
