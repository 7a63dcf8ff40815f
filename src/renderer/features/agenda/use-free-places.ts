import { useMemo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { PlacementIndex } from '#shared/domain/scheduling/day-load';
import type { Slot, SlotWish } from '#shared/domain/scheduling/placed';

import { useAppointmentsBetween, useWithHeld } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { freePlaces, lastSearched, liveIndex, type PlaceSearch, type SearchFrom } from './view-model/free-places';
import { noPreferences, type SlotPreferences } from './view-model/slot-preferences';

/** The appointments of the coming days, for capacity. */
export const useUpcoming = (
  today: string,
  fromDay = '',
): { readonly appointments: readonly Appointment[]; readonly isRead: boolean } => {
  const appointments = useAppointmentsBetween(today, lastSearched(today, fromDay));
  return { appointments, isRead: isRead(appointments) };
};

type Asked = {
  readonly reference: SiteReference;
  /** Of `usePlacementIndex`: the same for all questions about the same appointments. */
  readonly index: PlacementIndex;
  /** `null` = nothing to look for yet. */
  readonly wish: SlotWish | null;
  readonly now: SearchFrom;
  /** From now on where it is absent. */
  readonly from?: SearchFrom;
  readonly count: number;
  readonly preferences?: SlotPreferences;
};

/** The appointments and held places that take room, by their day; `exceptId` is one that would move away. */
export const usePlacementIndex = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  exceptId = '',
): PlacementIndex => {
  const taking = useWithHeld(appointments);
  return useMemo(() => liveIndex(reference, taking, exceptId), [reference, taking, exceptId]);
};

/** A question that stays the same object while nothing of it changes, in steps of five minutes. */
export const usePlaceSearch = (asked: Omit<Asked, 'count'>): PlaceSearch | null => {
  const { reference, index, preferences = noPreferences, now } = asked;
  const from = asked.from ?? now;
  const wished = JSON.stringify(asked.wish);
  const [nowMinute, minute] = [now.minute, from.minute].map((one) => Math.ceil(one / 5) * 5);
  return useMemo(() => {
    const wish = JSON.parse(wished) as SlotWish | null;
    if (!wish || wish.durationMin === 0) return null;
    const moments = { now: { day: now.day, minute: nowMinute ?? 0 }, from: { day: from.day, minute: minute ?? 0 } };
    return { reference, index, wish, preferences, ...moments };
  }, [reference, index, wished, preferences, now.day, nowMinute, from.day, minute]);
};

/** The next free places for a wish, as somebody prefers them. */
export const useFreePlaces = (asked: Asked): readonly Slot[] => {
  const search = usePlaceSearch(asked);
  const { count } = asked;
  return useMemo(() => (search ? freePlaces(search, count) : []), [search, count]);
};
