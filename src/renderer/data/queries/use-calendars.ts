import { useCallback, useEffect, useState } from 'react';

import type { Calendar, Unanswered } from '../../sync/authority';
import { useDataState } from '../data-state';

export type { Calendar } from '../../sync/authority';

/** The calendar feeds of the site, `null` until the server has answered, or why there is no answer. */
export type Calendars = {
  readonly list: readonly Calendar[] | Unanswered | null;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

/** Asks the server for the calendar feeds: they are no data of the store, only administrators see them. */
export const useCalendars = (): Calendars => {
  const state = useDataState();
  const authority = state.kind === 'ready' ? state.context.authority : null;
  const [list, setList] = useState<Calendars['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (authority) setList(await authority.calendars());
  }, [authority]);
  useEffect(() => {
    void authority?.calendars().then(setList);
  }, [authority]);
  return { list, reload };
};
