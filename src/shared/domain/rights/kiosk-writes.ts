import type { CollectionName } from '../model/collections';
import type { AnyEvent, EventLog } from '../model/event';

/** What the server writes at the request of a kiosk, beside taking it back. */
const kinds: Readonly<Partial<Record<CollectionName, string>>> = {
  tickets: 'issued',
  requests: 'received',
  appointments: 'arrived',
};

/**
 * Whether an event may join a log in a call of a kiosk: a ticket, its request, an arrival, and the undo of what this very device began,
 * in nobody's name. None of them may come by a push: a kiosk exchanges no documents.
 */
export const mayKioskAdd = (deviceId: string, collection: CollectionName, event: AnyEvent, log: EventLog): boolean => {
  const target: unknown = event['target'];
  const act = event.type === 'undone' ? log.find(({ id }) => id === target) : event;
  return (
    [event, act].every(
      (one) => one !== undefined && one.by.deviceId === deviceId && one.by.agentId === '' && one.by.deskId === '',
    ) && act?.type === kinds[collection]
  );
};
