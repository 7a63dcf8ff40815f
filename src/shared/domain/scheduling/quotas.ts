import { addDays } from '../../time/civil';
import type { Quota } from '../model/reference';
import type { DayLoad } from './day-load';
import { isValidOn } from './open-stretches';
import type { SlotWish } from './placed';

/** The quotas in force on a day: valid on it and, seen from `today` (`''` = from nowhere), not yet released. */
export const quotasOn = (quotas: readonly Quota[], day: string, today: string): Quota[] =>
  quotas.filter((quota) => {
    const { releaseDaysBefore: before } = quota;
    const isReleased = before > 0 && today !== '' && today >= addDays(day, -before);
    return !isReleased && isValidOn(day, quota);
  });

const concerns = (quota: Quota, reasonId: string | undefined, channel: string | undefined): boolean =>
  channel !== undefined &&
  quota.channels.includes(channel) &&
  (quota.reasonIds.length === 0 || (reasonId !== undefined && quota.reasonIds.includes(reasonId)));

/** The first quota that leaves nothing for a wish on a day; `null` when none does. A wish without channel meets no quota. */
export const quotaReached = (quotas: readonly Quota[], load: DayLoad, wish: SlotWish): Quota | null =>
  quotas
    .filter((quota) => concerns(quota, wish.reasonId, wish.channel))
    .find(
      (quota) => load.placed.filter((one) => concerns(quota, one.reasonId, one.channel)).length >= quota.mostPerDay,
    ) ?? null;
