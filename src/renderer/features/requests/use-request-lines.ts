import { useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { compareLines, requestLine, type RequestLine } from '#shared/domain/requests/request-line';
import type { Request } from '#shared/domain/model/request';

import { useNow } from '../../data/queries/use-now';
import { useOfficeRequests } from '../../data/queries/use-office-requests';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { useSyncPart } from '../../data/queries/use-sync-state';

/** Clocks of days: ten minutes are soon enough. */
const clockEveryMs = 600_000;

export type RequestLines = {
  /** In the order of the list, as far as this agent may see them. */
  readonly lines: readonly RequestLine[];
  /** Open ones that only their department sees. */
  readonly hidden: number;
  /** Names of the reasons that this agent may see and whose requests do not come to this desk (0103). */
  readonly withheld: readonly string[];
  readonly isWhole: boolean;
  /** The same clock for a request that is in no list. */
  readonly lineOf: (request: Request) => RequestLine;
  readonly maySee: (request: Pick<Request, 'reasonId'>) => boolean;
};

/** The requests of the office as lines. Only those that changed are reckoned again. */
export const useRequestLines = (reference: SiteReference): RequestLines => {
  const { all, isWhole } = useOfficeRequests();
  const now = useNow(clockEveryMs);
  const maySee = useRequestSight(reference);
  const lineOf = useMemo(() => {
    const known = new WeakMap<Request, RequestLine>();
    return (request: Request): RequestLine => {
      const line = known.get(request) ?? requestLine(request, reference, now);
      known.set(request, line);
      return line;
    };
  }, [reference, now]);
  const kept = useSyncPart((sync) => sync.withheld);
  const { reasons } = reference;
  return useMemo(() => {
    const withheld = reasons.filter(({ id }) => kept.includes(id) && maySee({ reasonId: id })).map(({ name }) => name);
    const seen = all.filter(maySee);
    const hidden = all.filter((request) => !maySee(request) && request.status !== 'closed').length;
    return { lines: seen.map(lineOf).toSorted(compareLines), hidden, withheld, isWhole, lineOf, maySee };
  }, [all, isWhole, lineOf, maySee, kept, reasons]);
};
