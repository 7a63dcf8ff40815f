import { demoReference } from '#shared/demo/demo-reference';
import { seeded, type Random } from '#shared/demo/random';
import { openDataTables, type OpenDataWords } from '#shared/domain/exchange/open-data/open-data-tables';
import { ledgerOf } from '#shared/domain/exchange/open-data/testing/told-book';
import type { Cell, DataTable } from '#shared/domain/exchange/tables/data-table';
import type { Ledger } from '#shared/domain/insights/elected/ledger';
import { publishedReport } from '#shared/domain/insights/elected/published-report';
import { toldMonths } from '#shared/domain/insights/elected/told-months';
import type { Facts, RequestFact } from '#shared/domain/insights/facts/fact';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Channel } from '#shared/domain/model/request';
import { toSiteReference } from '#shared/domain/model/site-reference';

import type { Reading } from './linear-attack';

/** The years that are told of. */
export const years = [2025, 2026] as const;
const channelsHere: readonly Channel[] = ['desk', 'phone', 'email', 'mail', 'sms', 'portal'];
const REASONS = 9;
const SENSITIVE = 2;

const demo = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!demo) throw new Error('no site');
const reasons = demo.reasons.slice(0, REASONS).map((one, at) => ({ ...one, sensitive: at >= REASONS - SENSITIVE }));
const ref: SiteReference = { ...demo, reasons };
const town = { sites: [ref.site], ref };
/** Reasons that their department alone may see. */
export const keptToDepartments = new Set(reasons.filter(({ sensitive }) => sensitive).map(({ id }) => id));

const poisson = (random: Random, mean: number): number => {
  if (mean > 40) return Math.max(0, Math.round(random.bell(mean, Math.sqrt(mean))));
  let count = -1;
  for (let left = Math.exp(-mean), product = 1; product > left; count += 1) product *= random.next();
  return Math.max(0, count);
};

const shares = (random: Random, size: number): number[] => {
  const parts = Array.from({ length: size }, () => (0.05 + random.next()) ** 3);
  const all = parts.reduce((sum, one) => sum + one, 0);
  return parts.map((one) => one / all);
};

/** The sites of a town. */
const sitesHere = ['hall', 'annex', 'hut'] as const;

const siteBy = (chance: number, bySite: readonly number[]): string => {
  const [hall = 0, annex = 0] = bySite;
  return chance < hall ? sitesHere[0] : chance < hall + annex ? sitesHere[1] : sitesHere[2];
};

/** Two years of contacts of a town like no other: small or large, with ways and reasons that many or few use. */
export const townFacts = (seed: number): Facts => {
  const random = seeded(`told outside ${seed}`);
  const contactsOfMonth = Math.exp(3.5 + 3 * random.next());
  const byChannel = shares(random, channelsHere.length);
  const byReason = shares(random, REASONS);
  const late = seeded(`late ${seed}`);
  const [lateShare, bySite] = [0.3 * late.next() ** 2, shares(late, sitesHere.length)];
  const requests: RequestFact[] = [];
  for (let month = 0; month < 24; month += 1) {
    const day = `${years[Math.floor(month / 12)]}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    const season = 0.6 + 0.8 * random.next();
    for (const [c, channel] of channelsHere.entries())
      for (const [r, { id }] of reasons.entries()) {
        const count = poisson(random, contactsOfMonth * season * (byChannel[c] ?? 0) * (byReason[r] ?? 0));
        const answered: RequestFact = {
          id: '',
          siteId: ref.site.id,
          day,
          minute: 600,
          channel,
          reasonId: id,
          departmentId: '',
          themeId: '',
          outcome: 'answered',
          isOpen: false,
          closedDay: day,
          delayDays: 2,
          workingDays: 2,
          pausedDays: 0,
          dueDay: r % 2 === 0 ? day : '',
          stays: [],
          isRepeat: false,
        };
        const open = {
          ...answered,
          isOpen: true,
          outcome: '',
          closedDay: '',
          delayDays: null,
          workingDays: null,
          dueDay: '',
        };
        // Few are never answered: what is told of answers then speaks of fewer than what is told of contacts.
        for (let at = 0; at < count; at += 1) {
          const one = at === 0 && random.chance(0.1) ? open : answered;
          const closedDay = one === answered && late.chance(lateShare) ? day.replace(/15$/u, '20') : one.closedDay;
          requests.push({ ...one, closedDay, siteId: siteBy(late.next(), bySite) });
        }
      }
  }
  return {
    asOf: { day: '2027-06-01', minute: 600, unsyncedDesks: 0 },
    days: [],
    requests,
    appointments: [],
    tickets: [],
  };
};

const indicator = (name: string): readonly [string, string, string] => [name, '', ''];
const words: OpenDataWords = {
  byChannel: '',
  byReason: '',
  month: '',
  channel: '',
  reason: '',
  contacts: '',
  withheld: '',
  all: 'total',
  channelName: (channel) => channel,
  indicatorTitle: '',
  administration: () => '',
  service: () => '',
  collected: '',
  indicators: {
    contacts: indicator('contacts'),
    kept: indicator('kept'),
    emailDelay: indicator('email'),
    mailDelay: indicator('mail'),
    noShow: indicator('noShow'),
    wait: indicator('wait'),
  },
};

/** All that a town tells outside of its two years. */
export type Told = {
  readonly facts: Facts;
  readonly ledgers: readonly Ledger[];
  readonly openData: readonly DataTable[];
};

/** Publishes as the server and a desk do. */
export const publish = (facts: Facts): Told => {
  const ledgers = years.map((year) =>
    ledgerOf(facts, year, `${year + 1}-04-02`, keptToDepartments, `${facts.requests.length}`),
  );
  const book = {
    told: ledgers.flatMap((ledger) => toldMonths(ledger, keptToDepartments)),
    names: Object.fromEntries(reasons.map(({ id, name }) => [id, name])),
  };
  const openData = openDataTables(facts, { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` }, ref, book, words);
  return { facts, ledgers, openData };
};

