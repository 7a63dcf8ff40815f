import { useCallback, useEffect, useState } from 'react';

import type { Acknowledged } from '#shared/sync/wire/figure-calls';

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
  const server = state.kind === 'ready' ? state.context.server : null;
  const acts = useActs().filter(({ code }) => code === 'alertAcknowledged');
  const mark = acts.map(({ id, undone }) => `${id} ${String(undone)}`).join(' ');
  const [list, setList] = useState<AcknowledgedAlerts['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    const answer = await server?.acknowledgedAlerts();
    if (answer?.ok) setList(answer.value.alerts);
  }, [server]);
  useEffect(() => {
    void server?.acknowledgedAlerts().then((answer) => {
      if (answer.ok) setList(answer.value.alerts);
    });
  }, [server, mark]);
  return { list, reload };
};
