import type { Reason } from '#shared/domain/model/reference';
import { compareText } from '#shared/lib/compare';

const byName = (a: Reason, b: Reason): number => a.name.localeCompare(b.name, 'fr') || compareText(a.id, b.id);

/** The reason of each pinned place; of two at one place the first by name. */
const pinnedTo = (reasons: readonly Reason[], most: number): ReadonlyMap<number, Reason> => {
  const places = new Map<number, Reason>();
  for (const reason of reasons.toSorted(byName)) {
    const { favourite } = reason;
    if (favourite >= 1 && favourite <= most && !places.has(favourite)) places.set(favourite, reason);
  }
  return places;
};

/**
 * The reasons under the digits of reception, the key 1 first, at most `most`. A place that the settings pin stays with its reason;
 * the others go to those most asked for, then by name. `counts` must stand still for the day: a key that moves is worse than
 * one that is a little out of date. Without enough reasons to reach a pinned place, the places close up.
 */
export const favouriteReasons = (
  reasons: readonly Reason[],
  counts: ReadonlyMap<string, number>,
  most: number,
): readonly Reason[] => {
  const open = reasons.filter(({ walkIn }) => walkIn);
  const pinned = pinnedTo(open, most);
  const taken = new Set([...pinned.values()].map(({ id }) => id));
  const asked = (reason: Reason): number => counts.get(reason.id) ?? 0;
  // Who was pinned to a place that another has, or beyond the last, still comes before those nobody pinned.
  const rest = open
    .filter(({ id }) => !taken.has(id))
    .toSorted((a, b) => Number(b.favourite > 0) - Number(a.favourite > 0) || asked(b) - asked(a) || byName(a, b));
  const places = Array.from({ length: most }, (_, index) => pinned.get(index + 1) ?? rest.shift());
  return places.filter((reason) => reason !== undefined);
};
