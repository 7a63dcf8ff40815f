import type { SiteReference } from '#shared/domain/model/reference';
import { indexPlacements, type PlacementIndex } from '#shared/domain/scheduling/day-load';
import type { Placed, SlotWish } from '#shared/domain/scheduling/placed';
import { searchSlots, type FoundSlot, type SlotSearch } from '#shared/domain/scheduling/search-slots';

/** The slot engine as a plain program may call it, for `scripts/bench/agenda`. */
export const agendaEngine = {
  index: (live: readonly Placed[]): PlacementIndex => indexPlacements(live),
  search: (ref: SiteReference, index: PlacementIndex, wish: SlotWish, search: SlotSearch): FoundSlot[] =>
    searchSlots({ ref, liveByDay: index.day, now: null }, wish, search),
};
