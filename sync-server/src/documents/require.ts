import type { Right } from '#shared/domain/rights/rights';

import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Device, SiteTransaction } from '../store/port';
import { rightsIn, type ReferenceReader } from './load-facts';
import type { CollectionRules, Registry } from './registry';

/** The rules of a collection. Throws `badRequest` for a name that is not in the registry. */
export const knownCollection = (registry: Registry, name: string): CollectionRules => {
  const known = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (!known) throw new Problem('badRequest', 'unknown collection');
  return known;
};

/** Refuses what is of another history than this process knows. */
export const requireSameEpoch = ({ store, rules }: Needs<'store' | 'rules'>, epoch: string): void => {
  if (rules.epochCheck && epoch !== store.epoch) throw new Problem('epochMismatch', 'this call is of another history');
};

/** The same, after a look whether another process began the history that the caller names. */
export const requireEpoch = async (needs: Needs<'store' | 'rules'>, siteId: string, epoch: string): Promise<void> => {
  if (epoch !== needs.store.epoch) await needs.store.head(siteId);
  requireSameEpoch(needs, epoch);
};

/** Refuses whoever lacks a right by the stored role and the table of the site, at a device of this rank. */
export const requireRight = async (
  { referenceOf }: { readonly referenceOf: ReferenceReader },
  site: SiteTransaction,
  device: Device,
  agentId: string,
  right: Right,
): Promise<void> => {
  if (!rightsIn(await referenceOf(site), device, agentId).has(right))
    throw new Problem('notAllowed', `this needs the right “${right}”, at a device where it counts`);
};
