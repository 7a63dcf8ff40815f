import type { AnyEvent } from '../model/event';

import { flagOf } from './read-payload';

/** Whether a request for help of a kiosk founded this log. */
export const asksForHelp = (log: readonly AnyEvent[]): boolean =>
  log.some((event) => event.type === 'received' && flagOf(event, 'help'));
