import { processGroups, channelsOf } from '../../domain/insights/steering/process-groups';
import { delaySummary, type WithinDays } from '../../domain/insights/steering/delay-summary';
import type { Case } from './case';
import type { Dimension, Group, Groups } from './group-cases';

/**
 * The delays of a group, in days. `rows` = `n` closed ones + `open` + `closedBeforeOpening` + `unreadableClosing`; mean, quantiles
 * (type 7) and `max` are of the closed ones, the Kaplan-Meier median counts the open ones as censored.
 */
export type DelayRow = {
  readonly key: string;
  readonly rows: number;
  readonly n: number;
  readonly open: number;
  readonly closedBeforeOpening: number;
  readonly unreadableClosing: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
  readonly kaplanMeierMedian: number | null;
  readonly within: readonly WithinDays[];
};

/** Delays of all rows, and of each group of the columns that are mapped (`null` = not mapped). */
export type DelayRows = {
  readonly all: DelayRow;
  readonly byProcessGroup: readonly DelayRow[] | null;
  readonly byChannel: readonly DelayRow[] | null;
  readonly byDepartment: readonly DelayRow[] | null;
  readonly byReason: readonly DelayRow[] | null;
};

const hasDelay = ({ end }: Case): boolean => end === 'closed' || end === 'open';

const rowOf = ({ key, cases }: Group, within: readonly number[]): DelayRow => {
  const lives = cases.every(hasDelay) ? cases : cases.filter(hasDelay);
  const { n, open, mean, median, p90, max, kmMedian, ...summary } = delaySummary(lives, { within });
  const closedBeforeOpening = cases.reduce((count, { end }) => count + (end === 'backwards' ? 1 : 0), 0);
  return {
    key,
    rows: cases.length,
    n,
    open,
    closedBeforeOpening,
    unreadableClosing: cases.length - lives.length - closedBeforeOpening,
    mean,
    median,
    p90,
    max,
    kaplanMeierMedian: kmMedian,
    within: summary.within,
  };
};

/** Only channels that are named as ours belong to a process group. */
const byProcess = (channels: readonly Group[]): readonly Group[] =>
  processGroups
    .map((key) => {
      const known: readonly string[] = channelsOf[key];
      return { key, cases: channels.filter((one) => known.includes(one.key)).flatMap((one) => one.cases) };
    })
    .filter((group) => group.cases.length > 0);

/** Sums up the delays of a file. */
export const delayRows = (cases: readonly Case[], groups: Groups, within: readonly number[]): DelayRows => {
  const rows = (some: readonly Group[]): readonly DelayRow[] => some.map((group) => rowOf(group, within));
  const by = (dimension: Dimension): readonly DelayRow[] | null => groups[dimension] && rows(groups[dimension]);
  return {
    all: rowOf({ key: '', cases }, within),
    byProcessGroup: groups.channel && rows(byProcess(groups.channel)),
    byChannel: by('channel'),
    byDepartment: by('department'),
    byReason: by('reason'),
  };
};
