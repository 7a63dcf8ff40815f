import type { FactSheet } from '../../domain/insights/facts/fact';
import { toSiteReference } from '../../domain/model/site-reference';
import { anomaliesOf } from './anomalies-of';
import type { DemoYearOptions } from './planted-anomaly';
import { writeSheet } from './write-sheet';
import { yearTown } from './year-town';

/**
 * Makes up the facts of a town, day by day: the volumes, delays and absences of the trade, with a few abnormal situations that the
 * alerts must find. The same options make the same facts, to the last id; each day has a source of chance of its own. A sheet at a time,
 * for whoever has other things to do in between.
 */
export function* demoSheets(options: DemoYearOptions): Generator<FactSheet> {
  const ref = toSiteReference(options.reference);
  if (!ref) return;
  const town = yearTown(options, ref, anomaliesOf(options, ref));
  for (let index = town.firstIndex; index <= town.lastIndex; index += 1) yield writeSheet(town, index);
}
