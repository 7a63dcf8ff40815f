import { useEffect, useState } from 'react';
import { BehaviorSubject } from 'rxjs';

import { useData } from '../data-state';
import type { DataContext } from '../context';
import type { CallOutput } from '#shared/sync/wire/calls';

/** A row that the server put aside, without its content. */
export type QuarantinedRow = CallOutput<'quarantine'>['rows'][number];

/** Newest first; or that nobody can say, or that nobody has said yet. */
type SiteRows = readonly QuarantinedRow[] | 'unreachable' | 'asking';

const latest = new WeakMap<DataContext, BehaviorSubject<SiteRows>>();

/** The latest answer that this desk has: who asks renews it for all, so that a tab counts what its list shows. */
const latestOf = (context: DataContext): BehaviorSubject<SiteRows> => {
  const answers = latest.get(context) ?? new BehaviorSubject<SiteRows>('asking');
  latest.set(context, answers);
  return answers;
};

/** The rows of the site that the server set aside, asked anew whenever `asked` changes. */
export const useQuarantine = (asked: string): SiteRows => {
  const context = useData();
  const answers = latestOf(context);
  const [rows, setRows] = useState(answers.value);
  useEffect(() => {
    const following = answers.subscribe(setRows);
    return () => following.unsubscribe();
  }, [answers]);
  useEffect(() => {
    void context.server.quarantine().then((answer) => answers.next(answer.ok ? answer.value.rows : 'unreachable'));
  }, [context, answers, asked]);
  return rows;
};
