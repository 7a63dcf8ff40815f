import { useCallback, useEffect, useState } from 'react';

import type { Calendar } from '#shared/sync/wire/calendar-calls';
import { unansweredWhy, type Client, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../data-state';

export type { Calendar } from '#shared/sync/wire/calendar-calls';

/** The calendar feeds of the site, `null` until the server has answered, or why there is no answer. */
export type Calendars = {
  readonly list: readonly Calendar[] | Unanswered | null;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

const ask = async (server: Client): Promise<readonly Calendar[] | Unanswered> => {
  const answer = await server.calendars();
  return answer.ok ? answer.value.calendars : unansweredWhy(answer.reason);
};

/** Asks the server for the calendar feeds: they are no data of the store, only administrators see them. */
export const useCalendars = (): Calendars => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const [list, setList] = useState<Calendars['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (server) setList(await ask(server));
  }, [server]);
  useEffect(() => {
    if (server) void ask(server).then(setList);
  }, [server]);
  return { list, reload };
};
