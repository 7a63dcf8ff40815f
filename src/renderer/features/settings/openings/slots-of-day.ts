import type { SiteReference } from '#shared/domain/model/reference';
import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { freeSlots } from '#shared/domain/scheduling/free-slots';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { entriesOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

/** The reference data as they will be once the changes are written. */
export const withChanges = (reference: SiteReference, changes: readonly SettingChange[]): SiteReference => {
  const changed = new Map(changes.map(({ id, body }) => [id, body]));
  const kept = entriesOf(reference).filter(({ id }) => !changed.has(id));
  const added = changes.flatMap(({ id, body }) => (body ? [{ id, body }] : []));
  const documents = [...kept, ...added].map(({ id, body }) => ({
    id,
    siteId: reference.site.id,
    kind: body.kind,
    body,
  }));
  return toSiteReference(documents) ?? reference;
};

export type SlotAsk = {
  readonly day: string;
  readonly deskId: string;
  readonly reasonId: string;
  readonly keptFor: KeptPurpose | '';
};

/** A moment at which an appointment may begin, and whether it comes or goes with the change. */
export type SlotStart = { readonly time: string; readonly is: 'same' | 'new' | 'gone' };

export type SlotsOfDay = {
  readonly starts: readonly SlotStart[];
  /** How many appointments fit one after the other. */
  readonly inRow: number;
  readonly durationMin: number;
  /** Why the whole day is closed, `''` = it is not. */
  readonly closedBy: string;
};

const startsOf = (reference: SiteReference, ask: SlotAsk, durationMin: number): readonly string[] => {
  const wish = { reasonId: ask.reasonId, deskId: ask.deskId, durationMin };
  const slots = freeSlots(
    planDay(reference, ask.day),
    [],
    ask.keptFor === '' ? wish : { ...wish, keptFor: ask.keptFor },
  );
  return slots.map(({ time }) => time);
};

const countInRow = (times: readonly string[], takenMin: number): number => {
  let [count, free] = [0, 0];
  for (const time of times) {
    if (minutesOf(time) < free) continue;
    count += 1;
    free = minutesOf(time) + takenMin;
  }
  return count;
};

/** The slots that a desk offers for a reason on a day with the changes, beside those that it offers without; nobody is booked. */
export const slotsOfDay = (reference: SiteReference, changes: readonly SettingChange[], ask: SlotAsk): SlotsOfDay => {
  const after = withChanges(reference, changes);
  const reason = entryById(after.reasons, ask.reasonId);
  const durationMin = reason?.durationsMin[0] ?? 0;
  const now = startsOf(reference, ask, durationMin);
  const then = startsOf(after, ask, durationMin);
  const [had, has] = [new Set(now), new Set(then)];
  const starts = [...new Set([...now, ...then])]
    .toSorted()
    .map((time) => ({ time, is: has.has(time) ? (had.has(time) ? 'same' : 'new') : 'gone' }) as const);
  return {
    starts,
    inRow: countInRow(then, durationMin + (reason?.bufferMin ?? 0)),
    durationMin,
    closedBy: planDay(after, ask.day).closedBy,
  };
};
