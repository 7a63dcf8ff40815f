import { addDays } from '../../../time/civil';
import type { Facts } from '../facts/fact';
import { periodOf } from '../period/period-of';
import { laneyChart } from '../stats/laney';
import { wilson, type Share } from '../stats/wilson';
import { byDay, groups } from './grouped';
import { compareText } from '../../../lib/compare';

/** A week (from its Monday) of a p'-chart. `low` and `high` bound what chance explains. */
type ControlPoint = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

/** No-shows week by week. `center` is the share of all weeks together; `null` when nothing was decided. */
export type NoShowChart = {
  readonly rate: Share | null;
  readonly center: number | null;
  readonly weeks: readonly ControlPoint[];
  /** Counted apart. */
  readonly cancelled: number;
  readonly withoutOutcome: number;
  readonly reminded: Share | null;
  readonly notReminded: Share | null;
};

type Tally = { noShow: number; of: number };
const tally = (): Tally => ({ noShow: 0, of: 0 });

const add = (into: Tally, isMissed: boolean): void => {
  into.of += 1;
  if (isMissed) into.noShow += 1;
};

const shareOf = ({ noShow, of }: Tally): Share | null => wilson(noShow, of);

const weeksOf = (weeks: readonly (readonly [string, Tally])[]) => {
  const sorted = weeks.toSorted(([a], [b]) => compareText(a, b));
  const chart = laneyChart(sorted.map(([, { noShow, of }]) => ({ count: noShow, of })));
  return {
    center: chart?.centre ?? null,
    weeks: (chart?.points ?? []).map(({ rate, ...point }, index) => {
      const from = sorted[index]?.[0] ?? '';
      return { from, to: addDays(from, 6), ...point, share: rate ?? 0 };
    }),
  };
};

/**
 * No-show rate = noShow / (attended + noShow), over all (12 of 80 = 15.0 %, Wilson 8.8 to 24.4) and by week on a Laney p'-chart.
 * Cancelled ones and those without an outcome are excluded and counted apart. Weeks in which nothing is decided are no points. `facts`:
 * of the period.
 */
export const noShowChart = (facts: Facts): NoShowChart => {
  const mondayOf = byDay((day) => periodOf('week', day).from);
  const weeks = groups<string, Tally>(tally);
  const [all, reminded, notReminded] = [tally(), tally(), tally()];
  let [cancelled, withoutOutcome] = [0, 0];
  for (const one of facts.appointments) {
    if (one.end === 'needsOutcome') withoutOutcome += 1;
    else if (one.end === 'cancelledByCitizen' || one.end === 'cancelledByOffice') cancelled += 1;
    if (one.end !== 'attended' && one.end !== 'noShow') continue;
    for (const into of [all, one.reminded ? reminded : notReminded, weeks.of(mondayOf(one.day))])
      add(into, one.end === 'noShow');
  }
  return {
    rate: shareOf(all),
    ...weeksOf(weeks.all()),
    cancelled,
    withoutOutcome,
    reminded: shareOf(reminded),
    notReminded: shareOf(notReminded),
  };
};
