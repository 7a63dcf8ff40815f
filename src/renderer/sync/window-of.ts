import { DESK_WINDOW_DAYS, windowFrom } from '#shared/sync/desk-window';

import type { GuichetDatabase } from '../data/database/collections';
import type { Session } from './session';

/**
 * The civil day on which the window of this desk begins: by the setting of its site and the clock of the server. A PC whose clock is a
 * year ahead must not empty its store.
 */
export const windowOf = async (session: Session, database: GuichetDatabase): Promise<string> => {
  const site = await database.reference.findOne(session.siteId).exec();
  const body = site?.body;
  const days = body?.kind === 'site' ? (body.deskWindowDays ?? DESK_WINDOW_DAYS) : DESK_WINDOW_DAYS;
  return windowFrom(session.serverNow().toISOString().slice(0, 10), days);
};
