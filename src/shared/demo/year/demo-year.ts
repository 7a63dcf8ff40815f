import type { FactSheet } from '../../domain/insights/facts/fact';
import type { Reference } from '../../domain/model/reference';
import { toSiteReference } from '../../domain/model/site-reference';
import { anomaliesOf } from './anomalies-of';
import { demoSheets } from './demo-sheets';
import type { PlantedAnomaly } from './planted-anomaly';

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
type DemoYear = { readonly sheets: readonly FactSheet[]; readonly anomalies: readonly PlantedAnomaly[] };

/** A whole year at once, with what was planted in it (`demoSheets`). */
export const demoYear = (options: DemoYearOptions): DemoYear => {
  const ref = toSiteReference(options.reference);
  return { sheets: [...demoSheets(options)], anomalies: ref ? anomaliesOf(options, ref) : [] };
};
