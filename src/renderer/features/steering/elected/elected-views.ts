import { leastOf, type NeedGrowth, type YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { channelText } from '#shared/i18n/fr/common';
import { formatChange } from '#shared/i18n/fr/figures';
import { electedText } from '#shared/i18n/fr/steering-elected';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { Names } from '../view-model/names';
import type { PanelView } from '../view-model/panel-view';

const text = electedText;
const changeOf = (now: number, before: number | null): number | null =>
  before === null || before === 0 ? null : now / before - 1;

/** A line whose count is shown at all. */
const isShown = <Row extends { readonly count: number | null }>(row: Row): row is Row & { readonly count: number } =>
  row.count !== null;

const hiddenFoot = (hidden: number, report: YearlyReport): { readonly foot?: string } =>
  hidden > 0 ? { foot: text.hidden(hidden, leastOf(report)) } : {};

export type VolumeRow = RankedBar & { readonly before: number | null; readonly change: number | null };

/** Contacts of the year by channel, beside the year before. */
export const volumeView = (report: YearlyReport): PanelView<VolumeRow> => {
  const { contacts, contactsBefore, channels, knownFrom } = report;
  const shown = channels.filter(isShown);
  const change = contacts === null ? null : changeOf(contacts, contactsBefore);
  const { columns } = text.volume;
  return {
    bold: text.volume.bold(contacts ?? 0),
    rest: change === null ? (knownFrom === undefined ? text.volume.plain : text.volume.part) : text.volume.rest(change),
    ...hiddenFoot(channels.length - shown.length, report),
    data: {
      caption: text.volume.title,
      rows: shown
        .toSorted((a, b) => b.count - a.count)
        .map((row) => {
          const moved = changeOf(row.count, row.before);
          return {
            name: channelText[row.channel],
            value: row.count,
            before: row.before,
            change: moved,
            note: moved === null ? '·' : formatChange(moved),
          };
        }),
      columns: [
        { label: columns.channel, kind: 'text', value: ({ name }) => name },
        { label: columns.n, kind: 'count', value: ({ value }) => value },
        { label: columns.before, kind: 'count', value: ({ before }) => before },
        { label: columns.change, kind: 'change', value: ({ change: moved }) => moved },
      ],
    },
  };
};

export type KeptRow = RankedBar & {
  readonly range: readonly [number, number];
  readonly count: number;
  readonly of: number;
};

/** Kept commitments of the year, channel by channel. */
export const keptView = (report: YearlyReport): PanelView<KeptRow> => {
  const all = report.commitments.find(({ channel }) => channel === '')?.kept;
  const words = text.commitments;
  const { columns } = words;
  return {
    bold: all ? words.bold(all.share, all.count, all.of) : words[report.commitments.length > 1 ? 'few' : 'none'],
    rest: report.commitmentsBefore ? words.before(report.commitmentsBefore.share) : '',
    foot: words.foot,
    data: {
      caption: words.title,
      rows: report.commitments.flatMap(({ channel, kept }): KeptRow[] =>
        channel === '' || kept === null
          ? []
          : [
              {
                name: channelText[channel],
                value: kept.share,
                range: [kept.low, kept.high],
                count: kept.count,
                of: kept.of,
              },
            ],
      ),
      columns: [
        { label: columns.channel, kind: 'text', value: ({ name }) => name },
        { label: columns.share, kind: 'share', value: ({ value }) => value },
        { label: columns.kept, kind: 'count', value: ({ count }) => count },
        { label: columns.of, kind: 'count', value: ({ of }) => of },
        { label: columns.low, kind: 'share', value: ({ range }) => range[0] },
        { label: columns.high, kind: 'share', value: ({ range }) => range[1] },
      ],
    },
  };
};

type ShownNeed = NeedGrowth & { readonly count: number };
export type NeedRow = RankedBar & Pick<NeedGrowth, 'before' | 'ratio' | 'low' | 'high' | 'isSignificant'>;

const needNote = ({ ratio, before }: ShownNeed): string =>
  ratio === null ? (before === null ? '·' : text.needs.new) : formatChange(ratio - 1);

/** Nothing is said of what cannot be compared. */
const verdictOf = ({ ratio, isSignificant }: Pick<NeedGrowth, 'ratio' | 'isSignificant'>): string => {
  if (ratio === null) return '';
  return isSignificant ? text.needs.yes : text.needs.no;
};

/** Needs against the year before, those that grow most first. */
export const needsView = (report: YearlyReport, names: Names): PanelView<NeedRow> => {
  const shown = report.needs.filter(isShown).toSorted((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0));
  const rising = shown.filter(({ isSignificant, ratio }) => isSignificant && (ratio ?? 0) > 1);
  const top = rising[0];
  const { columns } = text.needs;
  const calm = report.contactsBefore === null ? text.needs.unknown : text.needs.calm;
  return {
    bold: top ? text.needs.bold(names.reason(top.reasonId), formatChange((top.ratio ?? 1) - 1)) : calm,
    rest: rising.length > 1 ? text.needs.more(rising.length - 1) : '',
    ...hiddenFoot(report.needs.length - shown.length, report),
    data: {
      caption: text.needs.title,
      rows: shown.map((need) => ({
        ...need,
        name: names.reason(need.reasonId),
        value: need.count,
        note: needNote(need),
        isLate: false,
      })),
      columns: [
        { label: columns.reason, kind: 'text', value: ({ name }) => name },
        { label: columns.n, kind: 'count', value: ({ value }) => value },
        { label: columns.before, kind: 'count', value: ({ before }) => before },
        { label: columns.change, kind: 'change', value: ({ ratio }) => (ratio === null ? null : ratio - 1) },
        { label: columns.low, kind: 'decimal', value: ({ low }) => low },
        { label: columns.high, kind: 'decimal', value: ({ high }) => high },
        { label: columns.verdict, kind: 'text', value: verdictOf },
      ],
    },
  };
};

/** What people came with over the year. */
export const electedThemesView = (report: YearlyReport, names: Names): PanelView<RankedBar> => {
  const shown = report.themes.filter(isShown).toSorted((a, b) => b.count - a.count);
  const top = shown[0];
  const { columns } = text.themes;
  return {
    bold: top ? text.themes.bold(names.theme(top.themeId), top.count) : text.themes.empty,
    rest: '',
    ...hiddenFoot(report.themes.length - shown.length, report),
    data: {
      caption: text.themes.title,
      rows: shown.map(({ themeId, count }) => ({ name: names.theme(themeId), value: count })),
      columns: [
        { label: columns.theme, kind: 'text', value: ({ name }) => name },
        { label: columns.n, kind: 'count', value: ({ value }) => value },
      ],
    },
  };
};
