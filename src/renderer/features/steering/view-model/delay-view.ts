import type { ChannelDelay, DelayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import type { Channel } from '#shared/domain/model/request';
import type { Commitment } from '#shared/domain/model/reference';
import { channelText } from '#shared/i18n/fr/common';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { DotInterval } from '../../../ui/charts/delay-figures';
import type { PanelView } from './panel-view';

const text = panelText.delay;
/** Delays are written with one decimal: what reads the same as the commitment is not late. */
const shownTenth = 0.05;
/** From here on it is worth saying that one channel is slower than another. */
const tellingRatio = 1.5;

/** A line of the panel, with what its twin says more than the drawing. */
export type DelayRow = DotInterval & {
  readonly channel: Channel;
  readonly calendarMean: number | null;
  readonly sameDay: number | null;
  readonly kept: number | null;
};

/** Working days promised on a channel whatever the reason; `null` when another clock counts, or none. */
const goalOf = (commitments: readonly Commitment[], channel: Channel): number | null => {
  const plain = commitments.filter(({ reasonId }) => reasonId === '');
  const found = plain.find((one) => one.channel === channel) ?? plain.find((one) => one.channel === '');
  return found?.unit === 'workingDays' ? found.count : null;
};

const rowOf = (row: ChannelDelay, goal: number | null, startsGroup: boolean): DelayRow => {
  const isPhysical = row.group === 'physical';
  const { median, mean, p90, kmMedian } = row.working;
  return {
    channel: row.channel,
    name: channelText[row.channel],
    median,
    mean,
    p90,
    openMedian: row.open > 0 ? kmMedian : null,
    goal: isPhysical ? null : goal,
    n: row.n,
    open: row.open,
    isLate: !isPhysical && goal !== null && p90 !== null && p90 > goal + shownTenth,
    share: isPhysical && row.sameDay ? { value: row.sameDay.share, words: text.sameDay } : null,
    startsGroup,
    calendarMean: row.calendar.mean,
    sameDay: row.sameDay?.share ?? null,
    kept: row.kept?.share ?? null,
  };
};

/** Two channels whose delays are worth holding side by side. */
export type TellingPair = { readonly slow: Channel; readonly fast: Channel; readonly ratio: number };

/** Letters and e-mails carry the same requests, so they are compared first; else the slowest channel and the fastest one. */
export const tellingPair = ({ rows, working }: DelayByChannel): TellingPair | null => {
  const meanOf = (channel: Channel): number | null => rows.find((row) => row.channel === channel)?.working.mean ?? null;
  const [mail, email] = [meanOf('mail'), meanOf('email')];
  if (mail !== null && email !== null && mail > 0 && email > 0) {
    const ratio = mail / email;
    if (ratio >= tellingRatio) return { slow: 'mail', fast: 'email', ratio };
    if (1 / ratio >= tellingRatio) return { slow: 'email', fast: 'mail', ratio: 1 / ratio };
  }
  if (!working || working.ratio < tellingRatio) return null;
  return { slow: working.slowest, fast: working.fastest, ratio: working.ratio };
};

/** Channels that answered and promised nothing. */
const withoutPromise = ({ rows }: DelayByChannel): readonly string[] =>
  rows.filter(({ n, kept }) => n > 0 && kept === null).map(({ channel }) => channelText[channel]);

const boldOf = (delays: DelayByChannel): string => {
  const { rows } = delays;
  const pair = tellingPair(delays);
  if (pair) {
    const meanOf = (channel: Channel): number => rows.find((row) => row.channel === channel)?.working.mean ?? 0;
    return text.slow(channelText[pair.slow], meanOf(pair.slow), channelText[pair.fast], meanOf(pair.fast));
  }
  const most = rows.filter(({ group }) => group === 'processed').toSorted((a, b) => b.n - a.n)[0] ?? rows[0];
  if (!most || most.working.median === null || most.working.p90 === null) return text.none;
  return text.even(channelText[most.channel], most.working.median, most.working.p90);
};

/** Delay by channel. A line parts the groups, which are never averaged together. */
export const delayView = (delays: DelayByChannel, commitments: readonly Commitment[]): PanelView<DelayRow> => {
  const rows = delays.rows.map((row, at) =>
    rowOf(row, goalOf(commitments, row.channel), at > 0 && delays.rows[at - 1]?.group !== row.group),
  );
  const { columns } = text;
  const delayOf =
    (value: (row: DelayRow) => number | null) =>
    (row: DelayRow): number | null =>
      row.share ? null : value(row);
  return {
    bold: boldOf(delays),
    rest: delays.kept ? text.missed(delays.kept.of - delays.kept.count, delays.kept.of, withoutPromise(delays)) : '',
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: columns.channel, kind: 'text', value: ({ name }) => name },
        { label: columns.median, kind: 'days', value: delayOf(({ median }) => median) },
        { label: columns.p90, kind: 'days', value: delayOf(({ p90 }) => p90) },
        { label: columns.mean, kind: 'days', value: delayOf(({ mean }) => mean) },
        { label: columns.openMedian, kind: 'days', value: delayOf(({ openMedian }) => openMedian) },
        { label: columns.goal, kind: 'days', value: ({ goal }) => goal },
        { label: columns.n, kind: 'count', value: ({ n }) => n },
        { label: columns.open, kind: 'count', value: ({ open }) => open },
        { label: columns.sameDay, kind: 'share', value: ({ sameDay }) => sameDay },
        { label: columns.kept, kind: 'share', value: ({ kept }) => kept },
        { label: columns.calendar, kind: 'days', value: delayOf(({ calendarMean }) => calendarMean) },
      ],
    },
  };
};
