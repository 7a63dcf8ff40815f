import type { Channel } from '../../model/request';
import type { AsOf, Facts, RequestFact } from '../facts/fact';
import { wilson, type Share } from '../stats/wilson';
import { commitmentState } from './commitment-state';
import { groups } from './grouped';
import { kmMedian } from './km-median';
import { openCalendarDays, openWorkingDays } from './open-age';
import type { PanelContext } from './panel-context';
import { channelsOf, processGroups, type ProcessGroup } from './process-groups';
import { sample, type Sample } from './sample';
import { spreadIn, type Spread } from './spread';

/** Delays in days of one clock. `kmMedian` counts the open requests as well (Kaplan-Meier); `null` = not reached. */
type Delays = Spread & { readonly kmMedian: number | null };

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
type DelayRatio = { readonly slowest: Channel; readonly fastest: Channel; readonly ratio: number };

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

type Tally = {
  readonly working: Sample;
  readonly calendar: Sample;
  readonly openWorking: Sample;
  readonly openCalendar: Sample;
  unserved: number;
  sameDay: number;
  kept: number;
  missed: number;
};

const tally = (): Tally => ({
  working: sample(),
  calendar: sample(),
  openWorking: sample(),
  openCalendar: sample(),
  unserved: 0,
  sameDay: 0,
  kept: 0,
  missed: 0,
});

const addTo = (into: Tally, fact: RequestFact, asOf: AsOf, { ref }: PanelContext): void => {
  const state = commitmentState(fact, asOf.day);
  if (state === 'kept' || state === 'missed') into[state] += 1;
  if (fact.isOpen) {
    into.openWorking.add(openWorkingDays(fact, asOf, ref.site.territory));
    into.openCalendar.add(openCalendarDays(fact, asOf));
  } else if (fact.delayDays === null || fact.workingDays === null) {
    into.unserved += 1;
  } else {
    into.working.add(fact.workingDays);
    into.calendar.add(fact.delayDays);
    if (fact.closedDay === fact.day) into.sameDay += 1;
  }
};

const delaysOf = (closed: Sample, open: Sample): Delays => {
  const values = closed.values();
  return { ...spreadIn(values), kmMedian: kmMedian(values, open.values()) };
};

const rowOf = (group: ProcessGroup, channel: Channel, sums: Tally): ChannelDelay => ({
  channel,
  group,
  n: sums.calendar.size(),
  open: sums.openCalendar.size(),
  unserved: sums.unserved,
  working: delaysOf(sums.working, sums.openWorking),
  calendar: delaysOf(sums.calendar, sums.openCalendar),
  kept: wilson(sums.kept, sums.kept + sums.missed),
  sameDay: wilson(sums.sameDay, sums.calendar.size()),
});

const ratioOf = (rows: readonly ChannelDelay[], clock: 'working' | 'calendar'): DelayRatio | null => {
  const means = rows
    .filter(({ group, n }) => group === 'processed' && n > 0)
    .map((row) => ({ channel: row.channel, mean: row[clock].mean ?? 0 }))
    .toSorted((a, b) => a.mean - b.mean);
  const [fastest, slowest] = [means[0], means.at(-1)];
  if (!fastest || !slowest || fastest === slowest || fastest.mean === 0) return null;
  return { slowest: slowest.channel, fastest: fastest.channel, ratio: slowest.mean / fastest.mean };
};

/**
 * Delay of the requests received in the period, by channel: closing less reception, in calendar days and in working days without the
 * time spent waiting on the citizen. Open requests are censored in the Kaplan-Meier median, never dropped. The ratio is that of the mean
 * delays of the slowest and the fastest processed channel: e-mails of 2, 4, 6 and letters of 6, 12, 18 days = 3.00. `facts`: of the
 * period.
 */
export const delayByChannel = (facts: Facts, context: PanelContext): DelayByChannel => {
  const channels = groups<Channel, Tally>(tally);
  for (const fact of facts.requests) addTo(channels.of(fact.channel), fact, facts.asOf, context);
  const found = new Map(channels.all());
  const rows = processGroups.flatMap((group) =>
    channelsOf[group].flatMap((channel) => {
      const sums = found.get(channel);
      return sums ? [rowOf(group, channel, sums)] : [];
    }),
  );
  const total = [...found.values()];
  const kept = total.reduce((sum, one) => sum + one.kept, 0);
  return {
    rows,
    working: ratioOf(rows, 'working'),
    calendar: ratioOf(rows, 'calendar'),
    kept: wilson(kept, kept + total.reduce((sum, one) => sum + one.missed, 0)),
    n: facts.requests.length,
  };
};
