import type { FactSheet } from '../../domain/insights/facts/fact';
import { toSiteReference } from '../../domain/model/site-reference';
import type { DemoYearOptions } from './demo-year';
import { plantedAnomalies } from './planted-anomaly';
import { writeSheet } from './write-sheet';
import { yearTown } from './year-town';

/** The sheets of `demoYear`, one at a time, for whoever has other things to do in between. */
export function* demoSheets(options: DemoYearOptions): Generator<FactSheet> {
  const ref = toSiteReference(options.reference);
  if (!ref) return;
  const anomalies = plantedAnomalies(options.to, ref).filter((one) => one.from >= options.from);
  const town = yearTown(options, ref, anomalies);
  for (let index = town.firstIndex; index <= town.lastIndex; index += 1) yield writeSheet(town, index);
}
