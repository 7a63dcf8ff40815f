import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { demoYear } from '../../../demo/year/demo-year';
import type { Facts } from '../../insights/facts/fact';
import { toFacts } from '../../insights/facts/to-facts';
import { toSiteReference } from '../../model/site-reference';
import type { DataTable } from '../tables/data-table';
import { openDataTables, type OpenDataWords } from './open-data-tables';
import { publishedMonths } from './published-months';
import { bookOf } from './testing/told-book';

const indicator = (name: string): readonly [string, string, string] => [name, 'unité', ''];
const openDataWords: OpenDataWords = {
  byChannel: 'Canaux',
  byReason: 'Motifs',
  month: 'Mois',
  channel: 'Canal',
  reason: 'Motif',
  contacts: 'Contacts',
  withheld: '',
  all: 'total',
  channelName: (channel) => channel,
  indicatorTitle: 'Indicateurs',
  administration: (commune) => commune,
  service: (site) => site,
  collected: 'script',
  indicators: {
    contacts: indicator('contacts'),
    kept: indicator('kept'),
    emailDelay: indicator('emailDelay'),
    mailDelay: indicator('mailDelay'),
    noShow: indicator('noShow'),
    wait: indicator('wait'),
  },
};

const documents = demoReference('2026-11-26', 'Europe/Paris');
const known = toSiteReference(documents);
if (!known) throw new Error('no site');
const reference = known;
// A village: most cells are small.
const { sheets } = demoYear({ seed: 3, inhabitants: 1500, from: '2026-01-01', to: '2026-10-20', reference: documents });
const facts: Facts = toFacts(sheets, { day: '2026-10-20', minute: 600, unsyncedDesks: 0 });
const book = bookOf(facts, reference);
const publish = (from: string, to: string): readonly DataTable[] =>
  openDataTables(facts, { from, to }, reference, book, openDataWords);
const tables = publish('2026-01-01', '2026-10-20');
const contacts = tables.slice(0, 2);

it('calls a reason without a name by its id, also where that is a name of the language', () => {
  const reasons = Object.fromEntries(['constructor', '__proto__'].map((id) => [id, 40]));
  const told = [{ month: '2026-03', total: 80, channels: { desk: 80 }, reasons }];
  const march = { from: '2026-03-01', to: '2026-03-31' };
  const [, byReason] = openDataTables(facts, march, reference, { told, names: {} }, openDataWords);
  expect(byReason?.rows.map((row) => row[1])).toEqual(expect.arrayContaining(['constructor', '__proto__']));
});

describe('the months that are published', () => {
  it('are whole and over', () => {
    const months = (from: string, to: string, asOf: string): string[] =>
      publishedMonths(from, to, asOf).map(({ month }) => month);
    expect(months('2026-01-02', '2026-04-30', '2026-12-01')).toEqual(['2026-02', '2026-03', '2026-04']);
    expect(months('2025-12-01', '2026-02-27', '2026-12-01')).toEqual(['2025-12', '2026-01']);
    expect(months('2026-01-01', '2026-12-31', '2026-03-31')).toEqual(['2026-01', '2026-02']);
    expect(months('2026-03-05', '2026-03-20', '2026-12-01')).toEqual([]);
  });
});

