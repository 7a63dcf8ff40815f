import { useCallback, useEffect, useState } from 'react';

import type { CallOutput } from '#shared/sync/wire/calls';
import { unansweredWhy, type Client, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../../data-state';

/** How an agent proves who they are, and where they have signed in. */
export type PersonRow = CallOutput<'persons'>['persons'][number];

/** Those of the site, `null` until the server has answered, or why there is no answer. */
export type Persons = {
  readonly list: readonly PersonRow[] | Unanswered | null;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

const ask = async (server: Client): Promise<readonly PersonRow[] | Unanswered> => {
  const answer = await server.persons();
  return answer.ok ? answer.value.persons : unansweredWhy(answer.reason);
};

/** Asks the server how agents prove who they are: it is no data of the store, only administrators see it. */
export const usePersons = (): Persons => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const [list, setList] = useState<Persons['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (server) setList(await ask(server));
  }, [server]);
  useEffect(() => {
    if (server) void ask(server).then(setList);
  }, [server]);
  return { list, reload };
};
