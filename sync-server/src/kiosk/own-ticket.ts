import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Ticket } from '#shared/domain/model/ticket';
import { logOf } from '#shared/sync/merge-document';

import { loadOne } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import type { KioskScene } from './kiosk-scene';

/**
 * The ticket that this kiosk made under a key, `null` when there is none. Throws `notAllowed` for one of another device: a key opens
 * only what its own touch began.
 */
export const ownTicket = async ({ site, device }: KioskScene, key: string): Promise<Ticket | null> => {
  const stored = await loadOne(site, 'tickets', key);
  if (!stored) return null;
  const ticket = foldTicket(key, site.siteId, logOf(stored));
  const issued = ticket.events.find(({ type }) => type === 'issued');
  if (issued?.by.deviceId !== device.id) throw new Problem('notAllowed', 'this ticket was not made here');
  return ticket;
};

/** The id of a number of the kiosk’s own series that stands for a touch to which the server had given one of the site’s already. */
export const insteadOf = (key: string): string => `${key}~own`;
