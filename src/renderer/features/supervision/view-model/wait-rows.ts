import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import type { UsualRange } from '#shared/domain/insights/day/usual/usual-range';
import type { WaitStep } from '#shared/domain/insights/day/waits-of-day';
import { minutesOf, timeOf } from '#shared/time/civil';

/** The waits of a half hour beside the usual ones; `null` = nobody was called, or nothing is known. */
export type WaitRow = {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly medianMin: number | null;
  readonly p90Min: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

const stepMin = 30;

/** A row for each half hour in which the house is open, or in which somebody's wait began. */
export const waitRows = (
  rows: readonly Pick<LoadRow, 'from'>[],
  steps: readonly WaitStep[],
  usual: ReadonlyMap<string, UsualRange>,
): readonly WaitRow[] =>
  [...new Set([...rows.map(({ from }) => from), ...steps.map(({ from }) => from)])].toSorted().map((from) => {
    const step = steps.find((one) => one.from === from);
    const range = usual.get(from);
    return {
      from,
      to: timeOf(minutesOf(from) + stepMin),
      n: step?.n ?? 0,
      medianMin: step?.medianMin ?? null,
      p90Min: step?.p90Min ?? null,
      low: range?.low ?? null,
      high: range?.high ?? null,
    };
  });
