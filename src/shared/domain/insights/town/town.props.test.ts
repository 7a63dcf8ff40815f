import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { demoYear } from '../../../demo/year/demo-year';
import type { Reference, SiteReference } from '../../model/reference';
import { toSiteReference } from '../../model/site-reference';
import { electedReport } from '../elected/elected-report';
import { optionsOfTown } from '../elected/options-of-site';
import { applyFilter, applyScope } from '../facts/apply-filter';
import type { Facts, FactSheet } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { decodeSheet, encodeSheet, packedSheet } from '../facts/wire/sheet-wire';
import { toFacts } from '../facts/to-facts';
import { periodOf } from '../period/period-of';
import { commitments } from '../steering/commitments';
import { delayByChannel } from '../steering/delay-by-channel';
import { leadTime } from '../steering/lead-time';
import { noShowChart } from '../steering/no-show-chart';
import { quarterByReason } from '../steering/quarter-by-reason';
import { repeatVisits } from '../steering/repeat-visits';
import { tenDays } from '../steering/ten-days';
import { wastedSlots } from '../steering/wasted-slots';
import { whatPeopleAsk } from '../steering/what-people-ask';
import { townOf, type Town } from './town';
import { inTown, townFacts } from './town-facts';

const today = '2026-07-01';
const asOf = { day: today, minute: 600, unsyncedDesks: 1 };

/** A site of the town whose entries bear other ids, but the same codes and names. */
const siteOf = (siteId: string, renamed: (id: string) => string): readonly Reference[] => {
  const documents = demoReference(today, 'Europe/Paris');
  const moved = new Set(
    documents.filter(({ kind }) => ['department', 'reason', 'theme'].includes(kind)).map(({ id }) => id),
  );
  const text = JSON.stringify(documents, (_key, value: unknown) =>
    typeof value === 'string' && moved.has(value) ? renamed(value) : value,
  );
  return (JSON.parse(text) as Reference[]).map((one) => ({
    ...one,
    id: one.kind === 'site' ? siteId : one.id,
    siteId,
    body: one.body.kind === 'site' ? { ...one.body, name: `Site ${siteId}` } : one.body,
  }));
};

const refOf = (documents: readonly Reference[]): SiteReference => {
  const ref = toSiteReference(documents);
  if (!ref) throw new Error('no site');
  return ref;
};

type SiteOfTest = { readonly ref: SiteReference; readonly facts: Facts; readonly sheets: readonly FactSheet[] };

const site = (siteId: string, seed: number, inhabitants: number, renamed: (id: string) => string): SiteOfTest => {
  const reference = siteOf(siteId, renamed);
  const { sheets } = demoYear({ seed, inhabitants, from: '2026-04-01', to: '2026-06-30', reference });
  return { ref: refOf(reference), facts: toFacts(sheets, asOf), sheets };
};

const hall = site('hall', 1, 3_000, (id) => id);
const twin = site('twin', 2, 700, (id) => id);
const stranger = site('stranger', 3, 500, (id) => `x-${id}`);
// The ids of the hall, each for something else.
const ids = hall.ref.reasons.map(({ id }) => id);
const turned = site('turned', 4, 500, (id) =>
  ids.includes(id) ? (ids[(ids.indexOf(id) + 1) % ids.length] ?? id) : id,
);

const together = (own: SiteOfTest, others: readonly SiteOfTest[]): { readonly town: Town; readonly facts: Facts } => {
  const town = townOf(
    own.ref,
    others.map(({ ref }) => ref),
  );
  const facts = others.map((other) => inTown(other.facts, town.ids.get(other.ref.site.id)));
  return { town, facts: townFacts(own.facts, facts) };
};

const period = periodOf('quarter', '2026-05-01');
const filter: Filter = { period, siteId: '', departmentId: '', reasonId: '', channel: '' };

