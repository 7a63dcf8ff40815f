import type { WireDocument } from '#shared/sync/protocol';

/** The citizen that a document names, for finding all that is kept of a person; `''` = none. */
export const citizenOf = (document: WireDocument): string => {
  const named = document['citizenId'];
  return typeof named === 'string' ? named : '';
};

/** The same for a text that may be no document at all. */
export const citizenIn = (body: string): string => {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? citizenOf(read as WireDocument) : '';
  } catch {
    return '';
  }
};
