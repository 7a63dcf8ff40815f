import { useCallback, useEffect, useState } from 'react';

import type { Acknowledged } from '#shared/sync/insights-protocol';

import { useDataState } from '../data-state';
import { useActs } from './use-acts';

/** An alert that somebody took note of. `at` is an instant; `agentId` names who did. */
export type AcknowledgedAlert = Acknowledged;

/** The alerts of the site that somebody took note of; `reload` asks the server again. */
export type AcknowledgedAlerts = {
  /** `null` until the server has answered, or when it is out of reach. */
  readonly list: readonly AcknowledgedAlert[] | null;
  readonly reload: () => Promise<void>;
};

/** Asks the server which alerts were taken note of: when the screen opens, and after each act of this desk or its undo. */
export const useAcknowledgedAlerts = (): AcknowledgedAlerts => {
  const state = useDataState();
  const authority = state.kind === 'ready' ? state.context.authority : null;
  const acts = useActs().filter(({ code }) => code === 'alertAcknowledged');
  const mark = acts.map(({ id, undone }) => `${id} ${String(undone)}`).join(' ');
  const [list, setList] = useState<AcknowledgedAlerts['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    const answer = await authority?.acknowledgedAlerts();
    if (typeof answer === 'object') setList(answer);
  }, [authority]);
  useEffect(() => {
    void authority?.acknowledgedAlerts().then((answer) => {
      if (typeof answer === 'object') setList(answer);
    });
  }, [authority, mark]);
  return { list, reload };
};
