import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';
import type { Store } from '#server/store/port';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { siteId, startMs } from './sim-town';

const today = new Date(startMs).toISOString().slice(0, 10);

/** Days ago: within every window of a site, within some, within one, within none; the oldest two are kept no longer where the town keeps little. Far from any edge, so that no clock is in doubt. */
const ages = [10, 45, 100, 250, 500] as const;

const by = { agentId: 'agent-past', deviceId: 'device-past', deskId: 'desk-1' };

const log = (
  id: string,
  day: string,
  bodies: readonly ({ readonly type: string } & Record<string, unknown>)[],
): AnyEvent[] =>
  bodies.map((body, step) => ({ ...body, id: `${id}-${step}`, n: step + 1, at: `${day}T08:0${step}:00.000Z`, by }));

const ticketOf = (day: string, number: number) => {
  const id = `past-ticket-${day}-${number}`;
  const issued = {
    type: 'issued',
    day,
    series: 'A',
    number,
    reasonId: 'advice',
    priority: false,
    appointmentId: '',
    requestId: '',
    citizenId: '',
    dueAt: '',
  };
  return foldTicket(id, siteId, log(id, day, [issued, { type: 'abandoned', call: '' }]));
};

const appointmentOf = (day: string) => {
  const id = `past-appointment-${day}`;
  const booked = {
    type: 'booked',
    day,
    time: '09:00',
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'advice',
    citizenId: 'citizen-past',
    persons: [],
    channel: 'desk',
  };
  return foldAppointment(id, siteId, log(id, day, [booked, { type: 'cancelledByCitizen' }]));
};

const requestOf = (day: string, isClosed: boolean) => {
  const id = `past-request-${day}-${isClosed ? 'closed' : 'open'}`;
  const received = { type: 'received', day, channel: 'mail', reasonId: 'advice', citizenId: '', ticketId: '' };
  return foldRequest(
    id,
    siteId,
    log(id, day, isClosed ? [received, { type: 'closed', outcome: 'answered' }] : [received]),
  );
};

/** A request of somebody who left with their number. */
const leftOf = (day: string) => {
  const id = `past-request-${day}-left`;
  const ticketId = `past-ticket-${day}-1`;
  return foldRequest(
    id,
    siteId,
    log(id, day, [{ type: 'received', day, channel: 'desk', reasonId: 'advice', citizenId: '', ticketId }]),
  );
};

/** What the town did before the desks of a history begin: of each kind something on each of these days. */
export const seedPast = async (store: Store): Promise<void> => {
  const days = ages.map((age) => addDays(today, -age));
  const documents: Readonly<Partial<Record<CollectionName, readonly object[]>>> = {
    tickets: days.flatMap((day) => [ticketOf(day, 1), ticketOf(day, 2)]),
    appointments: days.map(appointmentOf),
    requests: days.flatMap((day) => [requestOf(day, true), requestOf(day, false), leftOf(day)]),
  };
  await store.withSite(siteId, async (site) => {
    for (const [collection, some] of Object.entries(documents)) {
      const rules = guichetRegistry[collection];
      if (!rules) throw new Error('unknown collection');
      for (const one of some) {
        const row = toWritten(rules, null, { ...one, _deleted: false } as WireDocument);
        const { day } = one as { readonly day: string };
        await site.write(collection, [row], { deviceId: 'server', at: `${day}T18:00:00.000Z` });
      }
    }
  });
};
