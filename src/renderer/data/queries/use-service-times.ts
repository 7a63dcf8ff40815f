import { concat, of, switchMap, timer, type Observable } from 'rxjs';
import { z } from 'zod';

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { learnTimes, unknownTimes, type ServiceTimes } from '#shared/domain/queue/service-times';
import { addDays } from '#shared/time/civil';

import { deviceKeyValues } from '../../platform/local-key-values';
import { useDataState } from '../data-state';
import type { GuichetDatabase } from '../database/collections';
import type { KeyValues } from '../key-values';
import { breatheQuietly, readDays } from '../read-portion';
import { onceFirstShown } from './first-shown';
import { unread, useLive, useReadApart } from './use-live';
import { useIsWhole } from './use-sync-state';
import { useToday } from './use-today';

const pastDays = 14;
/** So many days are read at a stretch: a window that reads fourteen at once stands still for half a second. */
const portionDays = 2;
const againMs = 3_600_000;
const notRead = unread({ ...unknownTimes });

type Past = { readonly tickets: readonly Ticket[]; readonly appointments: readonly Appointment[] };

const readPast = async (database: GuichetDatabase, today: string): Promise<Past> => {
  const tickets: Ticket[] = [];
  const appointments: Appointment[] = [];
  const yesterday = addDays(today, -1);
  for (let after = addDays(today, -pastDays - 1); after < yesterday; after = addDays(after, portionDays)) {
    const portionEnd = addDays(after, portionDays);
    const last = portionEnd < yesterday ? portionEnd : yesterday;
    const [ticketsThen, appointmentsThen] = await Promise.all([
      readDays<'tickets'>(database.tickets, after, last),
      readDays<'appointments'>(database.appointments, after, last),
    ]);
    tickets.push(...ticketsThen);
    appointments.push(...appointmentsThen);
    await breatheQuietly();
  }
  return { tickets, appointments };
};

const key = 'serviceTimes';
const table = z.array(z.number()).min(1);
const keptSchema = z.object({
  day: z.iso.date(),
  /** The reasons with their lengths, by which the times were learnt. */
  reasons: z.string(),
  times: z.object({
    spreadOf: z.array(z.tuple([z.string(), table])),
    spread: table,
    walkMin: table,
    arrivalMin: table,
    noShowShare: z.number(),
    emptyShare: z.number(),
    emptyMin: z.number(),
    leaveShare: z.number(),
    priorityPerHour: z.array(z.tuple([z.string(), z.number()])),
  }),
});
type Kept = { readonly day: string; readonly times: ServiceTimes };

/** What was kept for these reasons, not older than what is learnt from; else `null`. */
export const keptTimes = (keys: KeyValues, today: string, reasons: string): Kept | null => {
  try {
    const { day, times, ...kept } = keptSchema.parse(JSON.parse(keys.read(key)));
    if (kept.reasons !== reasons || day > today || day < addDays(today, -pastDays)) return null;
    const [spreadOf, priorityPerHour] = [new Map(times.spreadOf), new Map(times.priorityPerHour)];
    return { day, times: { ...times, spreadOf, priorityPerHour } };
  } catch {
    return null;
  }
};

/** Quantiles, shares and ids of reasons: nothing of a person. Where there is no room, nothing is kept. */
export const keepTimes = (keys: KeyValues, day: string, reasons: string, times: ServiceTimes): void => {
  const [spreadOf, priorityPerHour] = [[...times.spreadOf], [...times.priorityPerHour]];
  try {
    keys.write(key, JSON.stringify({ day, reasons, times: { ...times, spreadOf, priorityPerHour } }));
  } catch {
    // The next start reads again, as this one did.
  }
};

/** Kept times at once, and those that are read: now where none were kept, in an hour where they are of today, else as soon as the first place stands. */
const keptAndRead = (
  keys: KeyValues,
  today: string,
  reasons: string,
  read: () => Promise<ServiceTimes>,
): Observable<ServiceTimes> => {
  const readAfter = (ms: number): Observable<ServiceTimes> => timer(ms, againMs).pipe(switchMap(read));
  const before = keptTimes(keys, today, reasons);
  if (before === null) return readAfter(0);
  if (before.day === today) return concat(of(before.times), readAfter(againMs));
  return onceFirstShown(before.times, () => readAfter(0));
};

/**
 * How long services take here and how people come, learnt from the last fourteen days, read again every hour. What was learnt is kept beside the store: a window that
 * opens tells waits by it, without reading thousands of rows first. A desk that has not received everything keeps nothing.
 */
export const useServiceTimes = ({ reasons }: SiteReference): ServiceTimes => {
  const today = useToday();
  const isWhole = useIsWhole();
  const state = useDataState();
  // Waits are told once these are read: a single ticket that no table can be made of must not keep them back for ever.
  const apart = useReadApart('service times');
  const asked = reasons.map(({ id, durationsMin }) => `${id}:${durationsMin.join('-')}`).join(' ');
  return useLive(
    `serviceTimes ${today} ${String(isWhole)} ${asked}`,
    (database) => {
      const read = async (): Promise<ServiceTimes> =>
        apart(await readPast(database, today), (found) => learnTimes({ ...found, reasons }));
      if (state.kind !== 'ready' || !isWhole) return timer(0, againMs).pipe(switchMap(read));
      const keys = deviceKeyValues(state.context);
      return keptAndRead(keys, today, asked, async () => {
        const times = await read();
        // A desk that never had everything learnt from a part of it.
        if (keys.read('complete') !== '') keepTimes(keys, today, asked, times);
        return times;
      });
    },
    notRead,
    // Until the times are read anew, those of before are nearer the truth than none.
    { keep: true },
  );
};
