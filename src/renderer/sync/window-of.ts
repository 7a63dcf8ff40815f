import { DESK_WINDOW_DAYS, dueBefore, windowFrom } from '#shared/sync/desk-window';
import { logOf } from '#shared/sync/merge-document';

import type { GuichetDatabase } from '../data/database/collections';
import type { Session } from './session';

const siteOf = async (session: Session, database: GuichetDatabase) => {
  const body = (await database.reference.findOne(session.siteId).exec())?.body;
  return body?.kind === 'site' ? body : null;
};

/** Today by the clock of the server: a PC whose clock is a year ahead must not empty its store. */
const todayOf = (session: Session): string => session.serverNow().toISOString().slice(0, 10);

/** The civil day on which the window of this desk begins, by the setting of its site. */
export const windowOf = async (session: Session, database: GuichetDatabase): Promise<string> => {
  const days = (await siteOf(session, database))?.deskWindowDays ?? DESK_WINDOW_DAYS;
  return windowFrom(todayOf(session), days);
};

/**
 * The civil day before which the site keeps nothing that is over, as far as the server says that it has come; `''` = it keeps all. By a clock alone a desk would drop
 * what the server lost and has to be told again.
 */
export const dueBeforeOf = async (session: Session, database: GuichetDatabase): Promise<string> => {
  const site = await siteOf(session, database);
  const gone = session.goneBefore();
  if (!site?.retention || gone === '') return '';
  const due = dueBefore(todayOf(session), site.retention, site.deskWindowDays);
  return due < gone ? due : gone;
};

/**
 * What was written lately may be taken back here, and is looked for: an import of last year’s requests stays for a week. So long desks also
 * bring back what a restored backup missed, whatever day a document is of.
 */
const restMs = 7 * 24 * 3_600_000;

/** Whether nobody wrote on a document lately. */
export const isAtRest = (document: object, nowMs: number): boolean =>
  logOf(document).every((event) => Date.parse(event.at) < nowMs - restMs);
