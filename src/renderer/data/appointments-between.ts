import { finalize, shareReplay, type Observable } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import { byStart } from '#shared/lib/compare';

import type { GuichetDatabase } from './database/collections';
import { watchDays } from './watch-rows';

const watched = new WeakMap<GuichetDatabase, Map<string, Observable<readonly Appointment[]>>>();

/**
 * The appointments from a civil day to another, both included, every status, by start. Read once for all who watch the same days: the tab
 * of Conflits watches sixty days ahead all day long, and the form of a new appointment looks for its places in the same.
 */
export const appointmentsBetween = (
  database: GuichetDatabase,
  fromDay: string,
  toDay: string,
): Observable<readonly Appointment[]> => {
  const questions = watched.get(database) ?? new Map<string, Observable<readonly Appointment[]>>();
  watched.set(database, questions);
  const key = `${fromDay} ${toDay}`;
  const known = questions.get(key);
  if (known) return known;
  const fresh = watchDays<'appointments'>(database.appointments, fromDay, toDay, byStart).pipe(
    finalize(() => questions.delete(key)),
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  questions.set(key, fresh);
  return fresh;
};
