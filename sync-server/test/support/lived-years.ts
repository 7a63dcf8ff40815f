import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import { toWritten } from '#server/documents/to-written';
import type { Store } from '#server/store/port';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { event } from './documents';
import { factTown, TODAY, TOWN } from './fact-town';

const folds = { requests: foldRequest, appointments: foldAppointment, tickets: foldTicket };
export type LivedName = keyof typeof folds;
/** The collections of which the years of a town are made. */
export const livedNames = Object.keys(folds) as readonly LivedName[];

const instants = /\d{4}-\d{2}-\d{2}T/g;

/** A document as it would be had everything happened so many days before: days and instants move, ids bear the shift. */
export const earlier = (name: LivedName, document: object, days: number, suffix: string): WireDocument => {
  const text = JSON.stringify(document);
  const moved = text
    .replaceAll(instants, (at) => `${addDays(at.slice(0, 10), -days)}T`)
    .replaceAll(/"(\d{4}-\d{2}-\d{2})"/g, (_all, day: string) => `"${addDays(day, -days)}"`)
    // What a document is called and calls others by; people, desks and reasons stay who they are.
    .replaceAll(/"(id|ticketId|appointmentId|requestId|cause)":"([^"]+)"/g, `"$1":"$2~${suffix}"`);
  const { id, siteId, events } = JSON.parse(moved) as { id: string; siteId: string; events: never };
  return { ...folds[name](id, siteId, events), _deleted: false } as unknown as WireDocument;
};

/** So many of ten, others for another salt. */
export const someOf = <Document>(all: readonly Document[], share: number, salt: number): readonly Document[] =>
  all.filter((_one, index) => (index * 7 + salt) % 10 < share);

const on = (id: string, n: number, body: { readonly type: string; readonly [key: string]: unknown }) => ({
  ...event(id, n, body),
  at: `${TODAY}T08:0${n}:00.000Z`,
});
const reasonId = factTown.requests[0]?.reasonId ?? '';
const nobody = { reasonId, citizenId: '', day: TODAY };

/** Somebody who took a number and left: the request is never closed, and the ticket says that nobody waits. */
export const gaveUp = {
  ticket: foldTicket('gave-up', TOWN, [
    on('g1', 1, {
      ...nobody,
      type: 'issued',
      series: 'A',
      number: 1,
      priority: false,
      appointmentId: '',
      requestId: 'asked',
      dueAt: '',
    }),
    on('g2', 2, { type: 'abandoned' }),
  ]),
  request: foldRequest('asked', TOWN, [
    on('r1', 1, { ...nobody, type: 'received', channel: 'desk', ticketId: 'gave-up' }),
  ]),
};

/** Writes rows of the town as they are, as a device would have brought them at an instant. */
export const writeLived = async (
  store: Store,
  collection: string,
  rows: readonly WireDocument[],
  at: string,
): Promise<void> => {
  const known = knownCollection(guichetRegistry, collection);
  await store.withSite(TOWN, (site) =>
    site.write(
      collection,
      rows.map((row) => toWritten(known, null, row)),
      { deviceId: 'device-1', at },
    ),
  );
};
