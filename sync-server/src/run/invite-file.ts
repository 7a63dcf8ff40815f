import { writeFile } from 'node:fs/promises';

import { FILE_SECRET_SIGNS } from '#shared/sync/invitation';

import { DAY_MS, MOST_BATCH_DAYS, MOST_BATCH_USES } from '../bounds';
import { openBatch, writeBatch } from '../devices/batch-invitation';
import { codeHash } from '../devices/one-time-code';
import { freshId, freshSigns } from '../lib/fresh';
import { Problem } from '../lib/problem';
import { lineIdentityOf } from '../line/line-identity';
import { createParts } from '../parts';
import { journalSeal } from '../store/journal-seal';
import { readJournalKey } from './journal-key';
import { holdsTown, openStore, type Place } from './open-store';
import { siteNamed } from './operator-town';

type Told = { readonly good: boolean; readonly lines: readonly string[] };

/** What is asked of an invitation for many desks. */
export type InviteFileWish = {
  /** Where the file goes. */
  readonly to: string;
  /** Where desks reach the server. */
  readonly address: string;
  readonly uses: string;
  readonly days: string;
  /** The name of the site, `''` = the home. */
  readonly site: string;
  /** End the one that is open, and write none. */
  readonly isEnd: boolean;
  readonly keyFile: string;
};

const wholeOf = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value < 1 || value > most)
    throw new Problem('badRequest', `--${name}: a whole number from 1 to ${most}`);
  return value;
};

/**
 * Writes a file by which so many desks join until a day, in the place of any other of the site, or ends the one that is open. For whoever has the data of the server; a server may be at
 * work on them.
 */
export const inviteFile = async (place: Place, wish: InviteFileWish): Promise<Told> => {
  if (!holdsTown(place)) return { good: false, lines: ['this folder holds no town hall'] };
  const [uses, days] = wish.isEnd
    ? [0, 0]
    : [wholeOf('uses', wish.uses, MOST_BATCH_USES), wholeOf('days', wish.days, MOST_BATCH_DAYS)];
  if (!wish.isEnd && (wish.to === '' || wish.address === ''))
    throw new Problem('badRequest', '--to FILE and --address HOST:PORT are both needed');
  const store = await openStore(place);
  try {
    const nowMs = Date.now();
    const key = await readJournalKey(wish.keyFile);
    const sealed = key ? { journalSeal: journalSeal(key) } : {};
    const { journal } = createParts({ store, clock: Date.now, newId: freshId, ...sealed });
    const siteId = await siteNamed(store, wish.site);
    if (wish.isEnd) {
      const left = await store.withSite(siteId, async (site) => {
        const open = await openBatch(site, store, nowMs);
        await writeBatch(site, null);
        return open?.left ?? 0;
      });
      return {
        good: true,
        lines: [left === 0 ? 'No file is open' : `The file is void: ${left} of its uses were left`],
      };
    }
    const secret = freshSigns(FILE_SECRET_SIGNS);
    const { mark } = await lineIdentityOf(store, place.dataDir, nowMs);
    const untilMs = nowMs + days * DAY_MS;
    const until = new Date(untilMs).toISOString();
    const file = { guichet: 'invitation', address: wish.address, code: `${secret}${await mark(secret)}`, until };
    // First: what cannot be written must open nothing. A file that is there already is somebody’s.
    await writeFile(wish.to, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await store.withSite(siteId, async (site) => {
      await writeBatch(site, { hash: codeHash(secret), left: uses, untilMs, epoch: store.epoch });
      await journal.note(site, null, { kind: 'inviteMade', subject: 'desk', count: uses });
    });
    return {
      good: true,
      lines: [`${wish.to}: ${uses} desks may join by it until ${until}. Whoever reads it may join`],
    };
  } finally {
    await store.close();
  }
};
