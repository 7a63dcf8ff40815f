import { BehaviorSubject, type Observable } from 'rxjs';

import type { Request } from '#shared/domain/model/request';
import { isAtTheOffice } from '#shared/domain/requests/at-the-office';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from './database/collections';
import { changesOf } from './plain';
import { readBack } from './read-portion';

/** The requests of the office that are open, or were closed a short while ago. `isWhole` = the whole store was read. */
export type OfficeRequests = { readonly all: readonly Request[]; readonly isWhole: boolean };

/** What is known before the store was read. */
export const noRequestsYet: OfficeRequests = { all: [], isWhole: false };

/** Requests are kept for two years at most; a few days more do no harm. */
const daysBack = 740;
/** So many days are read at a stretch: they are filed by day, not by state. */
const portionDays = 10;
/** Closed ones stay at hand for so long, to be opened again. */
const closedDays = 14;
/** Changes that come in a burst (a first exchange) are told once. */
const settleMs = 60;

const isKept = (request: Request, since: string): boolean =>
  isAtTheOffice(request) && (request.status !== 'closed' || request.closedAt >= since);

type Opened = { readonly latest: Observable<OfficeRequests>; readonly at: (today: string) => void };

const open = (database: GuichetDatabase): Opened => {
  const kept = new Map<string, Request>();
  const newer = new Set<string>();
  const latest = new BehaviorSubject<OfficeRequests>(noRequestsYet);
  let since = '';
  let begun = false;
  let isWhole = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => latest.next({ all: [...kept.values()], isWhole });
  const take = (id: string, request: Request | null): void => {
    if (request && isKept(request, since)) kept.set(id, request);
    else kept.delete(id);
  };
  const listen = (): void => {
    // Listening begins before the reading, so that nothing falls in between.
    changesOf<'requests'>(database.requests).subscribe(({ id, document }) => {
      if (!isWhole) newer.add(id);
      take(id, document);
      clearTimeout(timer);
      timer = setTimeout(tell, settleMs);
    });
  };
  const read = async (today: string): Promise<void> => {
    // The letter of a day to come does not exist: a day ahead is for clocks that run fast.
    const first = addDays(today, 1);
    const days = { after: addDays(first, -daysBack), last: first, portionDays, restMs: 0 };
    await readBack<'requests'>(database.requests, days, (row) => {
      if (!newer.has(row.id)) take(row.id, row);
    });
    if (database.closed) return;
    newer.clear();
    isWhole = true;
    tell();
  };
  return {
    latest,
    at: (today) => {
      since = `${addDays(today, -closedDays)}T00:00:00.000Z`;
      if (begun) return;
      begun = true;
      listen();
      read(today).catch((error: unknown) => {
        if (!database.closed) latest.error(error);
      });
    },
  };
};

const opened = new WeakMap<GuichetDatabase, Opened>();

/**
 * The requests of the office, over the whole store and not only of today. Read once, in portions, when somebody first asks; from then
 * on the store's own changes keep it, so that a place that is opened again has its answer at once.
 */
export const officeRequestsOf = (database: GuichetDatabase, today: string): Observable<OfficeRequests> => {
  const one = opened.get(database) ?? open(database);
  opened.set(database, one);
  one.at(today);
  return one.latest;
};
