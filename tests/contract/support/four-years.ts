import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';
import { importedRequestId } from '#shared/domain/exchange/request-import/request-commands';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Reference } from '#shared/domain/model/reference';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { factTown, TODAY, TOWN } from '../../../sync-server/test/support/fact-town';
import {
  earlier,
  gaveUp,
  livedNames,
  someOf,
  writeLived,
  type LivedName,
} from '../../../sync-server/test/support/lived-years';

/** The widest window of a desk: what it holds reaches to the edge of what is kept. */
export const WINDOW_DAYS = 730;
/** So many days before today people came; 725 lies at the edge of the window. */
const shifts = [0, 30, 160, 200, 340, 545, 700, 725, 735, 750, 900, 1_100, 1_250, 1_400, 1_470];
/** People who came before that day are others than those who came since. */
const OLD_DAYS = 725;

export const imported = importedRequestId(TOWN, 'EXT-9', 0);
/** An appointment of four years ago, of which somebody was written to. */
const firstVisit = factTown.appointments[0];
if (!firstVisit) throw new Error('nobody was there');
export const writtenTo = `${firstVisit.id}~first`;

/** Documents of one time: people of long ago bear another id. */
const of = (name: LivedName, document: object, days: number, suffix: string): WireDocument =>
  earlier(
    name,
    days < OLD_DAYS
      ? document
      : (JSON.parse(JSON.stringify(document).replaceAll(/"citizenId":"([^"]+)"/g, '"citizenId":"$1~old"')) as object),
    days,
    suffix,
  );

const livedOn = (days: number): Readonly<Record<LivedName, readonly WireDocument[]>> => {
  const all = Object.fromEntries(
    livedNames.map((name) => [
      name,
      someOf<object>(factTown[name], 1, days % 10).map((one) => of(name, one, days, `${days}`)),
    ]),
  ) as Record<LivedName, WireDocument[]>;
  if (days === 1_250) {
    all.tickets.push(of('tickets', gaveUp.ticket, days, 'gone'));
    all.requests.push(of('requests', gaveUp.request, days, 'gone'));
  }
  if (days === 1_400) all.appointments.push(of('appointments', firstVisit, days, 'first'));
  const closed = factTown.requests.find(({ status }) => status === 'closed');
  if (days === 1_100 && closed) {
    const { events } = of('requests', closed, days, 'import') as unknown as { readonly events: readonly AnyEvent[] };
    all.requests.push({ ...foldRequest(imported, TOWN, events), _deleted: false } as unknown as WireDocument);
  }
  return all;
};

/** The last name of a person; nothing else holds it by chance. */
export const nameOf = (citizenId: string): string => `Quibvold-${citizenId}`;

const citizen = (id: string, day: string): WireDocument => {
  const t = `${String(Date.parse(`${day}T09:00:00.000Z`)).padStart(15, '0')}-000000-device-1`;
  const fields = { lastName: { v: nameOf(id), t }, birthDate: { v: '1960-01-01', t } };
  return { id, siteId: TOWN, fields, erasedAt: '', _deleted: false } as unknown as WireDocument;
};

/** The town hall with another name: all of its days are made anew from what is there. */
export const nameTown = async (store: Store, name: string, at: string): Promise<void> => {
  const [body] = await store.bodies(TOWN, 'reference', [TOWN]);
  const entry = JSON.parse(body ?? '') as Reference & WireDocument;
  await writeLived(store, 'reference', [{ ...entry, body: { ...entry.body, name } } as unknown as WireDocument], at);
};

/**
 * A town that was lived in for four years, each document written on its day: visits, appointments, requests, an import, somebody who left, a message, a row that was
 * put aside. Its desks keep two years.
 */
export const liveFourYears = async (store: Store): Promise<void> => {
  const reference = factTown.reference.map((one) =>
    one.body.kind === 'site'
      ? { ...one, body: { ...one.body, deskWindowDays: WINDOW_DAYS, trackedPopulation: true } }
      : one,
  );
  const began = addDays(TODAY, -1_500);
  await seedSite(store, TOWN, { reference }, `${began}T09:00:00.000Z`);
  const named = new Map<string, string>();
  for (const days of shifts.toReversed()) {
    const lived = livedOn(days);
    const day = addDays(TODAY, -days);
    for (const name of livedNames) {
      for (const [, id] of JSON.stringify(lived[name]).matchAll(/"citizenId":"([^"]+)"/g))
        if (id !== undefined && !named.has(id)) named.set(id, day);
      await writeLived(store, name, lived[name], `${day}T18:00:00.000Z`);
    }
  }
  for (const [id, day] of named) await writeLived(store, 'citizens', [citizen(id, day)], `${day}T18:00:00.000Z`);
  const at = `${began}T18:00:00.000Z`;
  await store.withSite(TOWN, async (site) => {
    await site.putMessages([
      {
        key: 'message-1',
        appointmentId: writtenTo,
        cause: 'e1',
        trigger: 'confirmed',
        channel: 'email',
        day: began,
        time: '09:00',
        state: 'sent',
        askedAt: at,
        nextAt: '',
        notAfter: at,
        attempts: 1,
        claim: '',
        changedAt: at,
        saidAt: '',
        why: '',
      },
    ]);
    await site.quarantine(
      [{ collection: 'appointments', id: writtenTo, why: 'shape', body: JSON.stringify({ id: writtenTo, odd: true }) }],
      { deviceId: 'device-1', at },
    );
  });
};