/** The two lists that contacts are told by. */
export const lists = ['channel', 'reason'] as const;
export type List = (typeof lists)[number];

type Atom = { readonly month: string; readonly key: string; readonly isSensitive: boolean; readonly truth: number };

const atomsOf = ({ requests }: Facts, year: number, list: List): Atom[] => {
  const atoms = new Map<string, Atom>();
  for (const { day, channel, reasonId } of requests) {
    if (!day.startsWith(`${year}-`)) continue;
    const [month, key, isSensitive] = [
      day.slice(0, 7),
      list === 'channel' ? channel : reasonId,
      keptToDepartments.has(reasonId),
    ];
    const name = [month, key, isSensitive].join(' ');
    atoms.set(name, { month, key, isSensitive, truth: (atoms.get(name)?.truth ?? 0) + 1 });
  }
  return [...atoms.values()];
};

/** `key` = `null` for all of them. Months `after` (itself not) up to `to`. */
type Line = { readonly key: string | null; readonly after: string; readonly to: string; readonly count: number };

const nameOf = new Map(reasons.map(({ id, name }) => [name, id]));
const inYear = (month: Cell | undefined, year: number): boolean => String(month).startsWith(`${year}-`);
const before = (month: string): string => `${month.slice(0, 5)}${String(Number(month.slice(5)) - 1).padStart(2, '0')}`;

const openLines = ({ openData }: Told, year: number, list: List): Line[] =>
  (openData[list === 'channel' ? 0 : 1]?.rows ?? []).flatMap(([month, row, count]) => {
    if (!inYear(month, year) || typeof count !== 'number') return [];
    const key = row === 'total' ? null : (nameOf.get(String(row)) ?? String(row));
    return [{ key, after: before(String(month)), to: String(month), count }];
  });

/** The reports of the publications of a year. */
export const reportsOf = ({ ledgers }: Told, year: number) =>
  (ledgers[years.findIndex((one) => one === year)]?.steps ?? []).map((now) => ({
    to: now.to.slice(0, 7),
    report: publishedReport(year, { now, knownFrom: '' }, town),
  }));

/** What two publications differ by tells the same as both, and is shorter. */
const electedLines = (told: Told, year: number, list: List): Line[] => {
  const lines: Line[] = [];
  const last = new Map<string | null, { readonly to: string; readonly count: number }>();
  for (const { to, report } of reportsOf(told, year)) {
    const rows: (readonly [string | null, number | null])[] = [
      [null, report.contacts],
      ...(list === 'channel'
        ? report.channels.map(({ channel, count }) => [channel, count] as const)
        : report.needs.map(({ reasonId, count }) => [reasonId, count] as const)),
    ];
    for (const [key, count] of rows) {
      if (count === null) continue;
      const earlier = last.get(key) ?? { to: `${year}-00`, count: 0 };
      if (earlier.to !== to) lines.push({ key, after: earlier.to, to, count: count - earlier.count });
      last.set(key, { to, count });
    }
  }
  return lines;
};

/** What is told of some of the contacts of a channel: there are that many at least. */
const leastLines = (told: Told, year: number): Line[] => [
  ...reportsOf(told, year).flatMap(({ to, report }) =>
    [
      ...(report.delays ?? []).map(({ channel, median }) => [channel, median === null ? null : 11] as const),
      ...report.commitments.map(({ channel, kept }) => [channel === '' ? null : channel, kept?.of ?? null] as const),
    ].flatMap(([key, count]): Line[] => (count === null ? [] : [{ key, after: `${year}-00`, to, count }])),
  ),
  ...(told.openData[2]?.rows ?? []).flatMap((row): Line[] => {
    const [month, name] = [String(row[10]).slice(0, 7), String(row[2])];
    return inYear(month, year) && (name === 'email' || name === 'mail')
      ? [{ key: name, after: before(month), to: month, count: 11 }]
      : [];
  }),
];

