import type { FactSheet } from '../../domain/insights/facts/fact';
import { toSiteReference } from '../../domain/model/site-reference';
import { anomaliesOf } from './anomalies-of';
import { demoSheets } from './demo-sheets';
import type { PlantedAnomaly, DemoYearOptions } from './planted-anomaly';

/** The facts of every civil day of the stretch, closed days too, and what was planted among them. */
type DemoYear = { readonly sheets: readonly FactSheet[]; readonly anomalies: readonly PlantedAnomaly[] };

/** A whole year at once, with what was planted in it (`demoSheets`). */
export const demoYear = (options: DemoYearOptions): DemoYear => {
  const ref = toSiteReference(options.reference);
  return { sheets: [...demoSheets(options)], anomalies: ref ? anomaliesOf(options, ref) : [] };
};
