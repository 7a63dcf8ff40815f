import type { Needs } from '../needs';
import type { Device, SiteTransaction } from '../store/port';
import { authoritySealOf } from './authority-seal';
import { asideReader } from './known-aside';
import type { ReferenceReader } from './load-facts';
import type { PushScene } from './registry';
import type { WithheldFrom } from './scope';

/**
 * So long after a restore a device may bring what another one wrote and the backup missed: the author may never come back. Desks hold
 * the lost days of all; a week covers those that are away.
 */
const RELAYED_FOR_MS = 7 * 24 * 60 * 60_000;

export type SceneNeeds = Needs<'store' | 'rules' | 'newId' | 'journal'> & {
  readonly referenceOf: ReferenceReader;
  readonly messaging: { readonly delayMin: number };
  readonly withheldFrom: WithheldFrom;
};

/**
 * Everything by which the rows of a push are judged, but for the transaction. Asked for before the transaction begins, because the seal
 * is read from the same store.
 */
export const pushSceneOf = async (
  { store, rules, newId, journal, referenceOf, messaging, withheldFrom }: SceneNeeds,
  device: Device,
  nowMs: number,
): Promise<(site: SiteTransaction) => PushScene> => {
  const seal = await authoritySealOf(store);
  const at = new Date(nowMs).toISOString();
  const withheld = await withheldFrom(device);
  const messageDelayMin = messaging.delayMin;
  // Read under the lock: another process may have begun another history meanwhile.
  const mayRelay = (restoredAt: string): boolean =>
    restoredAt !== '' && nowMs - Date.parse(restoredAt) < RELAYED_FOR_MS;
  return (site) => ({
    site,
    device,
    at,
    nowMs,
    rules,
    newId,
    referenceOf,
    journal,
    messageDelayMin,
    seal,
    mayRelay: mayRelay(store.restoredAt),
    restoredAt: store.restoredAt,
    aside: asideReader(site),
    withheld,
  });
};
