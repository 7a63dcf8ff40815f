import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { addDays } from '../../../time/civil';
import { toSiteReference } from '../../model/site-reference';
import type { Facts, RequestFact } from '../facts/fact';
import { LEAST_PUBLISHED } from '../protect/small-numbers';
import { smallFound, type KnownSum } from '../protect/testing/attacker';
import { emptyLedger, ledgerUpTo, type Ledger } from './ledger';
import { standingPublication } from './publications';
import { knownFromOf, publishedReport } from './published-report';
import { tallyMonths, yearProtection } from './tally-months';
import type { YearlyReport } from './yearly-report';

const found = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!found) throw new Error('no site');
const town = { sites: [found.site], ref: found };
const untold = new Set(found.reasons.filter(({ sensitive }) => sensitive).map(({ id }) => id));
const protection = yearProtection(untold);

const YEAR = 2026;
const channelsHere = ['mail', 'email', 'sms'] as const;
const reasonsHere = found.reasons.filter(({ sensitive }) => sensitive !== true).slice(0, 4);

/** A request, when the server hears of it, and when it is taken back or told to be about something else (`''` = never). */
type Told = {
  readonly day: string;
  readonly lateBy: number;
  readonly channel: number;
  readonly reason: number;
  readonly backAfter: number;
  readonly copies: number;
};

const told = fc.record({
  day: fc.nat({ max: 364 }).map((day) => addDays('2026-01-01', day)),
  lateBy: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 120 }) }),
  channel: fc.nat({ max: channelsHere.length - 1 }),
  reason: fc.nat({ max: reasonsHere.length - 1 }),
  backAfter: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 150 }) }),
  copies: fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 40 }) },
  ),
});

const toFact = ({ day, channel, reason }: Told, today: string): RequestFact => ({
  id: '',
  siteId: found.site.id,
  day,
  minute: 600,
  channel: channelsHere[channel] ?? 'mail',
  reasonId: reasonsHere[reason]?.id ?? '',
  departmentId: '',
  themeId: `theme-${reason % 2}`,
  outcome: 'answered',
  isOpen: addDays(day, 10) > today,
  closedDay: addDays(day, 10) > today ? '' : addDays(day, 10),
  delayDays: addDays(day, 10) > today ? null : 10,
  workingDays: 7,
  pausedDays: 0,
  dueDay: addDays(day, channel === 0 ? 5 : 20),
  stays: [],
  isRepeat: false,
});

/** What the server knows on a day. */
const factsOn = (all: readonly Told[], today: string): Facts => ({
  asOf: { day: today, minute: 600, unsyncedDesks: 0 },
  days: [],
  requests: all
    .filter(({ day, lateBy, backAfter }) => {
      const heard = addDays(day, lateBy);
      return heard <= today && (backAfter === 0 || addDays(heard, backAfter) > today);
    })
    .flatMap((one) => Array.from({ length: one.copies }, () => toFact(one, today))),
  appointments: [],
  tickets: [],
});

type Reading = { readonly report: YearlyReport; readonly index: number };

/** Asks on every day that `asks` says, from the first of the year until long after its end. */
const readAll = (all: readonly Told[], asks: (day: number) => boolean): { readings: Reading[]; ledger: Ledger } => {
  let ledger = emptyLedger;
  const readings: Reading[] = [];
  for (let at = 0; at < 480; at += 1) {
    const today = addDays('2026-01-01', at);
    const standing = standingPublication(YEAR, today);
    if (!standing || !asks(at)) continue;
    if (ledger.steps.length <= standing.index) {
      const facts = factsOn(all, today);
      ledger = ledgerUpTo(
        ledger,
        { year: YEAR, today, months: tallyMonths(facts, YEAR, untold), asOf: facts.asOf },
        protection,
      );
    }
    const now = ledger.steps[standing.index];
    if (now)
      readings.push({
        index: standing.index,
        report: publishedReport(YEAR, { now, earlier: now, knownFrom: '' }, town),
      });
  }
  return { readings, ledger };
};

/** What each publication booked, list by list, as the truth that an attacker is after. */
const bookedBy = (ledger: Ledger, group: string, list: number) => {
  const steps = ledger.steps.map(({ tallies }) => protection.groupsOf(tallies)[group]?.[list]?.counts ?? new Map());
  return steps.flatMap((counts, step) =>
    [...(counts as ReadonlyMap<string, number>)].flatMap(([key, count]) => {
      const truth = count - ((steps[step - 1] as ReadonlyMap<string, number> | undefined)?.get(key) ?? 0);
      return truth > 0 ? [{ step, key, truth }] : [];
    }),
  );
};

type Shown = readonly (readonly [key: string | null, count: number | null])[];

/** Everything that all reports show of a list, against what was booked. `null` as a key = their total. */
const attack = (
  all: { readings: readonly Reading[]; ledger: Ledger },
  group: string,
  list: number,
  of: (report: YearlyReport) => Shown,
): void => {
  const booked = bookedBy(all.ledger, group, list);
  const facts = all.readings.flatMap(({ report, index }) =>
    of(report).flatMap(([key, count]): KnownSum[] => {
      if (count === null) return [];
      const atoms = [...booked.keys()].filter((at) => {
        const one = booked[at];
        return one !== undefined && one.step <= index && (key === null || one.key === key);
      });
      return [{ of: atoms, total: count }];
    }),
  );
  expect(smallFound(booked, facts, LEAST_PUBLISHED, false)).toEqual([]);
};

