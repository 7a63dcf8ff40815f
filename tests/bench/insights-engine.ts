import { demoReference } from '#shared/demo/demo-reference';
import { demoYear } from '#shared/demo/year/demo-year';
import { factTables } from '#shared/domain/exchange/star/fact-tables';
import { starIds } from '#shared/domain/exchange/star/star-names';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';
import { findAlerts } from '#shared/domain/insights/alerts/find-alerts';
import type { AsOf, Facts, FactSheet } from '#shared/domain/insights/facts/fact';
import { heldVisit } from '#shared/domain/insights/facts/held-visit';
import { decodeSheet, encodeSheet, packedSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { toSiteReference } from '#shared/domain/model/site-reference';
import type { SiteReference } from '#shared/domain/model/reference';
import { starWords } from '#shared/i18n/fr/figure-exports';
import { addDays } from '#shared/time/civil';

import { askedOf, panelRows, panels, type Asked } from '../insights/panel-rows';
import { panelSql } from '../insights/panel-sql';
import { sqlTypes } from '../insights/sql-types';

type Town = { readonly ref: SiteReference; readonly sheets: readonly FactSheet[] };

const everything = { siteId: '', departmentId: '', reasonId: '', channel: '' } as const;

/** The figures as a plain program may call them, for `scripts/bench/insights`. */
export const insightsEngine = {
  /** A year of a town up to a civil day. */
  town: (inhabitants: number, today: string): Town => {
    const reference = demoReference(today, 'Europe/Paris');
    const ref = toSiteReference(reference);
    if (!ref) throw new Error('a town without a site');
    const { sheets } = demoYear({ seed: 'bench', inhabitants, from: addDays(today, -364), to: today, reference });
    return { ref, sheets };
  },
  encode: encodeSheet,
  /** Facts out of stored texts: plain objects as a desk has them, rows of columns as the server has them. */
  facts: {
    desk: (texts: readonly string[], asOf: AsOf): Facts =>
      toFacts(
        texts.flatMap((text) => decodeSheet(text) ?? []),
        asOf,
      ),
    server: (texts: readonly string[], asOf: AsOf): Facts =>
      toFacts(
        texts.flatMap((text) => packedSheet(text)?.sheet() ?? []),
        asOf,
        heldVisit,
      ),
  },
  ask: askedOf,
  /** Every panel of Pilotage, alerts included. */
  panels: {
    ...panels,
    alerts: ({ scope, period }: Asked) => findAlerts(scope, { period, ...everything }),
  },
  rows: panelRows,
  sql: panelSql,
  /** The tables as files for the rival, with the types of their columns. */
  files: (facts: Facts) =>
    factTables(facts, starIds, starWords).map((table) => ({
      name: table.name,
      csv: machineCsv(table),
      columns: table.fields.map(({ name, kind }) => `'${name}': '${sqlTypes[kind]}'`).join(', '),
    })),
};
