import { z } from 'zod';

import type { Reference, ReferenceKind } from '#shared/domain/model/reference';

import { readReference } from '../sites/read-reference';
import { joinTown, townSites } from '../sites/town-sites';
import type { Store } from '../store/port';
import { writeSite } from './seed-site';
import { townHallReference } from './town-hall-reference';

/** What is asked of a further site of the town. */
export const newSiteSchema = z.object({
  name: z.string().min(1).max(80),
  desks: z.int().min(1).max(40),
  stations: z.int().min(0).max(20),
});
export type NewSite = Readonly<z.infer<typeof newSiteSchema>>;

/** What belongs to a place or to its people: a new site has its own. All else is the town’s, and is taken over. */
const ofThePlace: ReadonlySet<ReferenceKind> = new Set([
  'site',
  'desk',
  'station',
  'openingPeriod',
  'closure',
  'agent',
  'unavailability',
  'recurringAbsence',
  'roster',
  'quota',
  'room',
  'publicScreen',
  'kiosk',
]);

const ownKinds: ReadonlySet<ReferenceKind> = new Set(['desk', 'station', 'openingPeriod', 'agent']);

const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr');

/** The site of the town that bears a name, `null` = none. */
export const siteOfName = async (store: Store, name: string): Promise<string | null> => {
  for (const siteId of await townSites(store))
    for (const { body } of await readReference(store, siteId))
      if (body.kind === 'site' && sameName(body.name, name)) return siteId;
  return null;
};

/**
 * The reference data of a further site: departments, reasons, commitments and all that is the town’s as the home has them, desks with
 * usual hours for every reason, stations and agents of its own.
 */
const siteReference = (siteId: string, wanted: NewSite, home: readonly Reference[]): readonly Reference[] => {
  const site = home.flatMap(({ body }) => (body.kind === 'site' ? [body] : []))[0];
  if (!site) return [];
  const { commune, zone, territory, accent, waitGoalMin, publicUrl, inhabitants, startStepMin } = site;
  // Not what the reception costs, its telephone and address: those are of each site.
  const body = {
    kind: 'site',
    name: wanted.name,
    commune,
    zone,
    territory,
    accent,
    waitGoalMin,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(inhabitants !== undefined && { inhabitants }),
    ...(startStepMin !== undefined && { startStepMin }),
  } as const;
  const reasonIds = home.filter(({ body }) => body.kind === 'reason').map(({ id }) => id);
  const fresh = townHallReference(siteId, { ...wanted, siteName: wanted.name, commune });
  return [
    { id: siteId, siteId, kind: 'site', body },
    ...home.filter(({ body }) => !ofThePlace.has(body.kind)).map(({ id, kind, body }) => ({ id, siteId, kind, body })),
    ...fresh
      .filter(({ body }) => ownKinds.has(body.kind))
      .map((entry) => (entry.body.kind === 'desk' ? { ...entry, body: { ...entry.body, reasonIds } } : entry)),
  ];
};

/**
 * Adds a site to a town that this server holds, and returns it. One that bears the name already is left as it is. Throws when the server
 * holds no town yet.
 */
export const addSite = async (store: Store, wanted: NewSite, nowMs: number, newId: () => string): Promise<string> => {
  const known = await siteOfName(store, wanted.name);
  if (known !== null) return known;
  const [home] = await townSites(store);
  if (home === undefined) throw new Error('no town to add a site to');
  const siteId = newId();
  const reference = siteReference(siteId, wanted, await readReference(store, home));
  await writeSite(store, siteId, { reference }, new Date(nowMs).toISOString());
  await joinTown(store, siteId);
  return siteId;
};
