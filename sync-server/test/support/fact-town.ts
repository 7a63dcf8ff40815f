import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import { seedSite } from '#server/seed/seed-site';
import { toWritten } from '#server/documents/to-written';
import type { Store } from '#server/store/port';
import { demoSiteId } from '#shared/demo/demo-reference';
import { demoTown } from '#shared/demo/demo-town';
import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheets } from '#shared/domain/insights/facts/fact-sheets';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import type { Reference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { addDays } from '#shared/time/civil';

export const TODAY = '2026-11-24';
export const NOW = '2026-11-24T09:30:00.000Z';
export const TOWN = demoSiteId;

const whole = demoTown({ seed: 8, today: TODAY, now: NOW });
const recent = <Entity extends { readonly day: string }>(all: readonly Entity[]): Entity[] =>
  all.filter(({ day }) => day >= addDays(TODAY, -4) && day <= addDays(TODAY, 1));

/** A few days of the demonstration town: the documents that facts are made of. */
export const factTown = {
  reference: whole.reference as readonly Reference[],
  requests: recent(whole.requests),
  appointments: recent(whole.appointments),
  tickets: recent(whole.tickets),
};

const found = toSiteReference(factTown.reference);
if (!found) throw new Error('no reference');
export const townReference = found;

type Row = { readonly id: string; readonly day: string };
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** The sheets up to a day as they follow from all documents at once, by day. */
export const sheetsOfAll = (
  { requests, appointments, tickets }: Pick<typeof factTown, 'requests' | 'appointments' | 'tickets'>,
  ref = townReference,
  now = NOW,
): ReadonlyMap<string, FactSheet> => {
  const days = [...new Set([...requests, ...appointments, ...tickets].map((one: Row) => one.day))];
  const visitDays = visitIndex({ requests, appointments }, ref.site.zone);
  const sheets = factSheets({ requests, appointments, tickets }, days, { ref, now, visitDays });
  return new Map(
    sheets.map((sheet) => [
      sheet.day,
      {
        ...sheet,
        requests: sheet.requests.toSorted(byId),
        appointments: sheet.appointments.toSorted(byId),
        tickets: sheet.tickets.toSorted(byId),
      },
    ]),
  );
};

/** Writes documents of the town as they are, without the judgement of a push. */
export const writeTown = async (
  store: Store,
  collection: 'requests' | 'appointments' | 'tickets' | 'reference',
  rows: readonly (object & { readonly _deleted?: boolean })[],
): Promise<void> => {
  const known = knownCollection(guichetRegistry, collection);
  await store.withSite(TOWN, (site) =>
    site.write(
      collection,
      rows.map((row) => toWritten(known, null, { _deleted: false, ...row } as never)),
      { deviceId: 'device-1', at: NOW },
    ),
  );
};

/** Makes the town known to a store, with its reference data alone. */
export const openTown = (store: Store): Promise<void> =>
  seedSite(store, TOWN, { reference: [...factTown.reference] }, NOW);
