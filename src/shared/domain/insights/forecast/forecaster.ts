import { weekdayOf } from '../../../time/civil';
import type { Territory } from '../../../time/public-holidays';
import { quantile } from '../stats/quantile';
import { holidayPlace, type HolidayPlace } from './beside-holiday';

/** What to expect on a day; counts, not rounded. `null` where nothing is known of that weekday. */
export type DayForecast = {
  readonly day: string;
  readonly expected: number | null;
  /** Eight days out of ten lie between these. */
  readonly low: number | null;
  readonly high: number | null;
  /** How much the public holiday beside it changes it; 1 = no holiday near, 0 = it is one. */
  readonly factor: number;
};

/** Learns day by day and says what to expect of the next one. */
type Forecaster = {
  readonly expect: (day: string) => DayForecast;
  /** The count of the last same weekday that was open; `null` before there was one. */
  readonly naive: (day: string) => number | null;
  readonly learn: (day: string, count: number) => void;
};

const sameWeekdays = 8;
const errorsKept = 60;
// A factor is believed like this many days more that were as usual: two bridges a year are few.
const daysOfDoubt = 2;

/**
 * Forecast of a day = median of the last eight same weekdays that were open and beside no public holiday, times the factor of its place
 * to the holidays (`holidayPlace`): sum of what came on such days over the sum of their medians, with two usual days of weight 1 added
 * to both. A public holiday from Monday to Friday is 0. The band is where the last sixty forecasts would have held eight of ten:
 * P10 and P90 of (came + 1) / (expected + 1).
 */
export const forecaster = (territory: Territory): Forecaster => {
  const plain = new Map<number, number[]>();
  const last = new Map<number, number>();
  const beside = new Map<HolidayPlace, { came: number; usual: number; days: number }>();
  const errors: number[] = [];

  const factorOf = (place: HolidayPlace): number => {
    if (place === 'holiday') return 0;
    const known = beside.get(place);
    if (place === 'plain' || !known || known.usual === 0) return 1;
    const doubt = (daysOfDoubt * known.usual) / known.days;
    return (known.came + doubt) / (known.usual + doubt);
  };
  const medianOf = (day: string): number | null => quantile(plain.get(weekdayOf(day)) ?? [], 0.5);

  const expect = (day: string): DayForecast => {
    const factor = factorOf(holidayPlace(day, territory));
    const usual = medianOf(day);
    if (factor === 0) return { day, expected: 0, low: 0, high: 0, factor };
    if (usual === null) return { day, expected: null, low: null, high: null, factor };
    const expected = usual * factor;
    const bound = (share: number): number => Math.max(0, (expected + 1) * (quantile(errors, share) ?? 1) - 1);
    return { day, expected, low: bound(0.1), high: bound(0.9), factor };
  };

  return {
    expect,
    naive: (day) => last.get(weekdayOf(day)) ?? null,
    learn: (day, count) => {
      const place = holidayPlace(day, territory);
      if (place === 'holiday') return;
      const { expected } = expect(day);
      if (expected !== null) errors.push((count + 1) / (expected + 1));
      if (errors.length > errorsKept) errors.shift();
      const usual = medianOf(day);
      last.set(weekdayOf(day), count);
      if (place === 'plain')
        plain.set(weekdayOf(day), [...(plain.get(weekdayOf(day)) ?? []), count].slice(-sameWeekdays));
      else if (usual !== null) {
        const known = beside.get(place) ?? { came: 0, usual: 0, days: 0 };
        beside.set(place, { came: known.came + count, usual: known.usual + usual, days: known.days + 1 });
      }
    },
  };
};
