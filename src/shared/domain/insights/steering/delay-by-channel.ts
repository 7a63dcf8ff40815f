import type { Channel } from '../../model/request';
import type { Share } from '../stats/wilson';
import type { Facts } from '../facts/fact';
import type { PanelContext } from './panel-context';
import type { ProcessGroup } from './process-groups';
import type { Spread } from './spread';

/** Delays in days of one clock. `kmMedian` counts the open requests as well (Kaplan-Meier); `null` = not reached. */
export type Delays = Spread & { readonly kmMedian: number | null };

/** The delays of one channel. */
export type ChannelDelay = {
  readonly channel: Channel;
  readonly group: ProcessGroup;
  /** Answered ones: those that delays are of. */
  readonly n: number;
  readonly open: number;
  /** Came and left without having been served: in no delay. */
  readonly unserved: number;
  readonly working: Delays;
  readonly calendar: Delays;
  /** Kept commitments among those that are decided: closed, or past their day. `null` = none was given. */
  readonly kept: Share | null;
  /** Answered on the civil day of their reception, among those answered. */
  readonly sameDay: Share | null;
};

/** The slowest channel against the fastest one, by mean, among the processed ones. */
export type DelayRatio = { readonly slowest: Channel; readonly fastest: Channel; readonly ratio: number };

/** Delay by channel. `rows` holds the channels that received anything, group by group; no figure spans two groups. */
export type DelayByChannel = {
  readonly rows: readonly ChannelDelay[];
  readonly working: DelayRatio | null;
  readonly calendar: DelayRatio | null;
  /** Commitments of all channels together: a share, not a delay. */
  readonly kept: Share | null;
  /** Received in the period. */
  readonly n: number;
};

/** Delay of the requests received in the period, by channel. `facts`: of the period. */
export const delayByChannel = (_facts: Facts, _context: PanelContext): DelayByChannel => ({
  rows: [],
  working: null,
  calendar: null,
  kept: null,
  n: 0,
});
