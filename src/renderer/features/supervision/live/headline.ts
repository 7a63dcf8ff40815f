import type { OverStretch } from '#shared/domain/insights/day/day-fits';
import type { Cause, DayJudgement } from '#shared/domain/insights/day/judge-day';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { waitsAlone } from '#shared/i18n/fr/ticket-card';

const text = supervisionText;

const worstOf = (stretches: readonly OverStretch[]) => stretches.toSorted((a, b) => b.tooMany - a.tooMany)[0];

/** What presses most, in words; `''` where only places lack, or nothing. */
const pressing = (day: DayJudgement, cause: Cause | undefined): string => {
  const { late, goalMin, announced, expectedMin, stretch, time } = day;
  if (cause === 'unserved') return waitsAlone(day.acts.flatMap((act) => (act.kind === 'unserved' ? act.labels : [])));
  if (cause === 'late') return text.lateNow(late, goalMin);
  if (cause === 'uncalled' && day.uncalled) return text.uncalled(day.uncalled.number, day.uncalled.label);
  if (cause === 'unstaffed') return text.unstaffed;
  if (cause === 'stationless') return text.stationless(day.stationless);
  if (cause === 'announced' && announced) return text.announcedOver(announced.fromMin, announced.toMin, goalMin);
  if (cause === 'expected' && expectedMin !== null && stretch)
    return text.expectedOver(expectedMin, stretch, time, goalMin);
  return '';
};

/** Whether the headline is about a closure that runs. */
const tellsClosure = ({ phase, closure, waiting }: DayJudgement): boolean =>
  closure !== null && (phase !== 'closed' || closure.toMove + waiting > 0);

/** How many people the headline says to be waiting; 0 where it says nothing of them. */
export const waitingTold = (day: DayJudgement): number => (tellsClosure(day) || day.phase === 'over' ? day.waiting : 0);

/** The sentence that heads the screen: whether the day holds, and what stands against it. */
export const headline = (day: DayJudgement): string => {
  const { phase, closure, waiting, causes, short, lacking, borne, time } = day;
  if (closure && tellsClosure(day)) return text.closedNow(closure.since, closure.until, waiting, closure.toMove);
  if (phase === 'closed') return text.closedToday;
  if (phase === 'over') return text.dayOver(waiting);
  const first = pressing(day, causes[0]);
  const worst = worstOf(short);
  const lack = worst ? text.short(short, worst, lacking, time) : null;
  if (first !== '') return text.holdsNot(first, lack);
  if (!day.isKnown) return text.weighing;
  if (lack) return text.fitsExcept(lack);
  const most = borne && worstOf(borne.stretches);
  if (!borne || !most) return text.fits;
  // Of several stretches the longest wait is that of one: the panel beside it may be about another.
  const where = borne.stretches.length > 1 ? borne.longest : null;
  return text.fitsDespite(text.short(borne.stretches, most, 0, time), borne.withinMin, where, time);
};

/** The sentence of the load panel, `isRunning` = of today: the stretches that the headline names with their people too many, and the roomiest other one. */
export const loadSentence = (
  { fits, time }: Pick<DayJudgement, 'fits' | 'time'>,
  isRunning = true,
): readonly [bold: string, rest: string] => {
  const words = text.load;
  const worst = worstOf(fits.stretches);
  // After the last closing no place is left, and none lacks.
  if (!worst && isRunning && fits.free.length === 0) return [words.finished, ''];
  if (!worst)
    return [
      words.allFits(
        fits.free.reduce((sum, { places }) => sum + places, 0),
        isRunning,
      ),
      '',
    ];
  const roomiest = fits.free.toSorted((a, b) => b.places - a.places)[0];
  return [
    words.over(fits.stretches, worst, time),
    roomiest && roomiest.places > 0 ? words.free(roomiest, roomiest.places, time) : '',
  ];
};
