import type { AlertDriver, AlertMeasure, AlertSeries } from '../../domain/insights/alerts/alert';
import { lastDayOfMonth } from '../../time/add-months';
import type { SiteReference, Reference } from '../../domain/model/reference';
import { addDays, weekdayOf } from '../../time/civil';
import { plantedRise } from './calibration';
import { pad } from '../../lib/pad';

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

/** What drives an abnormal situation: any of these ids of a dimension. */
type PlantedDriver = { readonly by: AlertDriver['by']; readonly ids: readonly string[] };

/**
 * An abnormal situation planted in the demonstration year: the series in which it shows, the window that must be found, and what
 * drives it. `backlog` is no series that is watched: letters that lie show in the panel of commitments.
 */
export type PlantedAnomaly = {
  readonly measure: Extract<AlertMeasure, 'requests' | 'noShow' | 'unqualified'> | 'backlog';
  readonly series: Pick<AlertSeries, 'by' | 'id'>;
  readonly window: 'week' | 'decade' | 'month' | 'other';
  readonly from: string;
  readonly to: string;
  readonly driver: PlantedDriver;
};

/** The last month of the last quarter that is whole by a day, as `YYYY-MM`. */
const lastQuarterMonth = (to: string): string => {
  const next = addDays(to, 1);
  const year = Number(next.slice(0, 4));
  const quartersDone = Math.floor((Number(next.slice(5, 7)) - 1) / 3);
  return quartersDone === 0 ? `${year - 1}-12` : `${year}-${pad(quartersDone * 3)}`;
};

const mondayFrom = (day: string): string => addDays(day, (8 - weekdayOf(day)) % 7);

/**
 * What is planted, all in the last month of the last whole quarter: requests of the housing department doubled in its last décade by
 * one reason; a week of absences because three days had no reminders; phone calls left without a theme all month; letters of the
 * registry left lying.
 */
export const plantedAnomalies = (to: string, ref: SiteReference): readonly PlantedAnomaly[] => {
  const month = lastQuarterMonth(to);
  const end = lastDayOfMonth(`${month}-01`);
  const monday = mondayFrom(`${month}-08`);
  const cause = ref.reasons.find((reason) => reason.code === plantedRise.code);
  const all = { by: 'all', id: '' } as const;
  return [
    {
      measure: 'requests',
      series: { by: 'department', id: cause?.departmentId ?? '' },
      window: 'decade',
      from: `${month}-21`,
      to: end,
      driver: { by: 'reason', ids: cause ? [cause.id] : [] },
    },
    {
      measure: 'noShow',
      series: all,
      window: 'week',
      from: monday,
      to: addDays(monday, 6),
      driver: { by: 'day', ids: [1, 2, 3].map((offset) => addDays(monday, offset)) },
    },
    {
      measure: 'unqualified',
      series: all,
      window: 'month',
      from: `${month}-01`,
      to: end,
      driver: { by: 'channel', ids: ['phone'] },
    },
    {
      measure: 'backlog',
      series: { by: 'channel', id: 'mail' },
      window: 'other',
      from: addDays(end, -41),
      to: end,
      driver: { by: 'department', ids: ['department-civil'] },
    },
  ];
};