/**
 * Everything that somebody reads of a list in a year, all outputs together. Whether an output counts reasons that are kept to their
 * department is known: where the sum says that it does, those are counts to find too.
 */
export const readingOf = (told: Told, year: number, list: List): Reading & { readonly atoms: readonly Atom[] } => {
  const atoms = atomsOf(told.facts, year, list);
  const of = ({ key, after, to }: Line, withSensitive: boolean): number[] =>
    [...atoms.entries()]
      .filter(
        ([, atom]) =>
          (key === null || atom.key === key) &&
          after < atom.month &&
          atom.month <= to &&
          (withSensitive || !atom.isSensitive),
      )
      .map(([at]) => at);
  const sum = (some: readonly number[]): number => some.reduce((all, at) => all + (atoms[at]?.truth ?? 0), 0);
  const row = (line: Line) => {
    const open = of(line, false);
    return { of: sum(open) === line.count ? open : of(line, true), total: line.count };
  };
  return {
    atoms,
    truths: atoms.map(({ truth }) => truth),
    equal: [...openLines(told, year, list), ...electedLines(told, year, list)]
      .map(row)
      .filter((one) => one.of.length > 0),
    atLeast:
      list === 'channel' ? leastLines(told, year).map((line) => ({ of: of(line, true), total: line.count })) : [],
  };
};

/** The two lists that commitments are told by. */
export const keptLists = ['channel', 'site'] as const;

/**
 * Everything that somebody reads of commitments in a year: how many of the people who came in a month, by one way or to one site, got their
 * answer in time, and how many did not. They know in which months anybody came, not whether their commitments were kept.
 */
export const keptReadingOf = (told: Told, year: number, list: (typeof keptLists)[number]): Reading => {
  const counts = new Map<string, { readonly month: string; readonly key: string; kept: number; missed: number }>();
  for (const { day, dueDay, closedDay, isOpen, channel, siteId, reasonId } of told.facts.requests) {
    if (!day.startsWith(`${year}-`) || dueDay === '' || keptToDepartments.has(reasonId)) continue;
    const [month, key] = [day.slice(0, 7), list === 'channel' ? channel : siteId];
    const own = counts.get(`${month} ${key}`) ?? { month, key, kept: 0, missed: 0 };
    own[!isOpen && closedDay <= dueDay ? 'kept' : 'missed'] += 1;
    counts.set(`${month} ${key}`, own);
  }
  const all = [...counts.values()].flatMap(({ month, key, kept, missed }) => [
    { month, key, isKept: true, truth: kept },
    { month, key, isKept: false, truth: missed },
  ]);
  const of = (key: string | null, to: string, onlyKept: boolean): number[] =>
    [...all.entries()]
      .filter(([, atom]) => (key === null || atom.key === key) && atom.month <= to && (atom.isKept || !onlyKept))
      .map(([at]) => at);
  const rows = reportsOf(told, year).flatMap(({ to, report }) => [
    ...report.commitments.flatMap(({ channel, kept }) =>
      kept && (channel === '' || list === 'channel')
        ? [{ key: channel === '' ? null : channel, to, kept: kept.count, all: kept.of }]
        : [],
    ),
    ...report.sites.flatMap(({ siteId, share, of: size }) =>
      share !== null && size !== null && list === 'site'
        ? [{ key: siteId, to, kept: Math.round(share * size), all: size }]
        : [],
    ),
  ]);
  return {
    truths: all.map(({ truth }) => truth),
    equal: rows
      .flatMap((row) => [
        { of: of(row.key, row.to, false), total: row.all },
        { of: of(row.key, row.to, true), total: row.kept },
      ])
      .filter((one) => one.of.length > 0),
    atLeast: [...counts.keys()].map((_, at) => ({ of: [2 * at, 2 * at + 1], total: 1 })),
    floor: 0,
  };
};

/** How many of the cells that hold anybody are told: of the months in open data, of the publications of the elected. */
export const toldCells = (told: Told): { readonly months: number; readonly elected: number } => ({
  months: lists
    .flatMap((list) => years.flatMap((year) => openLines(told, year, list)))
    .filter(({ key, count }) => key !== null && count > 0).length,
  elected: years
    .flatMap((year) => reportsOf(told, year))
    .reduce(
      (all, { report }) =>
        all + [...report.channels, ...report.needs].filter(({ count }) => count !== null && count > 0).length,
      0,
    ),
});
