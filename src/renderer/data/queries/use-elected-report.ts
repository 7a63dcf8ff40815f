import { useCallback, useEffect, useMemo, useState } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';

import { unansweredWhy } from '#shared/sync/wire/client';

import { deviceKeyValues } from '../../platform/local-key-values';
import type { DataContext } from '../context';
import { useDataState } from '../data-state';

/** The figures of the elected over a civil year. */
export type ElectedFigures = {
  /** `null` until the server has answered once; the last answer stands while it is out of reach. */
  readonly report: YearlyReport | null;
  /** The last question had no answer: what is shown may be old, as its own as-of time says. */
  readonly isStale: boolean;
  /** This device may not ask. */
  readonly isRefused: boolean;
  readonly reload: () => Promise<void>;
};

/** A server that is out of reach, or still makes its facts, is asked again. */
const againMs = 5_000;

type Answered = {
  readonly key: string;
  readonly report: YearlyReport | null;
  readonly failure: '' | 'beingMade' | 'notAllowed' | 'unreachable';
};

const kept = (context: DataContext) => deviceKeyValues(context, 'elected.');

const readKept = (context: DataContext | null, year: number): YearlyReport | null => {
  const text = context ? kept(context).read(String(year)) : '';
  try {
    return text === '' ? null : (JSON.parse(text) as YearlyReport);
  } catch {
    return null;
  }
};

/**
 * The report of a civil year (0 = the running one), made by the server: sums alone, small ones withheld. It is kept on this device for
 * when the server is out of reach; it names nobody.
 */
export const useElectedReport = (year: number): ElectedFigures => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const [answered, setAnswered] = useState<Answered | null>(null);
  const key = `${context?.siteId ?? ''} ${String(year)}`;
  const reload = useCallback(async (): Promise<void> => {
    if (!context) return;
    const answer = await context.server.elected({ year });
    const report = answer.ok ? (answer.value.report as unknown as YearlyReport | null) : null;
    if (report) kept(context).write(String(year), JSON.stringify(report));
    const failure = answer.ok ? 'beingMade' : unansweredWhy(answer.reason);
    setAnswered((before) =>
      report ? { key, report, failure: '' } : { key, report: before?.key === key ? before.report : null, failure },
    );
  }, [context, year, key]);
  useEffect(() => {
    // What comes of it is a state of the server, told when it answers.
    void Promise.resolve().then(reload);
  }, [reload]);
  const isWaiting = answered?.failure === 'unreachable' || answered?.failure === 'beingMade';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void reload(), againMs);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
  const known = answered?.key === key ? answered : null;
  const before = useMemo(() => readKept(context, year), [context, year]);
  return {
    report: known?.report ?? before,
    isStale: known?.failure === 'unreachable',
    isRefused: known?.failure === 'notAllowed',
    reload,
  };
};
