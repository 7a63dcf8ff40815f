import type { FactDocuments } from '#shared/domain/insights/facts/fact-context';
import { visitsOf, type Visits } from '#shared/domain/insights/facts/visits-of';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from '../database/collections';
import { readDays } from '../read-portion';
import { readApartIn } from '../unreadable';

const visitDays = 30;
/** So many days are read at a stretch. */
const portionDays = 6;

/** Reads the documents of civil days from the store of this desk. */
export type LocalDays = {
  readonly of: (day: string) => Promise<FactDocuments>;
  /** The visits of the thirty days before a day: what tells who comes again. Read once a day, as long as they do not change, with a rest between portions. */
  readonly visitsBefore: (day: string, rest: () => Promise<void>) => Promise<Visits>;
  readonly forget: (day: string) => void;
};

/** Documents by day, in portions that let the window breathe. */
export const localDays = (database: GuichetDatabase): LocalDays => {
  const { requests, appointments, tickets } = database;
  const apart = readApartIn(database, 'figures');
  const kept = new Map<string, Visits>();

  const readVisits = async (after: string, last: string): Promise<void> => {
    const stored = {
      requests: await readDays<'requests'>(requests, after, last),
      appointments: await readDays<'appointments'>(appointments, after, last),
    };
    const found = apart(stored, visitsOf);
    for (let day = addDays(after, 1); day <= last; day = addDays(day, 1))
      kept.set(day, {
        requests: found.requests.filter((one) => one.day === day),
        appointments: found.appointments.filter((one) => one.day === day),
      });
  };
  return {
    of: async (day) => {
      const before = addDays(day, -1);
      return {
        requests: await readDays<'requests'>(requests, before, day),
        appointments: await readDays<'appointments'>(appointments, before, day),
        tickets: await readDays<'tickets'>(tickets, before, day),
      };
    },
    visitsBefore: async (day, rest) => {
      for (let from = addDays(day, -visitDays); from < day; from = addDays(from, portionDays)) {
        const last = addDays(from, portionDays - 1) < day ? addDays(from, portionDays - 1) : addDays(day, -1);
        const days = Array.from({ length: portionDays }, (_, index) => addDays(from, index)).filter(
          (one) => one <= last,
        );
        if (days.every((one) => kept.has(one))) continue;
        await readVisits(addDays(from, -1), last);
        await rest();
      }
      const all = Array.from({ length: visitDays }, (_, index) => kept.get(addDays(day, index - visitDays)));
      return {
        requests: all.flatMap((one) => one?.requests ?? []),
        appointments: all.flatMap((one) => one?.appointments ?? []),
      };
    },
    forget: (day) => void kept.delete(day),
  };
};
