import { randomUUID } from 'node:crypto';

import { MOST_OPEN_CODES } from '#shared/sync/bounds';
import { inGroups, SECRET_SIGNS } from '#shared/sync/invitation';
import type { DeviceRank } from '#shared/domain/rights/writes';

import { freshSigns } from '../lib/fresh';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import type { Noted } from '../store/journal-port';
import type { Store } from '../store/port';

/** How long a code may be used, milliseconds. */
export const CODE_LIFE_MS = 15 * 60_000;

/** The hash under which a code is kept, whatever case, spaces or dashes it is typed with. */
export const codeHash = (typed: string): string => sha256(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));

/** Ends the oldest open code of the site that no administrator made; says whether there was one. */
const makeRoom = async (store: Store, siteId: string, madeBy: string, at: string): Promise<boolean> => {
  const admins = new Set((await store.listDevices(siteId)).flatMap(({ id, rank }) => (rank === 'admin' ? [id] : [])));
  const isOfAdmin = (maker: string): boolean => maker === '' || admins.has(maker);
  if (!isOfAdmin(madeBy)) return false;
  const least = (await store.openCodes(siteId, at)).find((code) => !isOfAdmin(code.madeBy));
  if (least) await store.endCode(siteId, least.id, at);
  return least !== undefined;
};

/**
 * Makes a code by which one device may enrol at the site, with this rank; `madeBy` is the device that asked, `''` = whoever sits at the
 * server. `mark` = what the code names this server by. The code itself is not kept. Throws `codesOpen` while as many are open as may be; to an administrator the oldest code of a desk
 * gives way, so that no desk keeps others from joining.
 */
export const issueCode = async (
  { store, mark }: Needs<'store' | 'mark'>,
  siteId: string,
  rank: DeviceRank,
  nowMs: number,
  madeBy = '',
  noted?: Noted,
): Promise<{ readonly code: string; readonly expiresAt: string }> => {
  const secret = freshSigns(SECRET_SIGNS);
  const [madeAt, expiresAt] = [new Date(nowMs).toISOString(), new Date(nowMs + CODE_LIFE_MS).toISOString()];
  const made = { id: randomUUID(), hash: codeHash(secret), siteId, rank, madeBy, madeAt, expiresAt };
  const add = (): Promise<boolean> => store.addCode(made, MOST_OPEN_CODES, noted);
  if (!(await add()) && !((await makeRoom(store, siteId, madeBy, madeAt)) && (await add())))
    throw new Problem('codesOpen', `${MOST_OPEN_CODES} codes of this site are open already`);
  // Only for a code that may be: it costs a fifth of a second.
  return { code: inGroups(`${secret}${await mark(secret)}`), expiresAt };
};
