import { minutesOf } from '../../../time/civil';
import type { WaitBand } from '../../model/ticket';
import { dayFits, desksShortIn, type DayFits, type OverStretch } from './day-fits';
import type { FloorAct } from './floor-acts';
import type { LoadRow } from './load-per-half-hour';
import type { Stretch } from '../../model/measure';
import { tightStretch, type StretchWait } from './tight-stretch';
import type { ReasonQueue, WaitingDot } from './waiting-by-reason';
import { advised, weigh, type Scenario, type Weighed } from './weigh';
import { compareText } from '../../../lib/compare';

/** What was lived through, as far as it is known: the stretch that was judged and what each change would do in it. */
export type Lived = {
  readonly time: string;
  readonly stretch: Stretch | null;
  readonly scenarios: readonly Scenario[];
  /** Of the stretches over their places, with nothing changed. */
  readonly waits: readonly StretchWait[];
};

/** What a day is judged by. The judgement itself looks at no document. */
export type JudgeInput = {
  /** Desks that are open at this moment. */
  readonly desksOpen: number;
  readonly rows: readonly LoadRow[];
  /** Civil `HH:mm` of now. */
  readonly time: string;
  readonly queues: readonly ReasonQueue[];
  /** A longer wait is too long, minutes. */
  readonly goalMin: number;
  /** The wait that is announced now; `null` = none can be told. */
  readonly announced: WaitBand | null;
  /** `null` = not worked out yet. */
  readonly lived: Lived | null;
  readonly acts: readonly FloorAct[];
  /** People who are still to come and need an enrolment station, where the town has none at all. */
  readonly stationless?: number;
  /** The closure that runs, and how many appointments it leaves to be moved; absent or `null` = none. */
  readonly closure?: RunningClosure | null;
};

/** A closure of the whole site while it runs: civil times, `until` `''` = not open again today. */
export type RunningClosure = { readonly since: string; readonly until: string; readonly toMove: number };

/**
 * Why a day does not hold, the most pressing first. `closed` = a closure runs, and somebody waits or is booked into it; `unserved` = somebody waits whom no open desk may call; `late` = somebody waits beyond the limit; `uncalled` = the last doors close in a moment, and
 * somebody waits whom a free desk may call; `announced` = who comes now would;
 * `unstaffed` = the doors are open and no desk is; `stationless` = people are to come for whom there is no enrolment station;
 * `expected` = nine in ten of a stretch ahead would not be called within it; `load` = more people than places in a stretch that is not known
 * to be borne.
 */
export type Cause =
  'closed' | 'unserved' | 'late' | 'uncalled' | 'announced' | 'unstaffed' | 'stationless' | 'expected' | 'load';

/**
 * What is to be done. `acts` = something at this moment; `change` = the best change at the desks wins time for sure; `calm` = nothing is
 * wrong and nothing would help; `stuck` = something is wrong and no change that is known helps.
 */
type Advice =
  | { readonly kind: 'working' | 'over' | 'nobody' | 'openOne' }
  | { readonly kind: 'acts'; readonly first: FloorAct }
  | { readonly kind: 'change'; readonly best: Weighed & { readonly measure: NonNullable<Weighed['measure']> } }
  | { readonly kind: 'calm' | 'stuck' };

