import { useCallback } from 'react';

import type { ToldBook } from '#shared/domain/exchange/open-data/open-data-tables';
import type { ToldMonth } from '#shared/domain/insights/elected/told-months';

import { useDataState } from '../data-state';

/** A server that still makes its publications is asked again so often; each answer may take it seconds. */
const TRIES = 12;

/** Reads the published months of the civil years of a period from the server; `null` = it does not answer, or is not done in time. */
export type ReadPublishedMonths = (period: { readonly from: string; readonly to: string }) => Promise<ToldBook | null>;

/** Published months are kept by the server alone: two desks that counted each for itself would tell by what they differ. */
export const usePublishedMonths = (): ReadPublishedMonths => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  return useCallback(
    async ({ from, to }) => {
      const told: ToldMonth[] = [];
      let names: ToldBook['names'] = {};
      for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
        let months: readonly ToldMonth[] | null = null;
        for (let tried = 0; months === null && tried < TRIES; tried += 1) {
          const answer = await server?.publishedMonths({ year });
          // A year that is too long ago for this server has no published months.
          if (answer?.ok === false && answer.reason.code === 'notFound') months = [];
          if (months !== null) break;
          if (answer?.ok !== true) return null;
          ({ months } = answer.value);
          names = { ...names, ...answer.value.names };
        }
        if (months === null) return null;
        told.push(...months);
      }
      return { told, names };
    },
    [server],
  );
};
