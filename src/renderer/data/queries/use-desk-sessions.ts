import type { DeskSession } from '#shared/domain/model/desk-session';
import { byId } from '#shared/lib/compare';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly DeskSession[]>([]);

/** Who is at which desk on a civil day. */
export const useDeskSessions = (day: string): readonly DeskSession[] =>
  useLive(
    `deskSessions ${day}`,
    (database) => watchDays<'deskSessions'>(database.deskSessions, day, day, byId),
    notRead,
  );
