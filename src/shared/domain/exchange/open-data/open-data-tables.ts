import type { Facts, RequestFact } from '../../insights/facts/fact';
import { isUnserved } from '../../insights/facts/unserved';
import { protectTable } from '../../insights/protect/protect-table';
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

/** Contacts of a month by one property, protected by themselves, their total in the first row. Unknown = withheld. */
const monthRows = (
  { month, from, to }: PublishedMonth,
  contacts: readonly RequestFact[],
  keyOf: (contact: RequestFact) => string,
  all: string,
): readonly (readonly Cell[])[] => {
  const counts = new Map<string, number>();
  for (const contact of contacts)
    if (from <= contact.day && contact.day <= to) counts.set(keyOf(contact), (counts.get(keyOf(contact)) ?? 0) + 1);
  const { cells, total } = protectTable([...counts].map(([row, count]) => ({ row, column: '', count })));
  const rows = cells.map(({ row, count }): readonly Cell[] => [month, row, count]);
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
 * protected by itself (k >= 11 with secondary suppression), and no other sum over time is told. Sensitive reasons are left out of all
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
  const months = publishedMonths(period.from, period.to, facts.asOf.day);
  const names = new Map(reference.reasons.map(({ id, name }) => [id, name]));
  const rowsBy = (keyOf: (contact: RequestFact) => string): readonly (readonly Cell[])[] =>
    months.flatMap((month) => monthRows(month, shown.requests, keyOf, words.all));
  const byChannel = rowsBy(({ channel }) => words.channelName(channel));
  const byReason = rowsBy(({ reasonId }) => names.get(reasonId) ?? reasonId);
  return [
    contactTable('contacts-par-mois-et-canal', words.byChannel, ['canal', words.channel], byChannel, words),
    contactTable('contacts-par-mois-et-motif', words.byReason, ['motif', words.reason], byReason, words),
    indicatorTable(shown, months, reference.site, words),
  ];
};
