import { map, switchMap, timer } from 'rxjs';

import type { SiteReference } from '#shared/domain/model/reference';
import { learnTimes, unknownTimes, type ServiceTimes } from '#shared/domain/queue/service-times';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from '../database/collections';
import { readDays } from '../read-portion';
import { unread, useLive, useReadApart } from './use-live';
import { useIsWhole } from './use-sync-state';
import { useToday } from './use-today';

const pastDays = 14;
const againMs = 3_600_000;
const notRead = unread({ ...unknownTimes });

const readPast = async (database: GuichetDatabase, today: string) => {
  const [before, yesterday] = [addDays(today, -pastDays - 1), addDays(today, -1)];
  return {
    tickets: await readDays<'tickets'>(database.tickets, before, yesterday),
    appointments: await readDays<'appointments'>(database.appointments, before, yesterday),
  };
};

/**
 * How long services take here and how people come, learnt from the last fourteen days; read once all is received, and again every
 * hour.
 */
export const useServiceTimes = ({ reasons }: SiteReference): ServiceTimes => {
  const today = useToday();
  const isWhole = useIsWhole();
  // Waits are told once these are read: a single ticket that no table can be made of must not keep them back for ever.
  const apart = useReadApart('service times');
  return useLive(
    `serviceTimes ${today} ${String(isWhole)} ${reasons.map(({ id, durationsMin }) => `${id}:${durationsMin.join('-')}`).join(' ')}`,
    (database) =>
      timer(0, againMs).pipe(
        switchMap(() => readPast(database, today)),
        map((past) => apart(past, (found) => learnTimes({ ...found, reasons }))),
      ),
    notRead,
    // Until the times are read anew, those of before are nearer the truth than none.
    { keep: true },
  );
};