const figures = (facts: Facts, ref: SiteReference) => {
  const context = { ref, period };
  const inPeriod = applyFilter(facts, filter);
  return {
    delays: delayByChannel(inPeriod, context),
    commitments: commitments(facts, context),
    ranking: quarterByReason(inPeriod, context),
    tenDays: tenDays(facts, context),
    lead: leadTime(inPeriod),
    noShow: noShowChart(inPeriod),
    asked: whatPeopleAsk(inPeriod),
    repeat: repeatVisits(inPeriod),
    waste: wastedSlots(inPeriod),
  };
};

const others: Readonly<Record<string, SiteOfTest>> = { twin, stranger, turned };
/** Some of the other sites, by name: a counterexample is a word, not a year of facts. */
const subsets = fc.subarray(Object.keys(others), { minLength: 1 });
const named = (names: readonly string[]): readonly SiteOfTest[] => names.flatMap((name) => others[name] ?? []);

describe('the figures of a town', () => {
  it('are those of the facts of all its sites, whatever each calls the same thing', () => {
    fc.assert(
      fc.property(subsets, (names) => {
        const beside = named(names);
        const { town, facts } = together(hall, beside);
        const all = [hall, ...beside].map((one) => one.facts);
        const sum = (count: (one: Facts) => number): number => all.reduce((total, one) => total + count(one), 0);
        expect(facts.requests).toHaveLength(sum(({ requests }) => requests.length));
        expect(facts.tickets).toHaveLength(sum(({ tickets }) => tickets.length));
        expect(facts.asOf.unsyncedDesks).toBe(all.length);
        const made = figures(facts, town.ref);
        const each = [hall, ...beside].map((one) => figures(one.facts, one.ref));
        const total = (of: (one: (typeof each)[number]) => number): number =>
          each.reduce((added, one) => added + of(one), 0);
        expect(made.delays.n).toBe(total(({ delays }) => delays.n));
        expect(made.ranking.n).toBe(total(({ ranking }) => ranking.n));
        expect(made.tenDays.n).toBe(total((one) => one.tenDays.n));
        // Names decide, not ids: one line for each code of the hall, with what every site counts under it.
        const codeOf = (ref: SiteReference) => new Map(ref.reasons.map(({ id, code }) => [id, code]));
        const byCode = (one: SiteOfTest): string[] =>
          one.facts.requests.map(({ reasonId }) => codeOf(one.ref).get(reasonId) ?? '');
        const inHall = codeOf(hall.ref);
        expect(facts.requests.map(({ reasonId }) => inHall.get(reasonId) ?? '').toSorted()).toEqual(
          [hall, ...beside].flatMap(byCode).toSorted(),
        );
        expect(town.ref.reasons.map(({ id }) => id)).toEqual(hall.ref.reasons.map(({ id }) => id));
      }),
      { numRuns: 7 },
    );
  });

  it('change no figure of a site, and a filter of its site gives them back', () => {
    const own = figures(hall.facts, hall.ref);
    fc.assert(
      fc.property(subsets, (names) => {
        const beside = named(names);
        const { town, facts } = together(hall, beside);
        expect(town.refs.get('hall')).toBe(hall.ref);
        const { requests, appointments, tickets } = applyScope(facts, { ...filter, siteId: 'hall' });
        expect(figures({ ...hall.facts, requests, appointments, tickets }, hall.ref)).toEqual(own);
        for (const other of beside) {
          const { id } = other.ref.site;
          const ref = town.refs.get(id);
          if (!ref) throw new Error('no reference');
          const alone = figures(inTown(other.facts, town.ids.get(id)), ref);
          const before = figures(other.facts, other.ref);
          const numbers = (of: typeof alone) => [
            of.delays,
            of.noShow,
            of.waste,
            of.lead.all,
            of.commitments.n,
            of.repeat.all,
          ];
          expect(numbers(alone)).toEqual(numbers(before));
        }
      }),
      { numRuns: 7 },
    );
  });

  it('are the same of facts that stay in columns', () => {
    const asSent = (one: SiteOfTest, read: (text: string) => FactSheet | null | undefined): SiteOfTest => {
      const sheets = one.sheets.flatMap((sheet) => read(encodeSheet(sheet)) ?? []);
      return { ...one, facts: toFacts(sheets, asOf) };
    };
    const inColumns = (one: SiteOfTest): SiteOfTest => asSent(one, (text) => packedSheet(text)?.sheet());
    const plain = together(asSent(hall, decodeSheet), [asSent(turned, decodeSheet)]);
    const packed = together(inColumns(hall), [inColumns(turned)]);
    expect(packed.facts.requests).toHaveLength(plain.facts.requests.length);
    expect(figures(packed.facts, packed.town.ref)).toEqual(figures(plain.facts, plain.town.ref));
  });

  it('count a day of two sites once', () => {
    const { town, facts } = together(hall, [twin]);
    const openDays = (one: Facts, ref: SiteReference): number[] =>
      tenDays(one, { ref, period }).departments[0]?.windows.map((window) => window.openDays) ?? [];
    expect(openDays(facts, town.ref)).toEqual(openDays(hall.facts, hall.ref));
  });

  it('are of one site the very facts of that site', () => {
    expect(together(hall, []).facts).toBe(hall.facts);
    expect(inTown(twin.facts, together(hall, [twin]).town.ids.get('twin'))).toBe(twin.facts);
  });
});

