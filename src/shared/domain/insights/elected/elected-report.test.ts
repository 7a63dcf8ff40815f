import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { demoYear } from '../../../demo/year/demo-year';
import type { AppointmentFact, Facts, RequestFact } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { toFacts } from '../facts/to-facts';
import { periodOf } from '../period/period-of';
import { electedReport } from './elected-report';

const filter: Filter = {
  period: periodOf('year', '2025-06-01'),
  siteId: '',
  departmentId: '',
  reasonId: '',
  channel: '',
};
const options = { inhabitants: { main: 1000, annex: 1000 } };

const request = (over: Partial<RequestFact>): RequestFact => ({
  id: '',
  siteId: 'main',
  day: '2025-03-03',
  minute: 600,
  channel: 'email',
  reasonId: 'housing',
  departmentId: 'department',
  themeId: '',
  outcome: 'answered',
  isOpen: false,
  closedDay: '2025-03-05',
  delayDays: 2,
  workingDays: 2,
  pausedDays: 0,
  dueDay: '2025-03-10',
  stays: [],
  isRepeat: false,
  ...over,
});
const many = (count: number, over: Partial<RequestFact>): RequestFact[] =>
  Array.from({ length: count }, () => request(over));
const factsOf = (requests: readonly RequestFact[], day = '2026-02-01'): Facts => ({
  asOf: { day, minute: 600, unsyncedDesks: 0 },
  days: [],
  requests,
  appointments: [] satisfies AppointmentFact[],
  tickets: [],
});
const before = { day: '2024-03-04', closedDay: '2024-03-06', dueDay: '2024-03-11' };

describe('the report of the elected', () => {
  it('gives contacts per 1,000 inhabitants of a commune that two sites serve', () => {
    const report = electedReport(factsOf([...many(120, {}), ...many(100, before)]), filter, options);
    expect(report).toMatchObject({ contacts: 120, contactsBefore: 100, inhabitants: 1000, perThousand: 120 });
    expect(report.perThousandBefore).toBe(100);
    expect(electedReport(factsOf(many(9, {})), filter, { inhabitants: {} }).perThousand).toBeNull();
  });

  it('says that a need of 120 against 100 did not grow significantly, 0.91 to 1.58', () => {
    const [need] = electedReport(factsOf([...many(120, {}), ...many(100, before)]), filter, options).needs;
    expect(need).toMatchObject({ reasonId: 'housing', count: 120, before: 100, isSignificant: false });
    expect([need?.ratio, need?.low, need?.high].map((value) => value?.toFixed(2))).toEqual(['1.20', '0.91', '1.58']);
  });

  it('withholds what is below eleven, and one more that it does not follow; of commitments beside it what is told of all of them', () => {
    const facts = factsOf([
      ...many(40, {}),
      ...many(3, { channel: 'sms', reasonId: 'school', themeId: 'rare' }),
      ...many(12, { channel: 'phone', reasonId: 'social' }),
    ]);
    const report = electedReport(facts, filter, options);
    expect(report.contacts).toBe(55);
    expect(Object.fromEntries(report.channels.map(({ channel, count }) => [channel, count]))).toEqual({
      email: 40,
      sms: null,
      phone: null,
    });
    expect(report.needs.map(({ reasonId, count }) => [reasonId, count])).toEqual([
      ['housing', 40],
      ['school', null],
      ['social', null],
    ]);
    expect(report.themes).toEqual([{ themeId: 'rare', count: null }]);
    expect(report.commitments.map(({ channel, kept }) => [channel, kept?.of ?? null])).toEqual([
      ['', null],
      ['phone', null],
      ['sms', null],
      ['email', 40],
    ]);
  });

  it('counts no reason that it must not tell', () => {
    const facts = factsOf([...many(40, {}), ...many(30, { reasonId: 'secret' }), ...many(20, { reasonId: 'social' })]);
    const { needs, contacts } = electedReport(facts, filter, { ...options, untoldReasonIds: new Set(['secret']) });
    expect(contacts).toBe(60);
    expect(needs.map(({ reasonId, count }) => [reasonId, count])).toEqual([
      ['housing', 40],
      ['social', 20],
    ]);
  });

  it('gives the share of kept commitments, undecided ones left out', () => {
    const report = electedReport(
      factsOf([
        ...many(68, {}),
        ...many(12, { closedDay: '2025-03-20' }),
        ...many(7, { isOpen: true, closedDay: '', delayDays: null, dueDay: '2026-03-01' }),
        ...many(50, { ...before, closedDay: '2024-03-20' }),
      ]),
      filter,
      options,
    );
    expect(report.commitments[0]?.kept).toMatchObject({ count: 68, of: 80, share: 0.85 });
    expect(report.commitmentsBefore?.share).toBe(0);
  });

  it('sets sites apart beyond the wide limits alone, and ranks none', () => {
    const { sites } = electedReport(
      factsOf([
        ...many(900, {}),
        ...many(100, { closedDay: '2025-03-20' }),
        ...many(60, { siteId: 'annex' }),
        ...many(40, { siteId: 'annex', closedDay: '2025-03-20' }),
        ...many(2, { siteId: 'hut' }),
        ...many(30, { siteId: 'barn' }),
      ]),
      filter,
      options,
    );
    expect(sites.map(({ siteId, position }) => [siteId, position])).toEqual([
      ['main', 'usual'],
      ['annex', 'below'],
      ['barn', 'hidden'],
      ['hut', 'hidden'],
    ]);
  });

  it('gives the cost of a contact once there is a cost', () => {
    const facts = factsOf(many(200, {}));
    expect(electedReport(facts, filter, options).cost).toBeNull();
    expect(electedReport(facts, filter, { ...options, costEuros: 5000 }).cost).toEqual({ total: 5000, perContact: 25 });
  });

  it('holds a running year against as much of the year before', () => {
    const facts = factsOf([...many(20, {}), ...many(12, before), ...many(30, { day: '2024-11-04' })], '2025-06-15');
    const report = electedReport(facts, filter, options);
    expect(report.before).toEqual({ kind: 'custom', from: '2024-01-01', to: '2024-06-15' });
    expect(report.contactsBefore).toBe(12);
  });

  it('is empty of nothing', () => {
    const report = electedReport(factsOf([]), filter, options);
    expect(report).toMatchObject({ contacts: 0, channels: [], needs: [], sites: [], themes: [], cost: null });
    expect(report.commitments).toEqual([{ channel: '', kept: null }]);
  });
});

describe('the report of the demonstration year', () => {
  const { sheets } = demoYear({
    seed: 4,
    inhabitants: 6000,
    from: '2025-01-01',
    to: '2025-12-31',
    reference: demoReference('2026-11-26', 'Europe/Paris'),
  });
  const facts = toFacts(sheets, { day: '2026-01-15', minute: 600, unsyncedDesks: 0 });
  const report = electedReport(facts, filter, options);

  it('counts every contact once, by channel and by reason', () => {
    expect(report.contacts).toBe(facts.requests.length);
    const sum = (counts: readonly (number | null)[]): number =>
      counts.reduce<number>((all, one) => all + (one ?? 0), 0);
    const hidden = report.needs.some(({ count }) => count === null);
    const told = sum(report.needs.map(({ count }) => count));
    expect(hidden ? told < facts.requests.length : told === facts.requests.length).toBe(true);
  });

  it('holds no id of a person or a document, only those of reasons, themes and sites', () => {
    const ids = new Set(facts.requests.map(({ id }) => id));
    const words = JSON.stringify(report).split('"');
    expect(words.some((word) => ids.has(word))).toBe(false);
  });
});
