import type { DeskSession } from '#shared/domain/model/desk-session';

import { watchAll } from '../plain';
import { unread, useLive } from './use-live';

const notRead = unread<readonly DeskSession[]>([]);

/** Who is at which desk on a civil day. */
export const useDeskSessions = (day: string): readonly DeskSession[] =>
  useLive(
    `deskSessions ${day}`,
    (database) => watchAll<DeskSession>(database.deskSessions.find({ selector: { day } })),
    notRead,
  );
