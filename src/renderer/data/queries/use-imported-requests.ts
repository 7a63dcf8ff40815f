import { useMemo } from 'react';

import type { ImportedRequest } from '#shared/domain/exchange/request-import/plan-request-import';

import { useDataState } from '../data-state';
import { importedRequests } from '../imported-requests';

/** Asks which requests of another program stand here already, by their identifiers there. */
export type AskImported = (externalIds: readonly string[]) => Promise<ReadonlyMap<string, ImportedRequest>>;

/** The question; `null` while the store is not open. Asked once a file: nobody listens to it. */
export const useImportedRequests = (): AskImported | null => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  return useMemo(() => {
    if (!context) return null;
    return async (externalIds) => (await importedRequests(context, externalIds)).standing;
  }, [context]);
};
