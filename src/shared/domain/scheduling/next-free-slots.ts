import type { Civil } from '../../time/civil';
import type { SiteReference } from '../model/reference';
import type { Live } from './day-load';
import type { Slot, SlotWish } from './placed';
import { searchSlots } from './search-slots';

/**
 * The next `count` free slots from a civil moment on, by day and time, over at most `horizonDays` days. `liveByDay` is
 * asked only for the days that are needed; an index (`indexPlacements(live).day`) makes many searches fast. `now` lets notice,
 * horizon and releases count.
 */
export const nextFreeSlots = (
  ref: SiteReference,
  liveByDay: (day: string) => Live,
  wish: SlotWish,
  fromDay: string,
  fromTime: string,
  count: number,
  horizonDays = 60,
  now: Civil | null = null,
): Slot[] =>
  searchSlots({ ref, liveByDay, now }, wish, { from: { day: fromDay, time: fromTime }, days: horizonDays, count }).map(
    ({ day, time, durationMin, deskId }) => ({ day, time, durationMin, deskId }),
  );