describe('the names of a town', () => {
  const rename = (ref: SiteReference, at: number, name: string): SiteReference => ({
    ...ref,
    departments: ref.departments.map((one, index) => (index === at ? { ...one, name } : one)),
  });

  it('keep apart what bears one id for two things, and keep an id that is free', () => {
    const other = rename({ ...hall.ref, site: { ...hall.ref.site, id: 'annex' } }, 0, 'Tout autre chose');
    const town = townOf(hall.ref, [other]);
    const [first] = hall.ref.departments;
    const id = `annex/${first?.id ?? ''}`;
    expect(town.ids.get('annex')?.departments).toEqual(new Map([[first?.id, id]]));
    expect(town.ref.departments.at(-1)).toMatchObject({ id, name: 'Tout autre chose' });
    expect(town.refs.get('annex')?.reasons.some(({ departmentId }) => departmentId === id)).toBe(true);
    // A third site that calls it so has the same.
    const third = rename({ ...hall.ref, site: { ...hall.ref.site, id: 'third' } }, 0, 'tout autre chose ');
    expect(
      townOf(hall.ref, [other, third])
        .ids.get('third')
        ?.departments.get(first?.id ?? ''),
    ).toBe(id);
  });

  it('keep a reason from everybody that one site keeps to a department', () => {
    const reasons = stranger.ref.reasons.map((one, index) => (index === 0 ? { ...one, sensitive: true } : one));
    const town = townOf(hall.ref, [{ ...stranger.ref, reasons }]);
    const hidden = (ref: SiteReference) => ref.reasons.filter(({ sensitive = false }) => sensitive).length;
    expect(hidden(hall.ref)).toBeLessThan(hidden(town.ref));
    expect(optionsOfTown(town, period).untoldReasonIds?.has(hall.ref.reasons[0]?.id ?? '')).toBe(true);
  });
});

describe('the report of the elected over a town', () => {
  const decided = hall.facts.requests.filter(
    ({ channel, isOpen, dueDay }) => channel === 'email' && !isOpen && dueDay !== '' && dueDay < today,
  );

  it('names no figure of a site that follows from the others: fewer than eleven, and one beside it, are withheld', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 11, max: 60 }), (few, many) => {
        const of = (siteId: string, count: number): Facts => ({
          ...hall.facts,
          requests: decided.slice(0, count).map((one) => ({ ...one, siteId, closedDay: one.dueDay })),
          appointments: [],
          tickets: [],
        });
        expect(decided.length).toBeGreaterThanOrEqual(60);
        const facts = townFacts(of('hall', many), [of('annex', few)]);
        const report = electedReport(facts, { ...filter, period: periodOf('year', today) }, { inhabitants: {} });
        const told = report.sites.map((one) => one.of);
        const total = report.commitments.find(({ channel }) => channel === '')?.kept?.of ?? null;
        if (few >= 11) expect(told).toEqual([Math.max(few, many), Math.min(few, many)]);
        else expect(told.includes(few) || (total !== null && told.some((one) => one !== null))).toBe(false);
      }),
    );
  });
});