/** The one judgement of a day that runs: headline, strip, panels, badges and advice say this and nothing else. */
export type DayJudgement = {
  readonly time: string;
  readonly goalMin: number;
  /** Before the end of the last opening; `closed` = there is none today. */
  readonly phase: 'closed' | 'open' | 'over';
  readonly isDoorOpen: boolean;
  readonly closure: RunningClosure | null;
  /** People who are still to come and need an enrolment station that the town does not have. */
  readonly stationless: number;
  /** The doors are open and no desk is: nobody can be called. */
  readonly isUnstaffed: boolean;
  /** Empty = the day holds. */
  readonly causes: readonly Cause[];
  readonly waiting: number;
  readonly late: number;
  readonly longest: WaitingDot | null;
  /** The free desk that may call somebody of those who wait, right before the last doors close; `null` at any other moment. */
  readonly uncalled: Extract<FloorAct, { kind: 'idle' }> | null;
  /** Only while the doors are open: nobody is told a wait before a closed door. */
  readonly announced: WaitBand | null;
  /** Within how many minutes nine in ten are called of `stretch`, with nothing changed; `null` = not known. */
  readonly expectedMin: number | null;
  readonly stretch: Stretch | null;
  /** Places alone, whatever they do to the waits. */
  readonly fits: DayFits;
  /** Whether the day was lived through, so that what lacks is known; a closed day is known anyway. */
  readonly isKnown: boolean;
  /** What has more people than places and is not borne; empty until it is known. */
  readonly short: readonly OverStretch[];
  /** Desks lacking in the worst of them; 0 where none is known to lack. */
  readonly lacking: number;
  /** What has more people than places, where nine in ten are called within `withinMin` all the same, in `longest` the latest; `null` = nothing. */
  readonly borne: {
    readonly stretches: readonly OverStretch[];
    readonly withinMin: number;
    readonly longest: OverStretch;
  } | null;
  /** Every change that was lived through, the best first. */
  readonly weighed: readonly Weighed[];
  /** What is told of them, « nothing » last. */
  readonly options: readonly Weighed[];
  readonly acts: readonly FloorAct[];
  readonly advice: Advice;
};

/** So shortly before the last doors close whoever waits is called now, or not at all. */
const lastMinutes = 15;

const uncalledOf = ({ rows, time, acts }: JudgeInput): DayJudgement['uncalled'] => {
  const end = rows.at(-1)?.to ?? '';
  const isLast = time < end && minutesOf(end) - minutesOf(time) <= lastMinutes;
  return (isLast && acts.find((act) => act.kind === 'idle')) || null;
};

const phaseOf = ({ rows, time, closure }: JudgeInput): DayJudgement['phase'] => {
  const last = rows.at(-1);
  if (!last) return 'closed';
  if (closure?.until === '') return 'over';
  return time < last.to ? 'open' : 'over';
};

type Judged = Omit<DayJudgement, 'advice'>;

const causesOf = ({
  phase,
  closure,
  waiting,
  acts,
  late,
  uncalled,
  announced,
  goalMin,
  isUnstaffed,
  stationless,
  expectedMin,
  short,
}: Omit<Judged, 'causes'>): readonly Cause[] => [
  ...(closure && closure.toMove + waiting > 0 ? (['closed'] as const) : []),
  ...(acts.some(({ kind }) => kind === 'unserved') ? (['unserved'] as const) : []),
  ...(late > 0 ? (['late'] as const) : []),
  ...(uncalled ? (['uncalled'] as const) : []),
  ...(announced && announced.toMin > goalMin ? (['announced'] as const) : []),
  ...(isUnstaffed ? (['unstaffed'] as const) : []),
  ...(phase === 'open' && stationless > 0 ? (['stationless'] as const) : []),
  ...(phase === 'open' && expectedMin !== null && expectedMin > goalMin ? (['expected'] as const) : []),
  ...(phase === 'open' && short.length > 0 ? (['load'] as const) : []),
];

const adviceOf = ({ phase, acts, options, uncalled, causes }: Judged, lived: Lived | null): Advice => {
  // A line about who waits or is set aside too long is no act to do. It becomes the advice only when nothing can be simulated any more.
  const first =
    acts.find(({ kind }) => kind !== 'late' && kind !== 'aside') ?? (phase === 'open' ? undefined : acts[0]);
  // At the end of the day, and after it, nothing wins more than the desk that calls those who are still there.
  const canWait = first?.kind === 'idle' || first?.kind === 'due';
  if (first && (!canWait || uncalled || phase !== 'open')) return { kind: 'acts', first };
  if (phase !== 'open') return { kind: 'over' };
  if (lived === null) return { kind: 'working' };
  const [best] = options;
  if (best?.measure && best.isSure) return { kind: 'change', best: { ...best, measure: best.measure } };
  if (first) return { kind: 'acts', first };
  if (causes.includes('unstaffed')) return { kind: 'openOne' };
  if (causes.length > 0) return { kind: 'stuck' };
  return options.length === 0 ? { kind: 'nobody' } : { kind: 'calm' };
};

