import { leastOf, type YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { LEAST_PUBLISHED } from '#shared/domain/insights/protect/small-numbers';
import type { SiteReference } from '#shared/domain/model/reference';
import { themeNames } from '#shared/domain/model/theme-names';
import { channelText } from '#shared/i18n/fr/common';
import { formatChange, formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';
import { shortTime } from '#shared/i18n/fr/format';
import { numberWords } from '#shared/i18n/fr/number-words';
import { periodName } from '#shared/i18n/fr/period-words';
import { electedText, keptShare, withoutReserved } from '#shared/i18n/fr/steering-elected';
import { yearlyReportText as texts } from '#shared/i18n/fr/yearly-report';
import type { PrintableReport } from '#shared/ipc/printables';
import { timeOf } from '#shared/time/civil';

type Figure = PrintableReport['figures'][number];
type Block = PrintableReport['blocks'][number];
type Row = Block['rows'][number];

const mostRows = 8;
/** With more blocks than these two beside two, each has fewer rows, so that all stand on one page. */
const easyBlocks = 4;
const mostDenseRows = 7;
const none = texts.figures.unknown;

const shown = (value: number | null, format: (value: number) => string = formatNumber): string =>
  value === null ? none : format(value);

/** Rows with bars: each against the longest. What is withheld has no bar. */
const withBars = (rows: readonly (Omit<Row, 'share'> & { readonly length: number | null })[]): Row[] => {
  const longest = Math.max(0, ...rows.map(({ length }) => length ?? 0));
  return rows
    .slice(0, mostRows)
    .map(({ length, ...row }) => ({ ...row, share: length === null || longest === 0 ? null : length / longest }));
};

const byCount = <Counted extends { readonly count: number | null }>(rows: readonly Counted[]): Counted[] =>
  rows.toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1));

const channelsBlock = (report: YearlyReport): Block => {
  const rows = byCount(report.channels);
  const [first] = rows;
  const total = report.contacts ?? 0;
  const sentence =
    first?.count && total > 0
      ? texts.sentences.channels(channelText[first.channel], formatShare(first.count / total))
      : texts.sentences.noChannels;
  const barOf = (row: (typeof rows)[number]) => ({
    label: channelText[row.channel],
    value: shown(row.count),
    note: row.count !== null && row.before ? formatChange(row.count / row.before - 1) : '',
    length: row.count,
  });
  return { title: texts.blocks.channels, sentence, rows: withBars(rows.map(barOf)) };
};

const commitmentsBlock = ({ commitments, delays }: YearlyReport): Block => {
  const all = commitments.find(({ channel }) => channel === '')?.kept ?? null;
  const rows = commitments.map(({ channel, kept }) => ({
    label: channel === '' ? texts.all : channelText[channel],
    value: kept ? keptShare(kept.share) : none,
    note: [
      ...(kept ? [texts.kept(formatNumber(kept.count), formatNumber(kept.of))] : []),
      ...(delays ?? []).flatMap((one) =>
        one.channel === channel && one.median !== null ? [texts.delay(formatShort(one.median))] : [],
      ),
    ].join(', '),
    share: kept ? kept.share : null,
  }));
  const sentence = all
    ? texts.sentences.commitments(keptShare(all.share), formatNumber(all.of))
    : texts.sentences[commitments.length > 1 ? 'fewCommitments' : 'noCommitments'];
  return { title: texts.blocks.commitments, sentence, rows: rows.slice(0, mostRows) };
};

type NeedsBlock = Block & {
  /** The need that grew beyond chance, in words; `''` = none did. */ readonly grown: string;
};

const needsBlock = (report: YearlyReport, nameOf: (id: string) => string): NeedsBlock => {
  const known = report.needs.flatMap((need) => (need.ratio === null ? [] : [{ ...need, ratio: need.ratio }]));
  const growing = known.filter((need) => need.isSignificant).toSorted((a, b) => b.ratio - a.ratio);
  const [first] = growing;
  const rest = byCount(known.filter((need) => !need.isSignificant));
  const rowOf = (need: (typeof known)[number]): Row => ({
    label: nameOf(need.reasonId),
    value: formatChange(need.ratio - 1),
    note: texts.against(shown(need.count), shown(need.before), need.isSignificant),
    share: null,
  });
  const changed = first ? texts.sentences.growing(nameOf(first.reasonId), formatChange(first.ratio - 1)) : '';
  const still = known.length === 0 ? texts.sentences.noBefore : texts.sentences.steady;
  return {
    title: texts.blocks.needs,
    sentence: changed || still,
    grown: first && first.ratio > 1 ? changed : '',
    rows: [...growing, ...rest].slice(0, mostRows).map(rowOf),
  };
};

