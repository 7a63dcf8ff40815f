import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import { whyNoSlots } from '#shared/domain/scheduling/why-no-slots';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText as texts } from '#shared/i18n/fr/booking';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { addDays, timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { freePlaces, searchOf, wishedDesk, type PlaceSearch } from './view-model/free-places';
import { hasPreferences, withoutWishes, type SlotPreferences } from './view-model/slot-preferences';

type NoSlotProps = {
  readonly search: PlaceSearch;
  readonly preferences: SlotPreferences;
  readonly onPreferences: (preferences: SlotPreferences) => void;
  /** Takes a place that other preferences open. */
  readonly onTake: (slot: Slot, preferences: SlotPreferences) => void;
  /** Kept places may be opened. */
  readonly opensKept?: boolean;
};

type Why = { readonly words: string; readonly isLaterUseful: boolean };
type WayOut = { readonly slot: Slot; readonly preferences: SlotPreferences; readonly words: string };

const purposes = ['urgent', 'withoutInternet'] as const;

/** What would open a place: no preference, or a place that was kept for a purpose. */
const waysOut = (search: PlaceSearch, preferences: SlotPreferences, opensKept: boolean): WayOut[] => {
  const ways: WayOut[] = [];
  const plain = withoutWishes(preferences);
  const [next] = hasPreferences(preferences) ? freePlaces({ ...search, preferences: plain }, 1) : [];
  if (next) ways.push({ slot: next, preferences: plain, words: texts.noSlot.next(next.day, next.time) });
  for (const keptFor of purposes) {
    if (!opensKept || preferences.keptFor !== '') continue;
    const opened = { ...preferences, keptFor };
    const [slot] = freePlaces({ ...search, wish: { ...search.wish, keptFor }, preferences: opened }, 1);
    if (slot) ways.push({ slot, preferences: opened, words: texts.noSlot.keptOpen(keptFor, slot.day, slot.time) });
  }
  return ways;
};

const whyOf = ({ reference, index, wish, now, from }: PlaceSearch, preferences: SlotPreferences): Why => {
  const scene = { ref: reference, liveByDay: index.day, now: { day: now.day, time: timeOf(now.minute) } };
  const { refusal } = whyNoSlots(scene, wishedDesk(wish, preferences), searchOf(from, 1, preferences));
  if (!refusal) return { words: agendaText.create.noRoom, isLaterUseful: true };
  const { text, todo } = sayRefusal(refusal, { reason: nameOfReason(reference) });
  const isTooFar = refusal.code === 'noSlotBetween' && refusal.because === 'beyondHorizon';
  const isNever = refusal.code === 'reasonNotOffered' || (refusal.code === 'stationsFull' && refusal.stations === 0);
  return { words: `${text} ${todo}`.trim(), isLaterUseful: !isTooFar && !isNever };
};

const nameOfReason =
  ({ reasons }: SiteReference) =>
  (id: string): string =>
    entryById(reasons, id)?.name ?? '';

/** Nothing is free as somebody wishes it: why, and what opens a place. */
export const NoSlot = ({ search, preferences, onPreferences, onTake, opensKept = true }: NoSlotProps) => {
  const ways = waysOut(search, preferences, opensKept);
  const why = whyOf(search, preferences);
  const later = addDays(preferences.fromDay === '' ? search.from.day : preferences.fromDay, 30);
  return (
    <Note
      tone="warn"
      role="status"
      acts={
        <ul className="ag-offers">
          {ways.map(({ slot, preferences: opened, words }) => (
            <li key={words}>
              <Button size="small" onPress={() => onTake(slot, opened)}>
                {words}
              </Button>
            </li>
          ))}
          {why.isLaterUseful && (
            <li>
              <Button size="small" onPress={() => onPreferences({ ...preferences, fromDay: later, fromTime: '' })}>
                {texts.noSlot.later}
              </Button>
            </li>
          )}
        </ul>
      }
    >
      {why.words}
    </Note>
  );
};