/**
 * What places alone call too many, beside what waits become of it: a stretch in which nine in ten are called within the limit lacks no desk.
 * One judgement for every sentence, so that none asks for a desk where another says that nobody waits.
 */
const lackOf = ({ rows, goalMin, lived }: JudgeInput, { stretches }: DayFits) => {
  if (lived === null) return { short: [], lacking: 0, borne: null };
  const waitOf = ({ from, to }: OverStretch): number | null =>
    lived.waits.find((one) => one.from <= from && to <= one.to)?.p90Min ?? null;
  const weighed = stretches.map((stretch) => ({ stretch, p90Min: waitOf(stretch) }));
  const isBorne = ({ p90Min }: { readonly p90Min: number | null }): boolean => p90Min !== null && p90Min <= goalMin;
  const [borne, short] = [weighed.filter(isBorne), weighed.filter((one) => !isBorne(one))];
  const longest = borne.toSorted((a, b) => (b.p90Min ?? 0) - (a.p90Min ?? 0))[0];
  return {
    short: short.map(({ stretch }) => stretch),
    lacking: Math.max(0, ...short.map(({ stretch, p90Min }) => (p90Min === null ? 0 : desksShortIn(stretch, rows)))),
    borne: longest
      ? { stretches: borne.map(({ stretch }) => stretch), withinMin: longest.p90Min ?? 0, longest: longest.stretch }
      : null,
  };
};

/** Judges a day at a moment. Pure: whoever shows it adds words alone. */
export const judgeDay = (input: JudgeInput): DayJudgement => {
  const { rows, time, queues, goalMin, announced, lived, acts, desksOpen, stationless = 0 } = input;
  const dots = queues.flatMap((queue) => queue.dots);
  const closure = input.closure ?? null;
  const isDoorOpen = closure === null && rows.some((row) => row.from <= time && time < row.to);
  const fits = dayFits(rows, time);
  const lack = lackOf(input, fits);
  const weighed = weigh(lived?.scenarios ?? []);
  const options = advised(weighed, lack.lacking > 0);
  const base = options.find(({ measure }) => measure === null);
  const phase = phaseOf(input);
  const facts = {
    time,
    goalMin,
    phase,
    isDoorOpen,
    closure,
    isUnstaffed: isDoorOpen && desksOpen === 0,
    stationless,
    waiting: dots.length,
    late: dots.filter(({ waitMin }) => waitMin > goalMin).length,
    longest: dots.toSorted((a, b) => b.waitMin - a.waitMin || compareText(a.label, b.label))[0] ?? null,
    uncalled: uncalledOf(input),
    announced: isDoorOpen ? announced : null,
    expectedMin: base?.p90Min ?? null,
    stretch: lived?.stretch ?? null,
    fits,
    isKnown: lived !== null || phase !== 'open',
    ...lack,
    weighed,
    options,
    acts,
  };
  const judged = { ...facts, causes: causesOf(facts) };
  return { ...judged, advice: adviceOf(judged, lived) };
};

/** The stretch on which changes are judged, by the same judgement; `over` = what may be looked at, `rows` = what it is cut from. */
export const stretchOfDay = (
  { late, announced, goalMin, time }: Pick<DayJudgement, 'late' | 'announced' | 'goalMin' | 'time'>,
  rows: readonly LoadRow[],
  over: readonly OverStretch[],
) => tightStretch({ rows, over, time, isLateNow: late > 0 || (announced !== null && announced.toMin > goalMin) });