const themesBlock = (report: YearlyReport, nameOf: (id: string) => string): Block => {
  const rows = byCount(report.themes);
  const [first] = rows;
  return {
    title: texts.blocks.themes,
    sentence: first ? texts.sentences.themes(nameOf(first.themeId)) : texts.sentences.noThemes,
    rows: withBars(
      rows.map(({ themeId, count }) => ({ label: nameOf(themeId), value: shown(count), note: '', length: count })),
    ),
  };
};

const sitesBlock = ({ sites }: YearlyReport, nameOf: (id: string) => string): Block[] =>
  sites.length < 2
    ? []
    : [
        {
          title: texts.blocks.sites,
          sentence: texts.sentences.sites,
          rows: sites.slice(0, mostRows).map(({ siteId, share, position }) => ({
            label: nameOf(siteId),
            value: shown(share, formatShare),
            note: texts.positions[position],
            share,
          })),
        },
      ];

/** Persons by age, where the town hall counts them. */
const peopleBlock = ({ people }: YearlyReport): Block[] => {
  if (!people) return [];
  const { total, minors, brackets } = people;
  const barOf = ({ bracket, count }: (typeof brackets)[number]) => ({
    label: electedText.people.brackets[bracket],
    value: shown(count),
    note: '',
    length: count,
  });
  return [
    {
      title: texts.blocks.people,
      sentence:
        total === null || total === 0
          ? texts.sentences.fewPeople
          : texts.sentences.people(formatNumber(total), minors === null ? '' : formatNumber(minors)),
      rows: withBars(brackets.map(barOf)),
    },
  ];
};

const figuresOf = (report: YearlyReport): Figure[] => {
  const kept = report.commitments.find(({ channel }) => channel === '')?.kept ?? null;
  const { before } = texts.figures;
  const figures: Figure[] = [
    { label: texts.figures.contacts, value: shown(report.contacts), note: before(shown(report.contactsBefore)) },
  ];
  if (report.inhabitants !== null)
    figures.push({
      label: texts.figures.perThousand,
      value: shown(report.perThousand, (value) => formatNumber(Math.round(value))),
      note: texts.figures.inhabitants(formatNumber(report.inhabitants)),
    });
  figures.push({
    label: texts.figures.kept,
    value: kept ? keptShare(kept.share) : none,
    note: kept ? texts.figures.decided(formatNumber(kept.of)) : '',
  });
  if (report.cost)
    figures.push({
      label: texts.figures.cost,
      value: report.cost.perContact === null ? none : `${formatNumber(report.cost.perContact, 2)}\u00A0€`,
      note: texts.figures.costOf(formatNumber(report.cost.total)),
    });
  return figures;
};

const fitting = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, at) =>
    blocks.length > easyBlocks && at < easyBlocks ? { ...block, rows: block.rows.slice(0, mostDenseRows) } : block,
  );

/**
 * The report of one page in words, ready to be printed: sums only, small ones withheld as the report withholds them. `headline` is the
 * sentence on the delays of the period; what the page adds to it has a row on the page. One that is not a publication
 * says that it is for the town hall alone: subtracted from one that overlaps it, small numbers follow.
 */
export const reportPage = (
  report: YearlyReport,
  reference: SiteReference,
  headline: string,
  isPublished: boolean,
): PrintableReport => {
  const names = new Map(
    [[reference.site], reference.reasons, themeNames(reference)].flatMap((list) =>
      list.map(({ id, name }) => [id, name]),
    ),
  );
  for (const [id, name] of Object.entries(report.names ?? {})) names.set(id, name);
  const nameOf = (id: string): string => (names.get(id) ?? id).slice(0, 80);
  const { period, before, asOf, knownFrom } = report;
  const { foot } = texts;
  const { grown, ...needs } = needsBlock(report, nameOf);
  return {
    fileName: texts.fileName(period.from, period.to),
    site: (report.names
      ? texts.town(reference.site.commune)
      : texts.site(reference.site.name, reference.site.commune)
    ).slice(0, 160),
    headline: grown === '' ? headline : `${headline} ${grown}`.slice(0, 240),
    title: texts.title(
      shown(report.contacts),
      periodName(knownFrom === undefined ? period : { kind: 'custom', from: knownFrom, to: period.to }),
    ),
    subtitle: texts.subtitle(
      report.contactsBefore === null ? '' : periodName(before),
      foot.asOf(asOf.day, shortTime(timeOf(asOf.minute))),
      isPublished,
    ),
    figures: figuresOf(report),
    blocks: fitting([
      channelsBlock(report),
      commitmentsBlock(report),
      needs,
      themesBlock(report, nameOf),
      ...peopleBlock(report),
      ...sitesBlock(report, nameOf),
    ]),
    foot: [
      ...(isPublished ? [] : [foot.internal]),
      [foot.what, ...(leastOf(report) < LEAST_PUBLISHED ? [] : [withoutReserved]), foot.delay].join(' '),
      foot.withheld(numberWords(leastOf(report))),
      ...(asOf.unsyncedDesks > 0 ? [foot.unsynced(asOf.unsyncedDesks)] : []),
    ],
  };
};
