import type { ToldMonth } from '../../insights/elected/told-months';
import type { Facts } from '../../insights/facts/fact';
import { isUnserved } from '../../insights/facts/unserved';
import { withoutReasons } from '../../insights/facts/without-reasons';
import type { Published } from '../../insights/protect/protect-lists';
import type { SiteReference } from '../../model/reference';
import type { Cell, DataTable } from '../tables/data-table';
import { indicatorTable, type IndicatorWords } from './indicator-table';
import { publishedMonths, type PublishedMonth } from './published-months';

/** The months that are published of a town, and the names of their reasons by id. */
export type ToldBook = { readonly told: readonly ToldMonth[]; readonly names: Readonly<Record<string, string>> };

/** The words of the open data. Names of files and columns are French, as on data.gouv.fr. */
export type OpenDataWords = IndicatorWords & {
  readonly byChannel: string;
  readonly byReason: string;
  readonly month: string;
  readonly channel: string;
  readonly reason: string;
  readonly contacts: string;
  readonly withheld: string;
  readonly all: string;
  readonly channelName: (channel: string) => string;
};

/** Contacts of a month by the words for channel and reason, and their one total, as they may be told. `null` = withheld. */
type MonthContacts = PublishedMonth & {
  readonly byChannel: ReadonlyMap<string, Published>;
  readonly byReason: ReadonlyMap<string, Published>;
  readonly total: Published;
  readonly commitments: ToldMonth['commitments'];
};

/** What two keys of one word have together: nothing where one of them is withheld. */
const byWord = (
  counts: Readonly<Record<string, Published>>,
  wordOf: (key: string) => string,
): ReadonlyMap<string, Published> => {
  const words = new Map<string, Published>();
  for (const [key, count] of Object.entries(counts)) {
    const known = words.has(wordOf(key)) ? (words.get(wordOf(key)) ?? null) : 0;
    words.set(wordOf(key), known === null || count === null ? null : known + count);
  }
  return words;
};

/** The rows of a month, its total first. */
const monthRows = (
  { month, total }: MonthContacts,
  counts: ReadonlyMap<string, Published>,
  all: string,
): readonly (readonly Cell[])[] => {
  const rows = [...counts].map(([row, count]): readonly Cell[] => [month, row, count]);
  return [[month, all, total], ...rows.toSorted((a, b) => String(a[1]).localeCompare(String(b[1]), 'fr'))];
};

const contactTable = (
  name: string,
  title: string,
  by: readonly [name: string, title: string],
  rows: readonly (readonly Cell[])[],
  words: OpenDataWords,
): DataTable => ({
  name,
  title,
  key: '',
  fields: [
    { name: 'mois', kind: 'text', title: words.month },
    { name: by[0], kind: 'text', title: by[1] },
    { name: 'contacts', kind: 'integer', title: words.contacts, description: words.withheld },
  ],
  rows,
});

/**
 * What a town publishes: contacts by month and channel, by month and reason, and the indicators of the State's schema. `told` = the months as
 * the publications of the town tell them: nothing is counted anew, so beside what the elected and programs read no count follows. Sensitive
 * reasons are left out of all of it. Facts of the period, of all sites and reasons; `names` of reasons by id.
 */
export const openDataTables = (
  facts: Facts,
  period: { readonly from: string; readonly to: string },
  { site, reasons }: Pick<SiteReference, 'site' | 'reasons'>,
  { told, names }: ToldBook,
  words: OpenDataWords,
): readonly DataTable[] => {
  const sensitive = new Set(reasons.filter((reason) => reason.sensitive === true).map(({ id }) => id));
  const open = withoutReasons(facts, sensitive);
  const shown: Facts = { ...open, requests: open.requests.filter((one) => !isUnserved(one.outcome)) };
  const channelOf = (channel: string): string => words.channelName(channel);
  const reasonOf = (reasonId: string): string =>
    (Object.hasOwn(names, reasonId) ? names[reasonId] : undefined) ?? reasonId;
  const months = publishedMonths(period.from, period.to, facts.asOf.day).flatMap((month): MonthContacts[] => {
    const own = told.find((one) => one.month === month.month);
    if (!own) return [];
    const { total, channels, reasons: ofReasons, commitments } = own;
    return [
      { ...month, total, commitments, byChannel: byWord(channels, channelOf), byReason: byWord(ofReasons, reasonOf) },
    ];
  });
  const toldOf = ({ month, from, to, byChannel: counts, total, commitments }: MonthContacts) => ({
    month,
    from,
    to,
    told: { total, commitments, byChannel: { counts, wordOf: channelOf } },
  });
  const byChannel = months.flatMap((month) => monthRows(month, month.byChannel, words.all));
  const byReason = months.flatMap((month) => monthRows(month, month.byReason, words.all));
  return [
    contactTable('contacts-par-mois-et-canal', words.byChannel, ['canal', words.channel], byChannel, words),
    contactTable('contacts-par-mois-et-motif', words.byReason, ['motif', words.reason], byReason, words),
    indicatorTable(shown, months.map(toldOf), site, words),
  ];
};
