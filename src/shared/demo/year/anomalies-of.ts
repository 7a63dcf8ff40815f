import type { SiteReference } from '../../domain/model/reference';
import { plantedAnomalies, type DemoYearOptions, type PlantedAnomaly } from './planted-anomaly';

/** What is planted in a year that begins early enough to show it. */
export const anomaliesOf = ({ from, to }: DemoYearOptions, ref: SiteReference): readonly PlantedAnomaly[] =>
  plantedAnomalies(to, ref).filter((one) => one.from >= from);
