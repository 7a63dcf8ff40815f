import { expect, it } from 'vitest';

import { emptyLedger, ledgerUpTo } from '#shared/domain/insights/elected/ledger';
import { tallyMonths, yearProtection } from '#shared/domain/insights/elected/tally-months';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { LEAST_PUBLISHED } from '#shared/domain/insights/protect/small-numbers';
import { openOrder, secretOrder, type Order } from '#shared/domain/insights/protect/secret-order';

import { foundBelow } from './linear-attack';
import { foundByRule } from './rule-attack';
import {
  keptLists,
  keptReadingOf,
  keptToDepartments,
  lists,
  publish,
  readingOf,
  reportsOf,
  toldCells,
  townFacts,
  years,
} from './told-outside';

/** As many as decision 0093 speaks of. */
const TOWNS = 200;

/** Of as many towns: cells that were told while open data and publications were each protected by itself, publications from five on. */
const before = { months: 22_565, elected: 40_863 };

it(
  `nobody who reads all that ${TOWNS} towns tell of two years finds one to ten contacts, nor commitments kept or missed`,
  { timeout: 1_200_000 },
  () => {
    const found: Record<string, number> = {};
    const told = { months: 0, elected: 0 };
    const shares = { told: 0, withheld: 0, sites: 0 };
    let small = 0;
    for (let seed = 0; seed < TOWNS; seed += 1) {
      const all = publish(townFacts(seed));
      const cells = toldCells(all);
      told.months += cells.months;
      told.elected += cells.elected;
      for (const year of years) {
        for (const list of lists) {
          const reading = readingOf(all, year, list);
          small += reading.truths.filter((truth) => truth < LEAST_PUBLISHED).length;
          for (const at of foundBelow(reading, LEAST_PUBLISHED)) {
            const kind = `${list}${reading.atoms[at]?.isSensitive === true ? ', sensitive' : ''}`;
            found[kind] = (found[kind] ?? 0) + 1;
          }
        }
        for (const list of keptLists) {
          const count = foundBelow(keptReadingOf(all, year, list), LEAST_PUBLISHED).length;
          if (count > 0) found[`commitments by ${list}`] = (found[`commitments by ${list}`] ?? 0) + count;
        }
        for (const { report } of reportsOf(all, year)) {
          for (const { kept } of report.commitments) shares[kept ? 'told' : 'withheld'] += 1;
          shares.sites += report.sites.filter(({ share }) => share !== null).length;
        }
      }
    }
    console.info(
      `${TOWNS} towns: ${small} counts of one to ten, cells told ${JSON.stringify(told)}; before ${JSON.stringify(before)}; shares ${JSON.stringify(shares)}`,
    );
    expect(found).toEqual({});
    // What withholds everything protects as well.
    expect(told.months).toBeGreaterThan(before.months * 0.7);
    expect(told.elected).toBeGreaterThan(before.elected * 0.6);
  },
);

it(
  'nobody who knows the rule finds one in the first publication of a year, unless they know the order of equal counts',
  { timeout: 300_000 },
  () => {
    /** Whoever does not know the order takes the one by which most of what they see could be. */
    const asSeen =
      (told: ReadonlySet<string>): Order =>
      (name) =>
        Number(told.has(name.split(' ').slice(2).join(' ')));
    const found = { byRule: 0, byOrder: 0, of: 0 };
    const about = (facts: Facts, year: number, order: Order) =>
      ledgerUpTo(
        emptyLedger,
        { year, today: `${year}-02-08`, months: tallyMonths(facts, year, keptToDepartments), asOf: facts.asOf },
        yearProtection(keptToDepartments, order),
      );
    for (let seed = 0; seed < 100; seed += 1) {
      const facts = townFacts(seed);
      for (const year of years) {
        const byRule = foundByRule(about(facts, year, secretOrder(`${seed}`)), LEAST_PUBLISHED, asSeen);
        found.byRule += byRule.found;
        found.of += byRule.of;
        found.byOrder += foundByRule(about(facts, year, openOrder), LEAST_PUBLISHED, () => openOrder).found;
      }
    }
    console.info(`of ${found.of} small counts: ${found.byRule} by the rule, ${found.byOrder} where the order is known`);
    expect(found.byRule).toBe(0);
    expect(found.byOrder).toBeGreaterThan(0);
  },
);
