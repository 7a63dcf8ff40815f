import type { Channel } from '../../model/request';

/** The groups, in the order of the rows. */
export const processGroups = ['processed', 'portal', 'physical'] as const;
/** Channels that are handled alike. Figures of two groups are never averaged together: at a desk an answer takes no delay. */
export type ProcessGroup = (typeof processGroups)[number];

/** The channels of each group, as they are listed. */
export const channelsOf: Readonly<Record<ProcessGroup, readonly Channel[]>> = {
  processed: ['mail', 'email', 'phone', 'sms'],
  portal: ['portal'],
  physical: ['desk', 'appointment'],
};
