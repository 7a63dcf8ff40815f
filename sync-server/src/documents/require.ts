import { Problem } from '../lib/problem';
import type { CollectionRules, Registry } from './registry';

/** The rules of a collection. Throws `badRequest` for a name that is not in the registry. */
export const knownCollection = (registry: Registry, name: string): CollectionRules => {
  const known = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (!known) throw new Problem('badRequest', 'unknown collection');
  return known;
};