describe('the open data', () => {
  it('has no cell of 1 to 10, and withholds none alone', () => {
    expect(contacts.map(({ rows }) => rows.length > 40)).toEqual([true, true]);
    for (const { rows } of contacts)
      for (const month of new Set(rows.map(([one]) => one))) {
        const own = rows.filter(([one]) => one === month);
        const counts = own.map(([, , count]) => count);
        expect(counts.filter((count) => typeof count === 'number' && count > 0 && count < 11)).toEqual([]);
        const [total, ...cells] = counts;
        const withheld = cells.filter((count) => count === null).length;
        if (typeof total === 'number' && withheld > 0) {
          const sum = cells.reduce<number>((all, count) => all + (typeof count === 'number' ? count : 0), 0);
          expect(withheld).toBeGreaterThan(1);
          expect(total - sum).toBeGreaterThanOrEqual(11);
        }
      }
    expect(contacts.some(({ rows }) => rows.some(([, , count]) => count === null))).toBe(true);
  });

  it.each([60, 150])('tells a village of %i no total that gives a small count away', (inhabitants) => {
    const village = demoYear({ seed: 1, inhabitants, from: '2026-01-01', to: '2026-10-20', reference: documents });
    const known = toFacts(village.sheets, { day: '2026-10-20', minute: 600, unsyncedDesks: 0 });
    const period = { from: '2026-01-01', to: '2026-10-20' };
    const [byChannel, byReason, indicators] = openDataTables(
      known,
      period,
      reference,
      bookOf(known, reference),
      openDataWords,
    );
    const told = (rows: DataTable['rows'] | undefined, month: unknown) => (rows ?? []).filter(([own]) => own === month);
    for (const month of new Set(byChannel?.rows.map(([own]) => own))) {
      const lists = [told(byChannel?.rows, month), told(byReason?.rows, month)];
      const usage = indicators?.rows.find((row) => row[6] === 'usage' && String(row[10]).startsWith(String(month)));
      // Somebody who reads all three tables has the total from any of them, or adds up a list that is whole.
      const whole = lists
        .map((rows) => rows.slice(1).map(([, , count]) => count))
        .find((counts) => !counts.includes(null))
        ?.reduce<number>((sum, count) => sum + Number(count), 0);
      const total = lists[0]?.[0]?.[2] ?? lists[1]?.[0]?.[2] ?? usage?.[3] ?? whole;
      if (typeof total !== 'number') continue;
      for (const rows of lists) {
        const counts = rows.slice(1).map(([, , count]) => count);
        const withheld = counts.filter((count) => count === null).length;
        const rest = total - counts.reduce<number>((sum, count) => sum + Number(count ?? 0), 0);
        expect(withheld === 0 || rest - (withheld - 1) >= 11).toBe(true);
      }
    }
  });

  it('says the same of a month whatever period is asked for', () => {
    const quarter = publish('2026-04-01', '2026-06-30');
    quarter.forEach((table, index) => {
      const isIn = (row: readonly unknown[]): boolean => table.rows.some(([first]) => first === row[0]);
      if (index < 2) expect(tables[index]?.rows.filter(isIn)).toEqual(table.rows);
      else
        expect(
          tables[index]?.rows.filter((row) => String(row[8]) >= '2026-04-30' && String(row[8]) <= '2026-06-30'),
        ).toEqual(table.rows);
    });
  });

  it('leaves sensitive reasons out of every sum', () => {
    const without = { ...facts, requests: facts.requests.filter((one) => one.reasonId !== 'reason-emergency-aid') };
    expect(without.requests.length).toBeLessThan(facts.requests.length);
    const period = { from: '2026-01-01', to: '2026-10-20' };
    expect(openDataTables(without, period, reference, bookOf(without, reference), openDataWords)).toEqual(tables);
  });

  it('has the columns and the words of the State’s schema', () => {
    const { fields, rows } = tables[2] ?? { fields: [], rows: [] };
    expect(fields.map(({ name }) => name).join(',')).toBe(
      'administration_rattachement,nom_service_public_numerique,indicateur,valeur,unite_mesure,est_cible,type_indicateur,frequence_monitoring,date,est_periode,date_debut,est_automatise,source_collecte,denom_insee,code_insee,dataviz_wish,commentaires',
    );
    expect(rows.length).toBeGreaterThan(9);
    const cell = (row: readonly unknown[], name: string): unknown =>
      row[fields.findIndex((field) => field.name === name)];
    for (const row of rows) {
      expect(row).toHaveLength(fields.length);
      expect(['usage', 'impact']).toContain(cell(row, 'type_indicateur'));
      expect(['REG', 'DEP', 'COM', 'ARR', 'COMER', 'COM_COMER', 'COG', 'CTCD', 'CAN']).toContain(
        cell(row, 'denom_insee'),
      );
      expect(['linechart', 'barchart', 'map', 'scatterplot', 'piechart']).toContain(cell(row, 'dataviz_wish'));
      expect([cell(row, 'frequence_monitoring'), cell(row, 'est_periode'), cell(row, 'est_cible')]).toEqual([
        'mensuelle',
        true,
        false,
      ]);
      expect(String(cell(row, 'date_debut')) < String(cell(row, 'date'))).toBe(true);
    }
  });
});

