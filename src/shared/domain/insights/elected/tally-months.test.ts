import { describe, expect, it } from 'vitest';

import type { Facts, RequestFact, TicketFact } from '../facts/fact';
import { emptyLedger, ledgerUpTo } from './ledger';
import { tallyMonths, yearProtection } from './tally-months';
import { toldMonths } from './told-months';

const base: RequestFact = {
  id: '',
  siteId: 'site|main',
  day: '2026-01-05',
  minute: 600,
  channel: 'email',
  reasonId: 'housing|rent',
  departmentId: '',
  themeId: 'theme|rent',
  outcome: 'answered',
  isOpen: false,
  closedDay: '2026-01-07',
  delayDays: 2,
  workingDays: 2,
  pausedDays: 0,
  dueDay: '2026-01-10',
  stays: [],
  isRepeat: false,
};
const factsOf = (requests: readonly Partial<RequestFact>[]): Facts => ({
  asOf: { day: '2026-12-31', minute: 0, unsyncedDesks: 0 },
  days: [],
  requests: requests.map((one) => ({ ...base, ...one })),
  appointments: [],
  tickets: [] satisfies TicketFact[],
});

it('a year is counted up to the end of each month, whatever signs ids hold', () => {
  const months = tallyMonths(
    factsOf([
      {},
      { channel: 'mail', reasonId: '', closedDay: '2026-02-01' },
      { day: '2026-03-31', themeId: '' },
      { day: '2025-12-31' },
      { day: '2027-01-01' },
    ]),
    2026,
    undefined,
  );
  expect(months).toHaveLength(12);
  expect(months[0]?.tallies['contacts']).toEqual({ 'email|housing|rent': 1, 'mail|': 1 });
  expect(months[1]).toEqual(months[0]);
  expect(months[11]?.tallies['contacts']).toEqual({ 'email|housing|rent': 2, 'mail|': 1 });
  expect(months[11]?.tallies['themes']).toEqual({ 'theme|rent': 2 });
  const groups = yearProtection(undefined).groupsOf(months[11]?.tallies ?? {});
  const listsOf = (name: string) => groups[name]?.map(({ counts }) => Object.fromEntries(counts));
  expect(listsOf('volume')).toEqual([
    { email: 2, mail: 1 },
    { 'housing|rent': 2, '': 1 },
  ]);
  expect(listsOf('decided')).toEqual([{ email: 2, mail: 1 }, { 'site|main': 3 }]);
  expect(listsOf('kept')).toEqual([{ email: 2, mail: 0 }, { 'site|main': 2 }]);
  expect(listsOf('missed')).toEqual([{ email: 0, mail: 1 }, { 'site|main': 1 }]);
});

describe('the months of a year', () => {
  const many = (count: number, over: Partial<RequestFact>): Partial<RequestFact>[] =>
    Array.from({ length: count }, () => over);
  const facts = factsOf([
    ...many(40, {}),
    ...many(30, { day: '2026-02-05' }),
    ...many(3, { day: '2026-02-05', channel: 'mail' }),
    ...many(50, { day: '2026-03-05', reasonId: 'kept to its department' }),
    ...many(20, { day: '2026-04-05' }),
  ]);
  const untold = new Set(['kept to its department']);
  const { steps } = ledgerUpTo(
    emptyLedger,
    { year: 2026, today: '2026-05-08', months: tallyMonths(facts, 2026, untold), asOf: facts.asOf },
    yearProtection(untold),
  );

  it('are what its publications differ by, where both tell it; reasons of which nothing is told are in none', () => {
    expect(toldMonths({ v: 1, steps }, untold).map(({ month, total, channels }) => [month, total, channels])).toEqual([
      ['2026-01', 40, { email: 40 }],
      ['2026-02', 33, { email: null, mail: null }],
      ['2026-03', 0, {}],
      ['2026-04', 20, { email: null }],
    ]);
  });

  it('are left out where they came out from five on, as publications did before', () => {
    const older = steps.map((step, at) => (at === 1 ? { ...step, least: 5 } : step));
    expect(toldMonths({ v: 1, steps: older }, untold).map(({ month }) => month)).toEqual(['2026-01', '2026-04']);
  });
});