const attackAll = (all: { readings: readonly Reading[]; ledger: Ledger }): void => {
  attack(all, 'volume', 0, ({ contacts, channels }) => [
    [null, contacts],
    ...channels.map(({ channel, count }) => [channel, count] as const),
  ]);
  attack(all, 'volume', 1, ({ contacts, needs }) => [
    [null, contacts],
    ...needs.map(({ reasonId, count }) => [reasonId, count] as const),
  ]);
  attack(all, 'themes', 0, ({ themes }) => themes.map(({ themeId, count }) => [themeId, count] as const));
  attack(all, 'decided', 0, ({ commitments }) =>
    commitments.map(({ channel, kept }) => [channel === '' ? null : channel, kept?.of ?? null] as const),
  );
  attack(all, 'decided', 1, ({ commitments, sites }) => [
    [null, commitments.find(({ channel }) => channel === '')?.kept?.of ?? null],
    ...sites.map((site) => [site.siteId, site.of] as const),
  ]);
  attack(all, 'kept', 0, (report) =>
    report.commitments.map(({ channel, kept }) => [channel === '' ? null : channel, kept?.count ?? null] as const),
  );
  attack(all, 'missed', 0, (report) =>
    report.commitments.map(
      ({ channel, kept }) => [channel === '' ? null : channel, kept && kept.of - kept.count] as const,
    ),
  );
};

/** As many answers of different words as there are publications. */
const answersOf = ({ readings }: { readings: readonly Reading[] }): number =>
  new Set(readings.map(({ report }) => JSON.stringify(report))).size;

describe('whoever asks for the running year', () => {
  it('every day of it, while requests come late and are taken back, finds no small number', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 60 }), (all) => {
        const read = readAll(all, () => true);
        expect(answersOf(read)).toBe(13);
        attackAll(read);
      }),
      { numRuns: 25 },
    );
  });

  it('on some days alone finds none either', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 60 }), fc.integer({ min: 2, max: 90 }), (all, every) =>
        attackAll(readAll(all, (at) => at % every === 0)),
      ),
      { numRuns: 40 },
    );
  });

  it('gets the same words on two days of one publication, whatever came between them', () => {
    const all = Array.from({ length: 300 }, (_, at): Told => ({
      day: addDays('2026-01-01', at),
      lateBy: at % 9,
      channel: at % 3,
      reason: at % 4,
      backAfter: 0,
      copies: 1,
    }));
    const { readings } = readAll(all, () => true);
    const byIndex = new Map<number, Set<string>>();
    for (const { index, report } of readings)
      byIndex.set(index, (byIndex.get(index) ?? new Set()).add(JSON.stringify(report)));
    expect([...byIndex.values()].map((words) => words.size)).toEqual(Array.from({ length: 13 }, () => 1));
    expect(readings.at(-1)?.report.contacts).toBe(300);
  });
});

describe('a ledger', () => {
  const step = (to: string, counts: Record<string, number>) => ({
    to,
    asOf: { day: to, minute: 0, unsyncedDesks: 0 },
    counted: { contacts: counts },
  });
  const grown = (...all: readonly Record<string, number>[]): Ledger =>
    all.reduce(
      (ledger, counts, at) =>
        ledgerUpTo(
          ledger,
          {
            year: YEAR,
            today: addDays(`2026-0${at + 2}-08`, 0),
            months: all.slice(0, at + 1).map((one) => ({ tallies: { contacts: one } })),
            asOf: step('', {}).asOf,
          },
          protection,
        ),
      emptyLedger,
    );

  it('books what comes late with the next publication, and lets nothing that is out shrink', () => {
    const { steps } = grown({ 'mail|a': 40 }, { 'mail|a': 90, 'sms|b': 20 }, { 'mail|a': 80, 'sms|b': 30 });
    expect(steps.map(({ tallies }) => tallies['contacts'])).toEqual([
      { 'mail|a': 40 },
      { 'mail|a': 90, 'sms|b': 20 },
      { 'mail|a': 90, 'sms|b': 30 },
    ]);
  });
});

describe('a year of which the beginning is not known', () => {
  it('says from which month it is known, and holds nothing against all inhabitants or the cost of all its days', () => {
    const timely = told.map((one) => ({ ...one, lateBy: 0, backAfter: 0 }));
    fc.assert(
      fc.property(fc.array(timely, { maxLength: 4 }), (all) => {
        const { ledger } = readAll(all, (day) => day === 470);
        const months = all.map(({ day }) => day.slice(0, 7)).toSorted();
        const [first] = months;
        const expected = first === undefined ? null : first === '2026-01' ? '' : `${first}-01`;
        expect(knownFromOf(ledger)).toBe(expected);
        const now = ledger.steps.at(-1);
        if (!now || expected === null) return;
        const report = publishedReport(YEAR, { now, knownFrom: expected }, town);
        expect(report.knownFrom).toBe(expected === '' ? undefined : expected);
        if (expected !== '') expect([report.perThousand, report.cost]).toEqual([null, null]);
      }),
    );
  });
});