/** A month of contacts by letter, mail, telephone and at the desk, all answered in three days and all about one thing. */
const monthOf = (counts: Readonly<Record<string, number>>): Facts => {
  const [one] = facts.requests.filter(({ reasonId, outcome }) => reasonId === 'reason-civil-status' && outcome !== '');
  if (!one) throw new Error('nothing was asked');
  const answered = { ...one, day: '2026-03-10', isOpen: false, closedDay: '2026-03-13', workingDays: 3, dueDay: '' };
  const channels = Object.keys(counts) as (typeof one.channel)[];
  const requests = channels.flatMap((channel) =>
    Array.from({ length: counts[channel] ?? 0 }, () => ({ ...answered, channel })),
  );
  return { ...facts, requests, appointments: [], tickets: [] };
};
const ofMarch = (month: Facts): readonly DataTable[] =>
  openDataTables(month, { from: '2026-03-01', to: '2026-03-31' }, reference, bookOf(month, reference), openDataWords);
const indicatorsOf = (published: readonly DataTable[]): readonly unknown[] =>
  published[2]?.rows.map(([, , name]) => name) ?? [];

describe('an indicator beside the lists', () => {
  it('is not told where it says how many of a withheld channel there are: 60 + 40 of 112 leave 11 letters and one mail', () => {
    const published = ofMarch(monthOf({ desk: 60, phone: 40, mail: 11, email: 1 }));
    expect(published[0]?.rows.map(([, , count]) => count)).toContain(null);
    expect(indicatorsOf(published)).toEqual(['contacts']);
    // Where all is told it says nothing more.
    expect(indicatorsOf(ofMarch(monthOf({ desk: 60, phone: 40, mail: 11 })))).toContain('mailDelay');
  });

  it('tells no share of commitments where some of those who had one are withheld', () => {
    const month = monthOf({ desk: 200, mail: 40, email: 5, sms: 8 });
    const late = { dueDay: '2026-03-11', closedDay: '2026-03-13' };
    const kept = { dueDay: '2026-03-13', closedDay: '2026-03-13' };
    const seen = new Map<string, number>();
    const requests = month.requests.map((one) => {
      const at = seen.get(one.channel) ?? 0;
      seen.set(one.channel, at + 1);
      if (one.channel === 'sms' || (one.channel === 'desk' && at > 1)) return one;
      return { ...one, ...(one.channel === 'mail' && at < 12 ? late : kept) };
    });
    expect(indicatorsOf(ofMarch({ ...month, requests }))).not.toContain('kept');
    const told = requests.filter(({ channel }) => channel === 'desk' || channel === 'mail');
    expect(indicatorsOf(ofMarch({ ...month, requests: told }))).toContain('kept');
  });

  it('leaves each small channel free to hold eleven or more, for whoever knows that a median is of eleven', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.record({ desk: count, phone: count, mail: count, email: count }), (counts) => {
        const published = ofMarch(monthOf(counts));
        const [[, , total] = [], ...rows] = published[0]?.rows ?? [];
        if (typeof total !== 'number') return;
        const told = indicatorsOf(published);
        const leastOf = (channel: unknown): number => (told.includes(`${String(channel)}Delay`) ? 11 : 1);
        const withheld = rows.filter(([, , one]) => one === null).map(([, channel]) => channel);
        const rest = total - rows.reduce((sum, [, , one]) => sum + Number(one ?? 0), 0);
        for (const channel of withheld) {
          const others = withheld
            .filter((other) => other !== channel)
            .reduce<number>((sum, other) => sum + leastOf(other), 0);
          expect(rest - others).toBeGreaterThanOrEqual(11);
        }
      }),
    );
  });
});
