import type { Refusal } from '../../errors/refusal';
import type { DayLoad } from './day-load';
import type { SlotWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { quotaReached } from './quotas';
import { lastDayOf, reasonIn } from './wish-rules';
import { compareText } from '../../lib/compare';

/** The desks that may serve a wish, in the order in which they are chosen among equals: by number, then by id. */
export const servingDesks = (plan: DayPlan, wish: SlotWish): DeskPlan[] =>
  plan.desks
    .filter(
      (desk) => (wish.deskId === undefined || desk.deskId === wish.deskId) && desk.reasonIds.includes(wish.reasonId),
    )
    .toSorted((a, b) => a.number - b.number || compareText(a.deskId, b.deskId));

const refuseReason = (plan: DayPlan, wish: SlotWish): Refusal | null => {
  const { reasonId, deskId, channel } = wish;
  if (!plan.bookableReasonIds.includes(reasonId)) return { code: 'reasonNotOffered', reasonId };
  if (deskId !== undefined && !plan.desks.some((desk) => desk.deskId === deskId))
    return { code: 'notFound', entity: 'desk', id: deskId };
  if (servingDesks(plan, wish).length === 0) return { code: 'reasonNotOffered', reasonId };
  const channels = reasonIn(plan, reasonId)?.channels;
  if (channel !== undefined && channels && !channels.includes(channel))
    return { code: 'channelNotOffered', reasonId, channel };
  return null;
};

/** Why a wish finds nothing on this day whatever its hour and whoever is booked: reason, channel, past, horizon. `null` = nothing. */
export const refuseDay = (plan: DayPlan, wish: SlotWish): Refusal | null => {
  const refused = refuseReason(plan, wish);
  if (refused) return refused;
  const now = plan.rules?.now;
  if (!now) return null;
  if (plan.day < now.day) return { code: 'slotPast', day: plan.day, time: '' };
  const lastDay = lastDayOf(plan, wish.reasonId);
  return plan.day > lastDay ? { code: 'beyondHorizon', day: plan.day, lastDay } : null;
};

/** The refusal of the quota that leaves nothing for a wish on this day, `null` when none does. */
export const refuseQuota = (plan: DayPlan, load: DayLoad, wish: SlotWish): Refusal | null => {
  const quota = quotaReached(plan.rules?.quotas ?? [], load, wish);
  return quota ? { code: 'quotaReached', day: plan.day, label: quota.label, most: quota.mostPerDay } : null;
};
