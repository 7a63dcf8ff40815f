import type { WireDocument } from '#shared/sync/protocol';

/** The citizen that a document names, for finding all that is kept of a person; `''` = none. */
export const citizenOf = (document: WireDocument): string => {
  const named = document['citizenId'];
  return typeof named === 'string' ? named : '';
};
