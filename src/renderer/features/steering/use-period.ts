import { useMemo, useState } from 'react';

import { nextPeriod, previousPeriod } from '#shared/domain/insights/period/neighbour-periods';
import type { Period, PeriodKind } from '#shared/domain/insights/period/period';
import { periodOf } from '#shared/domain/insights/period/period-of';

export const steeringKinds = [
  'month',
  'quarter',
  'halfYear',
  'year',
  'custom',
] as const satisfies readonly PeriodKind[];
export type SteeringKind = (typeof steeringKinds)[number];

/** The period that is looked at, and the ways to another one. */
export type PeriodChoice = {
  readonly period: Period;
  /** A later one has not begun yet. */
  readonly hasLater: boolean;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly setKind: (kind: SteeringKind) => void;
  readonly setStretch: (from: string, to: string) => void;
};

/** Begins with the last period of a kind that is over: a running one cannot be held against a whole one. `custom` begins with the days that stood before. */
export const usePeriod = (today: string, first: SteeringKind): PeriodChoice => {
  const [chosen, setChosen] = useState<Period | null>(null);
  const usual = useMemo(() => previousPeriod(periodOf(first, today)), [first, today]);
  const period = chosen ?? usual;
  const hasLater = nextPeriod(period).from <= today;
  return {
    period,
    hasLater,
    earlier: () => setChosen(previousPeriod(period)),
    later: () => {
      if (hasLater) setChosen(nextPeriod(period));
    },
    setKind: (kind) => {
      const anchor = period.to < today ? period.to : today;
      setChosen(kind === 'custom' ? { ...period, kind } : periodOf(kind, anchor));
    },
    setStretch: (from, to) => setChosen({ kind: 'custom', from, to }),
  };
};
