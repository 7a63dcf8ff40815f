import type { FactSheet } from '../../domain/insights/facts/fact';
import type { Reference } from '../../domain/model/reference';
import { toSiteReference } from '../../domain/model/site-reference';
import { plantedAnomalies, type PlantedAnomaly } from './planted-anomaly';
import { writeSheet } from './write-sheet';
import { yearTown } from './year-town';

/**
 * What the demonstration year is about. Days are civil ones, both included. `asOf` is the last day that is known (`to` where it is
 * absent): what closes later is still open. `bookedShare` is the share of the desk contacts that come by appointment (.55);
 * `weekdayShares` are those of the week, Monday to Sunday; `bookedMix` what people book for, by the code of the reason.
 */
export type DemoYearOptions = {
  readonly seed: number | string;
  readonly inhabitants: number;
  readonly from: string;
  readonly to: string;
  readonly reference: readonly Reference[];
  readonly asOf?: string;
  readonly bookedShare?: number;
  readonly weekdayShares?: readonly number[];
  readonly bookedMix?: Readonly<Record<string, number>>;
};

/** The facts of every civil day of the stretch, closed days too, and what was planted among them. */
export type DemoYear = { readonly sheets: readonly FactSheet[]; readonly anomalies: readonly PlantedAnomaly[] };

/**
 * Makes up the facts of a town, day by day: the volumes, delays and absences of the trade, with a few abnormal situations that the
 * alerts must find. The same options make the same facts, to the last id; each day has a source of chance of its own.
 */
export const demoYear = (options: DemoYearOptions): DemoYear => {
  const ref = toSiteReference(options.reference);
  if (!ref) return { sheets: [], anomalies: [] };
  const anomalies = plantedAnomalies(options.to, ref).filter((one) => one.from >= options.from);
  const town = yearTown(options, ref, anomalies);
  const sheets: FactSheet[] = [];
  for (let index = town.firstIndex; index <= town.lastIndex; index += 1) sheets.push(writeSheet(town, index));
  return { sheets, anomalies };
};
