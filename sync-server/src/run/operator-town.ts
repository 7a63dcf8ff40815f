import type { InvitedRank } from '#shared/domain/rights/writes';

import { issueCode } from '../devices/one-time-code';
import { createJournal } from '../journal/create-journal';
import { rememberReference } from '../documents/load-facts';
import { freshId } from '../lib/fresh';
import { Problem } from '../lib/problem';
import { BadCertificate, lineIdentityOf, type LineIdentity } from '../line/line-identity';
import type { Needs } from '../needs';
import { siteOfName } from '../seed/add-site';
import { seedIfEmpty, type Seed } from '../seed/seed';
import { journalSeal } from '../store/journal-seal';
import type { DeviceRank, Store } from '../store/port';
import { databaseClock } from './database-clock';
import { journalKeyAt } from './journal-key';
import { holdsTown, openStore, type Place } from './open-store';
import { townClock } from './town-clock';

/** A new town hall. */
export type TownSeed = Extract<Seed, { readonly kind: 'townHall' }>;

const withStore = async <Value>(place: Place, work: (store: Store) => Promise<Value>): Promise<Value> => {
  const store = await openStore(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** The rank of a code that is made at the server itself: the first device becomes an administrator's, every later one a desk. */
const rankToInvite = async (store: Store, siteId: string): Promise<DeviceRank> =>
  (await store.listDevices(siteId)).some((device) => device.rank === 'admin' && !device.revoked) ? 'desk' : 'admin';

type InviterNeeds = Needs<'store' | 'mark' | 'journal'> & { readonly now: () => number };

/** What makes codes for whoever sits at the server: for a desk (an administrator's while the site has none), a screen or a kiosk. */
export const inviter =
  ({ store, mark, journal, now }: InviterNeeds) =>
  async (wanted: InvitedRank, siteId: string): Promise<{ readonly code: string; readonly expiresAt: string }> => {
    const rank = wanted === 'desk' ? await rankToInvite(store, siteId) : wanted;
    const noted = await journal.noted(siteId, null, { kind: 'inviteMade', subject: rank });
    return issueCode({ store, mark }, siteId, rank, now(), '', noted);
  };

/** Fills a place that is empty with a new town hall; a server finds it at its start. Returns what to tell. Throws `Problem` where there is one already. */
export const createTown = (place: Place, seed: TownSeed): Promise<string> =>
  withStore(place, async (store) => {
    if ((await store.homeSite()) !== null)
      throw new Problem('badRequest', 'there is a town hall here already: nothing was changed');
    await seedIfEmpty(store, seed, Date.now(), freshId);
    return `The town hall of ${seed.commune} is made: ${seed.siteName}, ${seed.desks} desks, ${seed.stations} stations`;
  });

/** The site of a name, `''` = the home. Throws `Problem`. */
export const siteNamed = async (store: Store, name: string): Promise<string> => {
  const siteId = name === '' ? await store.homeSite() : await siteOfName(store, name);
  if (siteId === null)
    throw new Problem('badRequest', name === '' ? 'there is no town hall here' : `this town has no site « ${name} »`);
  return siteId;
};

/** Whom to invite. `site` is the name of one, `''` = the home; the key of the journal lies in `keyFile`. */
type Invitation = { readonly rank: InvitedRank; readonly site: string; readonly keyFile: string };

/** The identity of the server on a place. Throws `Problem` where a certificate of the town cannot be used. */
const identityOf = async (store: Store, place: Place, nowMs: number): Promise<LineIdentity> => {
  try {
    return await lineIdentityOf(store, place.dataDir, nowMs);
  } catch (error) {
    if (error instanceof BadCertificate) throw new Problem('badRequest', error.message);
    throw error;
  }
};

/** Makes a one-time code, while a server may be at work on the place. Returns what to tell. Throws `Problem`. */
export const inviteBeside = async (place: Place, { rank, site, keyFile }: Invitation): Promise<readonly string[]> => {
  if (!holdsTown(place)) throw new Problem('badRequest', 'this folder holds no town hall');
  return withStore(place, async (store) => {
    const siteId = await siteNamed(store, site);
    const database = await databaseClock(store);
    try {
      // The server judges how old a code is by the same clock.
      const nowMs = (await townClock(store, null, database.now)).now();
      const { mark, fingerprint } = await identityOf(store, place, nowMs);
      const { key, fault } = await journalKeyAt(keyFile);
      const journal = createJournal({
        store,
        clock: () => nowMs,
        referenceOf: rememberReference(),
        seal: journalSeal(key),
      });
      const invite = inviter({ store, journal, mark, now: () => nowMs });
      const { code, expiresAt } = await invite(rank, siteId);
      return [
        `Enrolment code ${code} until ${expiresAt}`,
        `Key ${fingerprint}`,
        ...(fault === null ? [] : [`The key of the journal cannot be kept: ${keyFile}`]),
      ];
    } finally {
      database.stop();
    }
  });
};
