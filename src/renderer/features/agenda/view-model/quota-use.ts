import type { Quota } from '#shared/domain/model/reference';
import type { Placed } from '#shared/domain/scheduling/placed';

/** How much of a quota of the day is used. */
export type QuotaUse = { readonly id: string; readonly label: string; readonly taken: number; readonly most: number };

/** The use of each quota in force, by what takes room on the day. */
export const quotaUses = (quotas: readonly Quota[], live: readonly Placed[]): QuotaUse[] =>
  quotas.map(({ id, label, channels, reasonIds, mostPerDay }) => ({
    id,
    label,
    taken: live.filter(
      ({ channel = '', reasonId = '' }) =>
        channels.includes(channel) && (reasonIds.length === 0 || reasonIds.includes(reasonId)),
    ).length,
    most: mostPerDay,
  }));
