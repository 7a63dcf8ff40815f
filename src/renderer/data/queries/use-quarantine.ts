import { useEffect, useState } from 'react';

import { useData } from '../data-state';
import type { DataContext } from '../context';
import type { CallOutput } from '#shared/sync/wire/calls';

/** A row that the server put aside, without its content. */
export type QuarantinedRow = CallOutput<'quarantine'>['rows'][number];

/** The rows of the site that the server set aside, newest first, or that nobody can say. */
export const loadQuarantine = async ({ server }: DataContext): Promise<readonly QuarantinedRow[] | 'unreachable'> => {
  const answer = await server.quarantine();
  return answer.ok ? answer.value.rows : 'unreachable';
};

/** The rows that the server set aside, asked anew whenever `asked` changes; `'asking'` until the answer. */
export const useQuarantine = (asked: string): readonly QuarantinedRow[] | 'unreachable' | 'asking' => {
  const context = useData();
  const [rows, setRows] = useState<readonly QuarantinedRow[] | 'unreachable' | 'asking'>('asking');
  useEffect(() => {
    let gone = false;
    void loadQuarantine(context).then((found) => {
      if (!gone) setRows(found);
    });
    return () => {
      gone = true;
    };
  }, [context, asked]);
  return rows;
};
