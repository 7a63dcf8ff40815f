import { useEffect, useState } from 'react';
import { BehaviorSubject } from 'rxjs';

import { useData } from '../data-state';
import type { DataContext } from '../context';
import type { CallOutput } from '#shared/sync/wire/calls';

/** A row that the server put aside, without its content. */
export type QuarantinedRow = CallOutput<'quarantine'>['rows'][number];

/** Newest first; or that nobody can say, or that nobody has said yet. */
type SiteRows = readonly QuarantinedRow[] | 'unreachable' | 'asking';

type Shared = { readonly answers: BehaviorSubject<SiteRows>; readonly ask: () => Promise<void> };

const made = new WeakMap<DataContext, Shared>();

/** The latest answer that this desk has: who asks renews it for all, so that a tab counts what its list shows. */
const sharedBy = (context: DataContext): Shared => {
  const known = made.get(context);
  if (known) return known;
  const answers = new BehaviorSubject<SiteRows>('asking');
  let asked = 0;
  const ask = async (): Promise<void> => {
    const own = (asked += 1);
    const answer = await context.server.quarantine();
    // A question from before the line came back may end after the one that was answered.
    if (own === asked) answers.next(answer.ok ? answer.value.rows : 'unreachable');
  };
  const shared = { answers, ask };
  made.set(context, shared);
  return shared;
};

/** Asks for them anew: one was settled. */
export const useAskQuarantine = (): (() => Promise<void>) => sharedBy(useData()).ask;

/** The rows of the site that the server set aside, asked anew whenever `asked` changes. */
export const useQuarantine = (asked: string): SiteRows => {
  const context = useData();
  const { answers, ask } = sharedBy(context);
  const [rows, setRows] = useState(answers.value);
  useEffect(() => {
    const following = answers.subscribe(setRows);
    return () => following.unsubscribe();
  }, [answers]);
  useEffect(() => void ask(), [ask, asked]);
  return rows;
};
