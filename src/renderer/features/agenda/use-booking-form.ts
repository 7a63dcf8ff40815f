import { useMemo, useState } from 'react';

import { bookingWarnings, type BookingWarning } from '#shared/domain/booking/booking-warnings';
import { withoutLimits } from '#shared/domain/booking/without-limits';
import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { situationsFor } from '#shared/domain/papers/rules-in-use';
import { crumbsLeft } from '#shared/domain/scheduling/crumbs-left';
import type { PlacementIndex } from '#shared/domain/scheduling/day-load';
import type { Slot } from '#shared/domain/scheduling/placed';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { bookingText } from '#shared/i18n/fr/booking';
import { minutesOf, timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { usePerson } from '../../data/queries/use-person';
import type { DraftFit } from './use-draft-fit';
import { useFreePlaces, usePlacementIndex, usePlaceSearch, useUpcoming } from './use-free-places';
import { expectedToday, personsOf, wishOf, type Draft, type DraftPlace } from './view-model/draft';
import {
  daysBeyond,
  heldByQuota,
  lastSearched,
  type HeldByQuota,
  type PlaceSearch,
  type SearchFrom,
} from './view-model/free-places';
import { checkNumbers, type NumberCheck } from './view-model/number-checks';

type WasteFacts = {
  readonly reference: SiteReference;
  readonly draft: Draft;
  readonly fit: DraftFit;
  readonly today: string;
  readonly nowMinute: number;
};

type FormFacts = WasteFacts & {
  /** It was sent, and waits for the word of the server. */
  readonly isSent: boolean;
};

/**
 * The appointments as they were when the form was sent. What was just written takes its own place, and sixty days would be searched anew
 * for offers that are gone with the form.
 */
const useBeforeSending = (appointments: readonly Appointment[], isSent: boolean): readonly Appointment[] => {
  const [atSending, setAtSending] = useState<readonly Appointment[] | null>(null);
  if (isSent && !atSending) setAtSending(appointments);
  if (!isSent && atSending) setAtSending(null);
  return (isSent && atSending) || appointments;
};

/** Whether the form names somebody, or a number, that another appointment may hold already. */
const isNamed = ({ who, persons }: Draft): boolean =>
  who.kind === 'known' || persons.some(({ citizenId, number }) => citizenId !== '' || number !== '');

/**
 * The appointments with those of the days that are booked but not searched for places: whoever has one there is told so too. These are read
 * once somebody is named, and no place is looked for among them.
 */
const useWithBeyond = (
  { reference, draft, today, isSent }: FormFacts,
  searched: readonly Appointment[],
): readonly Appointment[] => {
  const { place, preferences } = draft;
  const last = lastSearched(today, preferences.fromDay);
  const days = isNamed(draft) ? daysBeyond(reference, today, last, place?.day ?? '') : null;
  const beyond = useBeforeSending(useAppointmentsBetween(days?.from ?? '', days?.to ?? ''), isSent);
  return useMemo(() => (beyond.length === 0 ? searched : [...searched, ...beyond]), [searched, beyond]);
};

/** Other places are looked for from the one that does not fit, never in the past. */
const nearOf = (place: DraftPlace | null, now: SearchFrom): SearchFrom => {
  if (!place || place.day < now.day) return now;
  const minute = minutesOf(place.time);
  return { day: place.day, minute: place.day === now.day ? Math.max(now.minute, minute) : minute };
};

const isAt = (place: DraftPlace | null, slot: Slot): boolean =>
  slot.day === place?.day && slot.time === place.time && slot.deskId === place.deskId;

/** How the citizen of the form is called beside the others; the whole name stands above. `''` while nobody is named. */
const firstNameOf = ({ who }: Draft): string => {
  if (who.kind === 'known') return who.values.firstName || knownBy(who.values);
  return who.kind === 'new' ? who.firstName.trim() || who.lastName.trim() : '';
};

const factsOf = (
  reference: SiteReference,
  reason: Reason | undefined,
  person: AppointmentPerson | undefined,
  day: string,
) => {
  if (!reason || !person) return '';
  const situation = situationsFor(reference, reason, day).find(({ code }) => code === person.situation)?.label ?? '';
  return bookingText.facts(person.ageBand === undefined ? '' : bookingText.ages[person.ageBand], situation);
};

export type BookingForm = {
  readonly reason: Reason | undefined;
  readonly isRead: boolean;
  readonly offers: readonly Slot[];
  readonly nearOffers: readonly Slot[];
  readonly search: PlaceSearch | null;
  readonly heldByQuota: HeldByQuota | null;
  readonly asksNumber: boolean;
  readonly checks: readonly NumberCheck[];
  readonly persons: readonly AppointmentPerson[];
  readonly warnings: readonly BookingWarning[];
  /** The citizen of the form is expected today still, and no warning says so; `null` = they are not. */
  readonly today: Appointment | null;
  readonly nameOf: (person: number) => string;
  readonly factsOf: (person: number) => string;
};

/** What a place would waste; the draft itself is not among what is taken. */
const wasteOf = ({ reference, draft, fit, today, nowMinute }: WasteFacts, index: PlacementIndex) => {
  const { place } = draft;
  if (!place || fit.refusal || fit.durationMin === 0) return null;
  const plan = planDay(withoutLimits(reference), place.day, { day: today, time: timeOf(nowMinute) });
  return crumbsLeft(plan, index.day(place.day), { ...wishOf(draft, fit.durationMin), ...place });
};

const useWarnings = (
  facts: WasteFacts,
  reason: Reason | undefined,
  upcoming: readonly Appointment[],
  index: PlacementIndex | undefined,
) => {
  const { reference, draft, fit, today, nowMinute } = facts;
  const guardian = usePerson(draft.who.kind === 'known' ? draft.who.citizenId : '').person?.guardian ?? null;
  const crumbs = useMemo(
    () => (index ? wasteOf({ reference, draft, fit, today, nowMinute }, index) : null),
    [index, reference, draft, fit, today, nowMinute],
  );
  return useMemo(() => {
    if (!reason) return [];
    const { who, place } = draft;
    return bookingWarnings({
      reason,
      reasons: reference.reasons,
      persons: personsOf(draft, place?.day ?? today),
      citizenId: who.kind === 'known' ? who.citizenId : '',
      hasGuardian: guardian !== null,
      crumbs,
      isProposed: draft.isProposed,
      place: place ? { ...place, durationMin: fit.durationMin } : null,
      upcoming,
      now: { day: today, minute: nowMinute },
    });
  }, [reason, reference, draft, fit.durationMin, guardian, crumbs, upcoming, today, nowMinute]);
};

/** All that the form of a new appointment shows besides what was typed. */
export const useBookingForm = (facts: FormFacts): BookingForm => {
  const { reference, draft, fit, today, nowMinute } = facts;
  const { place, preferences } = draft;
  const reason = entryById(reference.reasons, draft.reasonId);
  const upcoming = useUpcoming(today, preferences.fromDay);
  // Also while it is sent nothing is offered from what was not read.
  const appointments = useBeforeSending(upcoming.appointments, facts.isSent);
  const changedId = draft.changes?.appointment.id ?? '';
  const known = useWithBeyond(facts, appointments);
  // The appointment that is changed is no other one, and where it stands is free for it.
  const all = useMemo(() => known.filter(({ id }) => id !== changedId), [known, changedId]);
  const index = usePlacementIndex(reference, appointments, changedId);
  const wish = reason ? wishOf(draft, fit.durationMin) : null;
  const now = { day: today, minute: nowMinute };
  const asked = { reference, index, wish, now };
  const offers = useFreePlaces({ ...asked, preferences, count: 5 });
  const near = useFreePlaces({ ...asked, from: nearOf(place, now), count: 4 });
  const search = usePlaceSearch({ ...asked, preferences });
  const [first] = offers;
  const held = useMemo(() => search && heldByQuota(search, first), [search, first]);
  const asksNumber = reason?.asksPreApplication === true && reason.act !== 'collection';
  const active = useMemo(() => all.filter(({ status }) => status === 'booked' || status === 'arrived'), [all]);
  const own = draft.who.kind === 'known' ? draft.who.citizenId : '';
  // The number of a visit that is going on is theirs, and serves again where it ends without the title.
  const others = useMemo(
    () => active.filter((one) => one.status !== 'arrived' || one.citizenId !== own),
    [active, own],
  );
  const day = place?.day ?? today;
  const persons = personsOf(draft, day);
  const warnings = useWarnings(facts, reason, all, search ? index : undefined);
  return {
    reason,
    isRead: isRead(appointments),
    offers,
    nearOffers: near.filter((slot) => !isAt(place, slot)).slice(0, 3),
    search,
    heldByQuota: held,
    asksNumber,
    checks: checkNumbers(asksNumber ? draft.persons.map(({ number }) => number) : [], others),
    persons,
    warnings,
    today: expectedToday(draft, now, active, warnings),
    nameOf: (person) => (person === 0 ? firstNameOf(draft) : (draft.persons[person]?.name ?? '')),
    factsOf: (person) => factsOf(reference, reason, persons[person], day),
  };
};

/**
 * Nobody is at two desks at once: who is expected elsewhere in these minutes is booked by a second word alone, which counts for that
 * appointment and this place. `person` = of whom it is still asked, `null` = of nobody.
 */
export const useSameTime = (warnings: readonly BookingWarning[], place: DraftPlace | null) => {
  const [meant, setMeant] = useState('');
  const [found] = warnings.flatMap((one) => (one.code === 'sameTime' ? [one] : []));
  const key = found && place ? [found.appointment.id, place.day, place.time, place.deskId].join(' ') : '';
  return {
    person: found && key !== meant ? found.person : null,
    mean: (): void => setMeant(key),
  };
};
