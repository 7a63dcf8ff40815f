import { combineLatest, map, Observable, of, throttleTime } from 'rxjs';
import type { RxCollection } from 'rxdb/plugins/core';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Documents } from '#shared/domain/model/collections';
import type { Request } from '#shared/domain/model/request';
import type { Ticket } from '#shared/domain/model/ticket';
import type { PassageSources } from '#shared/domain/people/passages';
import { concerns } from '#shared/domain/people/with-past';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from './database/collections';
import { changesOf, watchAll } from './plain';
import { breathe, readDaysAbout } from './read-portion';

/** Tickets and requests are kept for two years at most; a few days more do no harm. */
const daysBack = 740;
/** So many days are read at a stretch, and so long the window has for itself in between: they are filed by day, not by person. */
const portionDays = 2;
const restMs = 10;
/** The act that brought this person on the screen is drawn first. */
const firstMs = 250;
const tellEveryMs = 150;

/** `isWhole` = every day that is kept was read. */
export type PassagesRead = PassageSources & { readonly isWhole: boolean };

type Whose = { readonly ids: ReadonlySet<string>; readonly today: string };
type Found<One> = { readonly all: readonly One[]; readonly isWhole: boolean };

/** What bears one of the ids, the latest days first, growing while it is read; then every change. */
const byDays = <Name extends 'tickets' | 'requests'>(
  collection: RxCollection<Documents[Name]>,
  { ids, today }: Whose,
): Observable<Found<Documents[Name]>> =>
  new Observable((subscriber) => {
    const found = new Map<string, Documents[Name]>();
    let isWhole = false;
    const tell = (): void => subscriber.next({ all: [...found.values()], isWhole });
    const changes = changesOf<Name>(collection).subscribe(({ id, document }) => {
      if (!(document && ids.has(document.citizenId)) && !found.has(id)) return;
      if (document) found.set(id, document);
      else found.delete(id);
      tell();
    });
    const read = async (): Promise<void> => {
      tell();
      await breathe(firstMs);
      for (let day = today; day > addDays(today, -daysBack); day = addDays(day, -portionDays)) {
        const rows = await readDaysAbout<Name>(collection, addDays(day, -portionDays), day, ids);
        if (subscriber.closed || collection.closed) return;
        if (!rows) continue;
        const own = rows.filter((row) => ids.has(row.citizenId) && !found.has(row.id));
        for (const row of own) found.set(row.id, row);
        if (own.length > 0) tell();
        await breathe(restMs);
      }
      isWhole = true;
      tell();
    };
    read().catch((error: unknown) => {
      if (!collection.closed) subscriber.error(error);
    });
    return () => changes.unsubscribe();
  });

/** The appointments of some citizens, each by the index; then every change. */
export const appointmentsOf = (
  database: GuichetDatabase,
  ids: readonly string[],
): Observable<readonly Appointment[]> => {
  // `combineLatest` of nothing never answers.
  if (ids.length === 0) return of([]);
  const found = ids.map((citizenId) => watchAll<Appointment>(database.appointments.find({ selector: { citizenId } })));
  return combineLatest(found).pipe(map((lists) => lists.flat()));
};

/**
 * All passages of a person, whichever of their ids they bear: appointments at once, tickets and requests as they are read.
 * `guardianIds` are those in whose appointments the person may come along.
 */
export const passagesOf = (
  database: GuichetDatabase,
  memberIds: readonly string[],
  guardianIds: readonly string[],
  today: string,
): Observable<PassagesRead> => {
  const whose: Whose = { ids: new Set(memberIds), today };
  return combineLatest([
    appointmentsOf(database, [...new Set([...memberIds, ...guardianIds])]),
    byDays<'tickets'>(database.tickets, whose) as Observable<Found<Ticket>>,
    byDays<'requests'>(database.requests, whose) as Observable<Found<Request>>,
  ]).pipe(
    throttleTime(tellEveryMs, undefined, { leading: true, trailing: true }),
    map(([appointments, tickets, requests]) => ({
      appointments: appointments.filter((one) => concerns(one, whose.ids)),
      tickets: tickets.all,
      requests: requests.all,
      isWhole: tickets.isWhole && requests.isWhole,
    })),
  );
};
