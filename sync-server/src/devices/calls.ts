import { FILE_SECRET_SIGNS, readInvitation } from '#shared/sync/invitation';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { tokenProof } from '#shared/sync/wire/device-calls';
import { DEVICE_DEPARTMENTS } from '#shared/sync/wire/journal-calls';

import { version } from '../../../package.json';
import { SERVER_ACTOR } from '../documents/authority-event';
import { withoutRoomSince, type WithoutRoom } from '../documents/without-room';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import { readBackupNotes } from '../sites/backup-note';
import { readReference } from '../sites/read-reference';
import { ASIDE_FOR_DAYS, DAY_MS, MOST_DEVICES_OF_FAMILY } from '../bounds';
import { familiesIn } from '../store/families';
import type { Device, Store } from '../store/port';
import type { Wipe } from '../store/wipe-port';
import { takeFromBatch } from './batch-invitation';
import type { Challenges } from './challenge';
import type { Handler } from '../wire/handler';
import { sha256 } from '../lib/sha256';
import { codeHash, issueCode } from './one-time-code';
import { provenDevice, readPublicKey, unproven, type Proof, type ProofNeeds } from './proven-device';

/** How long a token opens the door, milliseconds. */
const TOKEN_LIFE_MS = 3_600_000;

/** A fresh token for a device that signed a challenge of ours. */
const issueToken = async (
  { newToken, ...parts }: ProofNeeds & { readonly newToken: () => string },
  proof: Proof,
  nowMs: number,
): Promise<{ readonly token: string; readonly expiresAt: string; readonly lifeMs: number }> => {
  const { store } = parts;
  const { device, take } = await provenDevice(parts, proof, tokenProof, nowMs);
  if (device.revoked) {
    // Again and again: an older copy of its disk that comes back later has to hear it as well.
    const isWiped = (await store.wipes(device.siteId)).has(device.id);
    throw isWiped ? new Problem('wiped', 'this device erases all that it holds') : unproven();
  }
  const at = await take();
  const token = newToken();
  const expiresAt = new Date(nowMs + TOKEN_LIFE_MS).toISOString();
  await store.addToken({ hash: sha256(token), deviceId: device.id, expiresAt, at });
  return { token, expiresAt, lifeMs: TOKEN_LIFE_MS };
};

/** Whether anyone is there, which version, and on which day the last backup was made: a monitor without a token watches that. */
export const health =
  ({ store }: Needs<'store'>): Handler<'health'> =>
  async () => {
    const { last } = await readBackupNotes(store);
    return {
      ok: true,
      product: 'guichet',
      version,
      schemaVersion: SCHEMA_VERSION,
      ready: (await store.homeSite()) !== null,
      backup: { at: last?.at.slice(0, 10) ?? '' },
    };
  };

/** A desk that joins by a file, as if whoever sits at the server had invited it. */
const openedByFile = async (store: Store, hash: string, nowMs: number) => {
  const siteId = await takeFromBatch(store, hash, nowMs);
  return siteId === null ? null : ({ siteId, rank: 'desk', madeBy: '' } as const);
};

/** Trades a one-time code, or one of the uses of a file, for an identity. */
export const enrol =
  ({ store, clock, newId, journal }: Needs<'store' | 'clock' | 'newId' | 'journal'>): Handler<'enrol'> =>
  async ({ code, deviceName, publicKey }) => {
    // Checked before the code, which a second try then still opens.
    if (readPublicKey(publicKey) === null) throw new Problem('badRequest', 'invalid: publicKey');
    const nowMs = clock();
    const at = new Date(nowMs).toISOString();
    // A device leaves the mark out: it told the server by it.
    const secret = readInvitation(code)?.secret ?? code;
    const opened =
      secret.length === FILE_SECRET_SIGNS
        ? await openedByFile(store, codeHash(secret), nowMs)
        : await store.takeCode(codeHash(secret), at);
    if (opened === null) throw new Problem('unknownCode', 'this code does not open anything');
    const { siteId, rank, madeBy } = opened;
    // A device without a word of this joined before it was noted.
    const invitedBy = madeBy === '' ? SERVER_ACTOR.deviceId : madeBy;
    const id = newId();
    const noted = await journal.noted(siteId, null, { kind: 'deviceJoined', subject: id, deviceId: id });
    const device = await store.addDevice({ id, siteId, name: deviceName, rank, publicKey, at, invitedBy, noted });
    return { deviceId: device.id, siteId, series: device.series, rank };
  };

/** A challenge to sign. */
export const challenge =
  ({ challenges, clock }: Needs<'clock'> & { readonly challenges: Challenges }): Handler<'challenge'> =>
  async ({ deviceId }) => ({ challenge: await challenges.make(deviceId, clock()) });

