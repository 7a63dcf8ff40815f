import { timingSafeEqual } from 'node:crypto';

import type { Checkpoint } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import type { Store } from '../store/port';
import type { RotationWhy } from '../store/rotation-port';
import { authoritySealOf } from './authority-seal';

/** So much of a link of the audit tells two histories apart. */
const CHAIN_SIGNS = 16;

/** A place in the order of a site, with the begin of the link of the audit there (`''` before the first write). */
export type AuditPlace = { readonly siteId: string; readonly seq: number; readonly chain: string };

type Audited = Pick<Store, 'audit' | 'head'>;

/** The begin of the link of the audit at a number, `''` where there is none. */
export const chainAt = async (store: Pick<Store, 'audit'>, siteId: string, seq: number): Promise<string> =>
  seq === 0 ? '' : ((await store.audit(siteId, seq - 1, 1))[0]?.chain.slice(0, CHAIN_SIGNS) ?? '');

/**
 * Whether this store once held a place that it does not know any more: its head lies before it, or another write stands under that number.
 * Then an older copy was put back. The number alone would show nothing once as much was written again.
 */
export const isPlaceLost = async (store: Audited, { siteId, seq, chain }: AuditPlace): Promise<boolean> =>
  seq > (await store.head(siteId)) || chain !== (await chainAt(store, siteId, seq));

/**
 * What a checkpoint of this store bears: the begin of the link of its number, and the proof that the store itself said so. `''` where no write
 * stands under the number: what the store never held must not bear its seal.
 */
export const sealOf = async (
  store: Store,
  checkpoint: Pick<Checkpoint, 'epoch' | 'scope' | 'seq'>,
): Promise<string> => {
  const chain = await chainAt(store, checkpoint.scope, checkpoint.seq);
  if (chain === '') return '';
  return `${chain}.${(await authoritySealOf(store)).ofCheckpoint(checkpoint, chain)}`;
};

/** Whether a checkpoint shows that an older copy was put back. What bears no seal of this store shows nothing: anybody can write a number. */
export const showsOlderCopy = async (
  { store, rules }: Needs<'store' | 'rules'>,
  checkpoint: Checkpoint,
): Promise<boolean> => {
  const { scope, seq, seal = '' } = checkpoint;
  const [chain = '', mac = ''] = seal.split('.');
  const given = Buffer.from(mac);
  const ours = Buffer.from((await authoritySealOf(store)).ofCheckpoint(checkpoint, chain));
  const isOurs = given.length === ours.length && timingSafeEqual(given, ours);
  if (rules.checkpointSealed ? !isOurs : seal === '') return false;
  return isPlaceLost(store, { siteId: scope, seq, chain });
};

/** Begins another history because an older copy was put back, as a restore does; of many who find it at once one does. */
export const leaveHistory = async (
  { store, clock, newId }: Needs<'store' | 'clock' | 'newId'>,
  from: string,
  why: RotationWhy,
): Promise<void> => {
  await store.rotate(from, { to: newId(), at: new Date(clock()).toISOString(), why });
};
