import { stretchOfDay, type DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Stretch } from '#shared/domain/model/measure';
import {
  emptiesReception,
  possibleOpenings,
  type Opening,
  type OpeningInput,
} from '#shared/domain/insights/day/openings';
import type { Weighed } from '#shared/domain/insights/day/weigh';
import { minutesOf, timeOf } from '#shared/time/civil';

import type { LiveDay, LiveInput } from './live-day';

/** A closed desk that can be opened, and what it would do; `weighed` `null` = it was not lived through. */
export type DeskOffer = {
  readonly opening: Opening;
  readonly leavesReception: boolean;
  readonly weighed: Weighed | null;
};

const hourMin = 60;

/** A moment of the day as changes are looked for in it: the same facts for the advice and for the dialog. */
export const momentOf = ({ sessions, measures, today }: LiveInput, day: LiveDay, stretch: Stretch): OpeningInput => ({
  ref: day.planned,
  day: today,
  time: day.time,
  sessions,
  stretch,
  asked: measures.map(({ agentId }) => agentId),
});

/** When a desk is opened: in the stretch that is judged; while nothing is tight, for an hour from now. */
const stretchOf = (day: LiveDay, judged: DayJudgement): Stretch | null => {
  const tight = judged.stretch ?? stretchOfDay(judged, day.load.rows, judged.fits.stretches);
  const end = day.load.rows.at(-1)?.to ?? '';
  if (!tight || day.time >= end) return null;
  if (!judged.fits.fits || tight.from <= day.time) return tight;
  return { from: day.time, to: timeOf(Math.min(minutesOf(end), minutesOf(day.time) + hourMin)) };
};

/** Desks that the advice would have opened at once: the plan expects somebody there, or nobody else can call who waits. */
export const openedAtOnce = ({ acts }: Pick<LiveDay, 'acts'>): readonly Opening[] =>
  acts.flatMap((act) => ('measure' in act && act.measure?.kind === 'open' ? [act.measure] : []));

/** Every closed desk that can be opened: at once, in the order of the advice, then those that were not lived through. */
export const deskOffers = (live: LiveInput, day: LiveDay, judged: DayJudgement): readonly DeskOffer[] => {
  const first = openedAtOnce(day);
  const stretch = stretchOf(day, judged);
  if (!stretch && first.length === 0) return [];
  const moment = momentOf(live, day, stretch ?? { from: day.time, to: day.time });
  const isFirst = ({ deskId }: Opening): boolean => first.some((one) => one.deskId === deskId);
  const possible = stretch ? possibleOpenings(moment).filter((opening) => !isFirst(opening)) : [];
  const rank = ({ opening, weighed }: DeskOffer): number => {
    if (isFirst(opening)) return -1;
    return weighed ? judged.weighed.indexOf(weighed) : judged.weighed.length;
  };
  return [...first, ...possible]
    .map((opening): DeskOffer => {
      const weighed = judged.weighed.find(
        ({ measure }) =>
          measure?.kind === 'open' && measure.deskId === opening.deskId && measure.agentId === opening.agentId,
      );
      return { opening, leavesReception: emptiesReception(moment, opening), weighed: weighed ?? null };
    })
    .toSorted((a, b) => rank(a) - rank(b));
};
