import { expect, it } from 'vitest';

import { foundBelow } from './linear-attack';
import { lists, publish, readingOf, toldCells, townFacts } from './told-outside';

/** All 200 take minutes: GUICHET_TOWNS=200. */
const TOWNS = Number(process.env['GUICHET_TOWNS'] ?? 12);

it(
  `nobody who reads all that ${TOWNS} towns tell of two years finds a count of one to ten`,
  { timeout: 1_200_000 },
  () => {
    const found: Record<string, number> = {};
    const told = { months: 0, elected: 0 };
    let small = 0;
    for (let seed = 0; seed < TOWNS; seed += 1) {
      const all = publish(townFacts(seed));
      const cells = toldCells(all);
      told.months += cells.months;
      told.elected += cells.elected;
      for (const year of [2025, 2026])
        for (const list of lists) {
          const reading = readingOf(all, year, list);
          small += reading.truths.filter((truth) => truth < 11).length;
          for (const at of foundBelow(reading, 11)) {
            const kind = `${list}${reading.atoms[at]?.isSensitive === true ? ', sensitive' : ''}`;
            found[kind] = (found[kind] ?? 0) + 1;
          }
        }
    }
    console.info(
      `${TOWNS} towns: ${small} counts of one to ten; told are ${told.months} months and ${told.elected} of the elected`,
    );
    expect(found).toEqual({});
  },
);
