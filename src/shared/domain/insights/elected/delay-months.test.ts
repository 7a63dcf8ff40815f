import { expect, it } from 'vitest';

import type { Facts, RequestFact } from '../facts/fact';
import { delayMonths } from './delay-months';
import { addToLedger, emptyLedger } from './ledger';
import { yearProtection } from './tally-months';

const base: RequestFact = {
  id: '',
  siteId: 'main',
  day: '2026-01-05',
  minute: 600,
  channel: 'email',
  reasonId: 'housing',
  departmentId: '',
  themeId: '',
  outcome: 'answered',
  isOpen: false,
  closedDay: '2026-01-07',
  delayDays: 2,
  workingDays: 2,
  pausedDays: 0,
  dueDay: '',
  stays: [],
  isRepeat: false,
};
const requestFacts = (requests: readonly Partial<RequestFact>[]): Facts => ({
  asOf: { day: '2026-12-31', minute: 0, unsyncedDesks: 0 },
  days: [],
  requests: requests.map((one) => ({ ...base, ...one })),
  appointments: [],
  tickets: [],
});

it('delays of a year grow month by month: 2, 4, 6 by e-mail, and nothing of what is open or of another year', () => {
  const months = delayMonths(
    requestFacts([
      { day: '2026-01-05', channel: 'email', delayDays: 2 },
      { day: '2026-01-06', channel: 'email', delayDays: 6 },
      { day: '2026-03-06', channel: 'email', delayDays: 4 },
      { day: '2026-03-06', channel: 'mail', delayDays: null },
      { day: '2025-03-06', channel: 'mail', delayDays: 9 },
    ]),
    2026,
  );
  expect(months[0]).toEqual({ answered: { email: 2 }, delays: { email: { median: 4, p90: 5.6 } } });
  expect(months[2]).toEqual({ answered: { email: 3 }, delays: { email: { median: 4, p90: 5.6 } } });
  expect(months[11]).toEqual(months[2]);
});

it('delays stay what they were while no answer is booked', () => {
  const asOf = { day: '2026-03-08', minute: 0, unsyncedDesks: 0 };
  const step = (mail: number, median: number) => ({
    to: '2026-02-28',
    asOf,
    counted: { tallies: { answered: { mail } }, delays: { mail: { median, p90: median } } },
  });
  const how = yearProtection(undefined);
  const first = addToLedger(emptyLedger, step(40, 5), how);
  const same = addToLedger(first, step(40, 6), how);
  const grown = addToLedger(same, step(60, 7), how);
  expect(grown.steps.map(({ delays }) => delays['mail']?.median)).toEqual([5, 5, 7]);
});
