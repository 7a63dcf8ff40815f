import { collectionNames, type CollectionName } from '#shared/domain/model/collections';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import { Problem } from '../lib/problem';

/** The name as one of the collections that sync. Throws `badRequest` for any other. */
export const knownCollection = (name: string): CollectionName => {
  const known = collectionNames.find((collection) => collection === name);
  if (!known) throw new Problem('badRequest', 'unknown collection');
  return known;
};

/** Refuses a desk whose document schemas this server does not speak. */
export const requireSchema = (version: number): void => {
  if (version !== SCHEMA_VERSION) throw new Problem('upgradeRequired', `this server speaks schema ${SCHEMA_VERSION}`);
};
