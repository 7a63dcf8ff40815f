import { mondayOf } from '../../../time/civil';
import type { RequestStatus } from '../../model/request';
import type { AsOf, RequestFact } from '../facts/fact';
import type { Territory } from '../../../time/public-holidays';
import { openWorkingDays } from './open-age';
import { byDay, groups } from './grouped';
import { compareText } from '../../../lib/compare';

/** Where the working days of a request go. Days spent waiting on the citizen are no delay of the town hall and belong to none. */
const stages = ['untaken', 'assigned', 'inProgress', 'answered', 'reopened'] as const;
type Stage = (typeof stages)[number];

const stageOfStatus: Readonly<Partial<Record<RequestStatus, Stage>>> = {
  received: 'untaken',
  qualified: 'untaken',
  assigned: 'assigned',
  inProgress: 'inProgress',
  answered: 'answered',
  closed: 'reopened',
};

/** Working days of a request: up to its answer, so far while it is open, `null` where the person left without having been served. */
export const daysSpent = (fact: RequestFact, asOf: AsOf, territory: Territory): number | null =>
  fact.isOpen ? openWorkingDays(fact, asOf, territory) : fact.workingDays;

const daysByStage = (fact: RequestFact): ReadonlyMap<Stage, number> => {
  const days = new Map<Stage, number>();
  for (const stay of fact.stays) {
    const stage = stageOfStatus[stay.status];
    if (stage) days.set(stage, (days.get(stage) ?? 0) + stay.days);
  }
  return days;
};

/** The stage in which a request lay longest, in working days; `null` where it lay in none. */
export const longestStage = (fact: RequestFact): { readonly stage: Stage; readonly days: number } | null => {
  const [first] = [...daysByStage(fact)].toSorted((a, b) => b[1] - a[1]);
  return first && first[1] > 0 ? { stage: first[0], days: first[1] } : null;
};

/** A part of the requests that makes the mean longer: a reason, or the week of their reception (its Monday). */
export type SlowPart = {
  readonly id: string;
  readonly n: number;
  /** Working days. */
  readonly mean: number;
  /** What the mean would be without this part. */
  readonly meanWithout: number;
};

type WhySlow = {
  /** Answered requests: those that the means are of. */
  readonly n: number;
  readonly mean: number;
  /** Mean working days in each stage; together they are the mean. */
  readonly stages: readonly { readonly stage: Stage; readonly days: number }[];
  /** Those that lengthen the mean, the most telling first. */
  readonly reasons: readonly SlowPart[];
  readonly weeks: readonly SlowPart[];
};

type Sum = { n: number; days: number };

const partsOf = (facts: readonly Answered[], idOf: (fact: RequestFact) => string, all: Sum): SlowPart[] => {
  const sums = groups<string, Sum>(() => ({ n: 0, days: 0 }));
  for (const { fact, days } of facts) {
    const sum = sums.of(idOf(fact));
    sum.n += 1;
    sum.days += days;
  }
  return sums
    .all()
    .filter(([, { n }]) => n < all.n)
    .map(([id, { n, days }]) => ({ id, n, mean: days / n, meanWithout: (all.days - days) / (all.n - n) }))
    .filter(({ mean, meanWithout }) => mean > meanWithout)
    .toSorted((a, b) => a.meanWithout - b.meanWithout || compareText(a.id, b.id));
};

type Answered = { readonly fact: RequestFact; readonly days: number };

/**
 * Why the answers to these requests took as long as they did: the stages in which they lay, and the reasons and weeks without which the
 * mean would be shorter. Exact sums, no model: a part is told with the mean of the others, so that its weight can be checked by hand.
 * `null` while nothing is answered.
 */
export const whySlow = (facts: readonly RequestFact[]): WhySlow | null => {
  const answered = facts.flatMap((fact): Answered[] =>
    fact.isOpen || fact.workingDays === null ? [] : [{ fact, days: fact.workingDays }],
  );
  const all: Sum = { n: answered.length, days: answered.reduce((sum, { days }) => sum + days, 0) };
  if (all.n === 0) return null;
  const inStage = groups<Stage, { days: number }>(() => ({ days: 0 }));
  for (const { fact } of answered) for (const [stage, days] of daysByStage(fact)) inStage.of(stage).days += days;
  const weekOf = byDay(mondayOf);
  return {
    n: all.n,
    mean: all.days / all.n,
    stages: stages.map((stage) => ({ stage, days: inStage.of(stage).days / all.n })).filter(({ days }) => days > 0),
    reasons: partsOf(answered, ({ reasonId }) => reasonId, all),
    weeks: partsOf(answered, ({ day }) => weekOf(day), all),
  };
};
