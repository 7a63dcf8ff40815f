import { SCHEMA_VERSION } from '#shared/sync/protocol';

import { version } from '../../../package.json';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Challenges } from './challenge';
import type { Handler } from '../wire/handler';
import { readPublicKey } from './device-key';
import { issueToken } from './issue-token';
import { codeHash, issueCode } from './one-time-code';

/** Whether anyone is there, and which version. */
export const health =
  ({ store }: Needs<'store'>): Handler<'health'> =>
  async () => ({
    ok: true,
    product: 'guichet',
    version,
    schemaVersion: SCHEMA_VERSION,
    ready: (await store.homeSite()) !== null,
  });

/** Trades a one-time code for an identity. */
export const enrol =
  ({ store, clock, newId }: Needs<'store' | 'clock' | 'newId'>): Handler<'enrol'> =>
  async ({ code, deviceName, publicKey }) => {
    // Checked before the code, which a second try then still opens.
    if (readPublicKey(publicKey) === null) throw new Problem('badRequest', 'invalid: publicKey');
    const at = new Date(clock()).toISOString();
    const opened = await store.takeCode(codeHash(code), at);
    if (opened === null) throw new Problem('unknownCode', 'this code does not open anything');
    const { siteId, rank } = opened;
    const device = await store.addDevice({ id: newId(), siteId, name: deviceName, rank, publicKey, at });
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

/** A one-time code for another device. */
export const makeCode =
  ({ store, clock }: Needs<'store' | 'clock'>): Handler<'makeCode'> =>
  async ({ rank = 'desk' }, device) => {
    if ((rank === 'admin' || rank === 'elected') && device.rank !== 'admin')
      throw new Problem('notAllowed', 'only an administrator invites an administrator or the elected');
    return issueCode(store, device.siteId, rank, clock());
  };

/** The devices of the site. */
export const devices =
  ({ store }: Needs<'store'>): Handler<'devices'> =>
  async (_input, { siteId }) => ({
    devices: (await store.listDevices(siteId)).map(({ id, name, series, rank, enrolledAt, seenAt, revoked }) => ({
      id,
      name,
      series,
      rank,
      enrolledAt,
      seenAt,
      revoked,
    })),
  });

/** Shuts a device of the site out. */
export const revokeDevice =
  ({ store, dropStream, clock }: Needs<'store' | 'dropStream' | 'clock'>): Handler<'revokeDevice'> =>
  async ({ id }, { siteId }) => {
    const found = await store.device(id);
    // A device of another site is none of ours: both look alike.
    if (!found || found.siteId !== siteId) throw new Problem('notFound', 'no such device');
    await store.revokeDevice(id, new Date(clock()).toISOString());
    dropStream(id);
    return { revoked: true };
  };
