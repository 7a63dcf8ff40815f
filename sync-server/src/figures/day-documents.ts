import { setImmediate } from 'node:timers/promises';

import type { FactDocuments } from '#shared/domain/insights/facts/fact-context';
import { REPEAT_DAYS } from '#shared/domain/insights/facts/is-repeat';
import { visitsOf, type Visits } from '#shared/domain/insights/facts/visits-of';
import { addDays } from '#shared/time/civil';

import { readApart, soundTexts } from '../lib/sound';
import { whenIdle } from '../lib/when-idle';
import type { Store } from '../store/port';

/** Reads the documents of civil days, as they are stored. */
export type DayDocuments = {
  readonly of: (day: string) => Promise<FactDocuments>;
  /** The visits of the thirty days before a day, and of that day: what tells who comes again. */
  readonly visits: (day: string) => Promise<Visits>;
  /** These days changed; `null` = any may have. */
  readonly forget: (days: ReadonlySet<string> | null) => void;
};

/** Days are made the latest first, each with the thirty days before it. */
const MOST_KEPT = 40;
/** Whoever writes again after so long waits for thirty days to be read, in the background; a quiet night holds no memory. */
const IDLE_MS = 5 * 60_000;

/** Documents of one site by day, those that are sound. */
export const dayDocuments = (store: Pick<Store, 'bodiesOfDay'>, siteId: string): DayDocuments => {
  const kept = new Map<string, Visits>();
  const apart = readApart('visits');

  const used = whenIdle(IDLE_MS, () => kept.clear());

  const keep = (day: string, visits: Visits): Visits => {
    used();
    kept.delete(day);
    kept.set(day, visits);
    // What was not used for longest goes: days that are over once the days before them are made.
    const oldest = kept.keys().next().value;
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return visits;
  };
  const read = async (day: string): Promise<FactDocuments> => ({
    requests: soundTexts('requests', await store.bodiesOfDay(siteId, 'requests', day)),
    appointments: soundTexts('appointments', await store.bodiesOfDay(siteId, 'appointments', day)),
    tickets: soundTexts('tickets', await store.bodiesOfDay(siteId, 'tickets', day)),
  });
  const readVisits = async (day: string): Promise<Visits> =>
    apart(
      {
        requests: soundTexts('requests', await store.bodiesOfDay(siteId, 'requests', day)),
        appointments: soundTexts('appointments', await store.bodiesOfDay(siteId, 'appointments', day)),
      },
      visitsOf,
    );
  return {
    of: async (day) => {
      const documents = await read(day);
      keep(day, apart(documents, visitsOf));
      return documents;
    },
    visits: async (day) => {
      const requests: Visits['requests'][number][] = [];
      const appointments: Visits['appointments'][number][] = [];
      for (let back = REPEAT_DAYS; back >= 0; back -= 1) {
        const one = addDays(day, -back);
        const known = kept.get(one);
        // Thirty days are read one by one, and other calls in between.
        if (!known) await setImmediate();
        const visits = keep(one, known ?? (await readVisits(one)));
        requests.push(...visits.requests);
        appointments.push(...visits.appointments);
      }
      return { requests, appointments };
    },
    forget: (days) => {
      if (days === null) kept.clear();
      else for (const day of days) kept.delete(day);
    },
  };
};
