import { useCallback, useEffect, useState } from 'react';

import type { AccessKeyRow } from '#shared/sync/wire/access-key-calls';

import { unansweredWhy, type Client, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../data-state';

/** The keys of the read interface, `null` until the server has answered, or why there is no answer. */
export type AccessKeys = {
  readonly list: readonly AccessKeyRow[] | Unanswered | null;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

const ask = async (server: Client): Promise<readonly AccessKeyRow[] | Unanswered> => {
  const answer = await server.accessKeys();
  return answer.ok ? answer.value.keys : unansweredWhy(answer.reason);
};

/** Asks the server for the keys of the read interface: they are no data of the store, only administrators see them. */
export const useAccessKeys = (): AccessKeys => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const [list, setList] = useState<AccessKeys['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (server) setList(await ask(server));
  }, [server]);
  useEffect(() => {
    if (server) void ask(server).then(setList);
  }, [server]);
  return { list, reload };
};
