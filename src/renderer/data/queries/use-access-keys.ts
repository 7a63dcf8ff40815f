import { useCallback, useEffect, useState } from 'react';

import type { AccessKeyRow } from '#shared/sync/access-protocol';

import type { Unanswered } from '../../sync/authority';
import { useDataState } from '../data-state';

/** The keys of the read interface, `null` until the server has answered, or why there is no answer. */
export type AccessKeys = {
  readonly list: readonly AccessKeyRow[] | Unanswered | null;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

/** Asks the server for the keys of the read interface: they are no data of the store, only administrators see them. */
export const useAccessKeys = (): AccessKeys => {
  const state = useDataState();
  const authority = state.kind === 'ready' ? state.context.authority : null;
  const [list, setList] = useState<AccessKeys['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (authority) setList(await authority.accessKeys());
  }, [authority]);
  useEffect(() => {
    void authority?.accessKeys().then(setList);
  }, [authority]);
  return { list, reload };
};
