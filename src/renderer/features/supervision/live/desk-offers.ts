import { stretchOfDay, type DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Stretch } from '#shared/domain/insights/day/measures';
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

/** Every closed desk that can be opened, in the order of the advice, then those that were not lived through. */
export const deskOffers = (live: LiveInput, day: LiveDay, judged: DayJudgement): readonly DeskOffer[] => {
  const stretch = stretchOf(day, judged);
  if (!stretch) return [];
  const moment = momentOf(live, day, stretch);
  const rank = ({ weighed }: DeskOffer): number => (weighed ? judged.weighed.indexOf(weighed) : judged.weighed.length);
  return possibleOpenings(moment)
    .map((opening): DeskOffer => {
      const weighed = judged.weighed.find(
        ({ measure }) =>
          measure?.kind === 'open' && measure.deskId === opening.deskId && measure.agentId === opening.agentId,
      );
      return { opening, leavesReception: emptiesReception(moment, opening), weighed: weighed ?? null };
    })
    .toSorted((a, b) => rank(a) - rank(b));
};
