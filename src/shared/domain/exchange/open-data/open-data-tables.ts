import type { Facts, RequestFact } from '../../insights/facts/fact';
import { isUnserved } from '../../insights/facts/unserved';
import { protectLists, type Published } from '../../insights/protect/protect-lists';
import type { SiteReference } from '../../model/reference';
import type { Cell, DataTable } from '../tables/data-table';
import { indicatorTable, type IndicatorWords } from './indicator-table';
import { publishedMonths, type PublishedMonth } from './published-months';

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

/** Contacts of a month by channel and by reason, and their one total, as they may be told. `null` = withheld. */
type MonthContacts = PublishedMonth & {
  readonly byChannel: ReadonlyMap<string, Published>;
  readonly byReason: ReadonlyMap<string, Published>;
  readonly total: Published;
};

const countBy = (
  contacts: readonly RequestFact[],
  keyOf: (contact: RequestFact) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const contact of contacts) counts.set(keyOf(contact), (counts.get(keyOf(contact)) ?? 0) + 1);
  return counts;
};

/** Both lists are of the same people, so they are protected together: the total of one would tell of the other. */
const protectMonth = (
  month: PublishedMonth,
  contacts: readonly RequestFact[],
  channelOf: (contact: RequestFact) => string,
  reasonOf: (contact: RequestFact) => string,
): MonthContacts => {
  const own = contacts.filter(({ day }) => month.from <= day && day <= month.to);
  const { lists, total } = protectLists([{ counts: countBy(own, channelOf) }, { counts: countBy(own, reasonOf) }]);
  return { ...month, byChannel: lists[0] ?? new Map(), byReason: lists[1] ?? new Map(), total };
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
 * What a town publishes: contacts by month and channel, by month and reason, and the indicators of the State's schema. Each month is
 * protected by itself (k >= 11 with secondary suppression), all its lists together, and no other sum over time is told. Sensitive reasons are left out of all
 * of it. Facts of the period, of all sites and reasons.
 */
export const openDataTables = (
  facts: Facts,
  period: { readonly from: string; readonly to: string },
  reference: SiteReference,
  words: OpenDataWords,
): readonly DataTable[] => {
  const sensitive = new Set(reference.reasons.filter((reason) => reason.sensitive === true).map(({ id }) => id));
  const isPublic = ({ reasonId }: { readonly reasonId: string }): boolean => !sensitive.has(reasonId);
  const shown: Facts = {
    ...facts,
    requests: facts.requests.filter((one) => isPublic(one) && !isUnserved(one.outcome)),
    appointments: facts.appointments.filter(isPublic),
    tickets: facts.tickets.filter(isPublic),
  };
  const names = new Map(reference.reasons.map(({ id, name }) => [id, name]));
  const channelOf = (channel: string): string => words.channelName(channel);
  const reasonOf = (reasonId: string): string => names.get(reasonId) ?? reasonId;
  const months = publishedMonths(period.from, period.to, facts.asOf.day).map((month) =>
    protectMonth(
      month,
      shown.requests,
      ({ channel }) => channelOf(channel),
      ({ reasonId }) => reasonOf(reasonId),
    ),
  );
  const toldOf = ({ byChannel: counts, byReason: ofReasons, total, ...month }: MonthContacts) => ({
    ...month,
    told: { total, byChannel: { counts, wordOf: channelOf }, byReason: { counts: ofReasons, wordOf: reasonOf } },
  });
  const byChannel = months.flatMap((month) => monthRows(month, month.byChannel, words.all));
  const byReason = months.flatMap((month) => monthRows(month, month.byReason, words.all));
  return [
    contactTable('contacts-par-mois-et-canal', words.byChannel, ['canal', words.channel], byChannel, words),
    contactTable('contacts-par-mois-et-motif', words.byReason, ['motif', words.reason], byReason, words),
    indicatorTable(shown, months.map(toldOf), reference.site, words),
  ];
};