/** A token against a signed challenge. */
export const token =
  (parts: Needs<'store' | 'newToken' | 'clock'> & { readonly challenges: Challenges }): Handler<'token'> =>
  (proof) =>
    issueToken(parts, proof, parts.clock());

/** What is counted of one device must not be had again and again by devices of its own. */
const requireRoomInFamily = async (store: Store, { id, siteId }: Device): Promise<void> => {
  const all = await store.listDevices(siteId);
  const family = familiesIn(all).get(id) ?? [id];
  const living = all.filter((device) => family.includes(device.id) && !device.revoked);
  if (living.length >= MOST_DEVICES_OF_FAMILY)
    throw new Problem('notAllowed', `only an administrator invites more than ${MOST_DEVICES_OF_FAMILY - 1}`);
};

/** A one-time code for another device. */
export const makeCode =
  (needs: Needs<'store' | 'clock' | 'mark' | 'journal'>): Handler<'makeCode'> =>
  async ({ rank = 'desk' }, device) => {
    if ((rank === 'admin' || rank === 'elected') && device.rank !== 'admin')
      throw new Problem('notAllowed', 'only an administrator invites an administrator or the elected');
    if (device.rank !== 'admin') await requireRoomInFamily(needs.store, device);
    const noted = await needs.journal.noted(device.siteId, device, { kind: 'inviteMade', subject: rank });
    return issueCode(needs, device.siteId, rank, needs.clock(), device.id, noted);
  };

/** The codes of the site that still open something. */
export const codes =
  ({ store, clock }: Needs<'store' | 'clock'>): Handler<'codes'> =>
  async (_input, { siteId }) => {
    const names = new Map((await store.listDevices(siteId)).map((device) => [device.id, device.name]));
    const open = await store.openCodes(siteId, new Date(clock()).toISOString());
    return { codes: open.map((code) => ({ ...code, madeByName: names.get(code.madeBy) ?? '' })) };
  };

/** Ends a code before its time: one of its own, or any by an administrator. */
export const endCode =
  ({ store, clock }: Needs<'store' | 'clock'>): Handler<'endCode'> =>
  async ({ id }, device) => {
    const at = new Date(clock()).toISOString();
    const found = (await store.openCodes(device.siteId, at)).find((code) => code.id === id);
    if (!found) throw new Problem('notFound', 'no such code');
    if (found.madeBy !== device.id && device.rank !== 'admin')
      throw new Problem('notAllowed', 'only an administrator ends a code of another device');
    await store.endCode(device.siteId, id, at);
    return { ended: true };
  };

const withRoom = (withoutRoom: WithoutRoom | undefined) => (withoutRoom ? { withoutRoom } : {});

const wipeOf = (wipe: Wipe | undefined) => (wipe ? { wipe } : {});

/** The devices of the site. */
export const devices =
  ({ store, clock }: Needs<'store' | 'clock'>): Handler<'devices'> =>
  async (_input, { siteId }) => {
    const wipes = await store.wipes(siteId);
    const since = new Date(clock() - ASIDE_FOR_DAYS * DAY_MS).toISOString();
    const without = await store.withSite(siteId, (site) => withoutRoomSince(site, since));
    const devices = (await store.listDevices(siteId)).map(
      ({ id, name, series, rank, enrolledAt, seenAt, revoked, invitedBy, departmentIds }) => ({
        id,
        name,
        series,
        rank,
        enrolledAt,
        seenAt,
        revoked,
        ...wipeOf(wipes.get(id)),
        invitedBy,
        ...(departmentIds.length > 0 && { departmentIds: [...departmentIds] }),
        ...withRoom(without.get(id)),
      }),
    );
    return { devices };
  };

/** Chooses the departments whose sensitive requests a device of the site holds. */
export const chooseDepartments =
  ({ store, dropStream, journal }: Needs<'store' | 'dropStream' | 'journal'>): Handler<'chooseDepartments'> =>
  async ({ id, departmentIds }, device) => {
    const { siteId } = device;
    const found = await store.device(id);
    if (!found || found.siteId !== siteId) throw new Problem('notFound', 'no such device');
    const reference = await readReference(store, siteId);
    const wished = new Set(departmentIds);
    const known = reference.flatMap((one) => (one.kind === 'department' && wished.has(one.id) ? one.id : []));
    if (known.length < wished.size) throw new Problem('badRequest', 'no such department');
    const [subject, count] = [`${DEVICE_DEPARTMENTS}${id}`, known.length];
    const noted = await journal.noted(siteId, device, { kind: 'settingsWritten', subject, count });
    await store.chooseDepartments(id, known, noted);
    // It opens its stream again and asks how things stand.
    dropStream(id);
    return { departmentIds: known };
  };
