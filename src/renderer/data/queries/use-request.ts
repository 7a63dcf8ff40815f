import { useMemo } from 'react';
import { distinctUntilChanged, of, scan, startWith } from 'rxjs';

import { crossedSteps, type CrossedStep } from '#shared/domain/lifecycle/crossing-news';
import type { Request } from '#shared/domain/model/request';

import type { GuichetDatabase } from '../database/collections';
import { bulksOf, watchOne } from '../plain';
import { unread, useLive } from './use-live';

/** One request by its id; `null` while it is not known, and for `''`. */
export const useRequest = (id: string): Request | null =>
  useLive<Request | null>(
    `request ${id}`,
    (database) => (id === '' ? of(null) : watchOne<Request>(database.requests.findOne(id))),
    null,
  );

type Crossed = ReadonlyMap<string, Request>;
const none: Crossed = new Map();
const notRead = unread(new Map<string, Request>());

/** The requests with a crossed step among those that changed since this window was opened: the other desk’s step comes in by the exchange. */
const watch = (database: GuichetDatabase) =>
  bulksOf<'requests'>(database.requests).pipe(
    scan((known: Crossed, changes) => {
      const fresh = changes.filter(
        ({ id, document }) => known.has(id) || (document !== null && crossedSteps(document).length > 0),
      );
      if (fresh.length === 0) return known;
      const next = new Map(known);
      for (const { id, document } of fresh)
        if (document && crossedSteps(document).length > 0) next.set(id, document);
        else next.delete(id);
      return next;
    }, none),
    // Nothing changed yet is an answer as well: a question that never answers keeps the window from being usable.
    startWith(none),
    distinctUntilChanged(),
  );

export type CrossedRequest = CrossedStep & { readonly request: Request };

/** The steps of an agent that another desk crossed at the same moment, see `crossedSteps`. */
export const useCrossedRequests = (agentId: string): readonly CrossedRequest[] => {
  const found = useLive<Crossed>('crossed requests', watch, notRead);
  return useMemo(
    () =>
      [...found.values()].flatMap((request) =>
        crossedSteps(request)
          .filter(({ event }) => agentId !== '' && event.by.agentId === agentId)
          .map((step) => ({ ...step, request })),
      ),
    [found, agentId],
  );
};
