import type { WireDocument } from '#shared/sync/protocol';

/** The citizen that a document names, for finding all that is kept of a person; `''` = none. */
export const citizenOf = (document: object): string => {
  const named = (document as WireDocument)['citizenId'];
  return typeof named === 'string' ? named : '';
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A text as the document that it may be. */
const documentIn = (body: string): Partial<WireDocument> | null => {
  try {
    const read: unknown = JSON.parse(body);
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
};

/** `citizenOf` for a text that may be no document at all. */
export const citizenIn = (body: string): string => citizenOf(documentIn(body) ?? {});

/** Which document a stored text is, and which citizens it names, even where nobody can read it whole. A deleted document names nobody. */
export const namedIn = (body: string): { readonly id: string; readonly citizens: readonly string[] } => {
  const document = documentIn(body);
  const id = typeof document?.id === 'string' ? document.id : '';
  if (!document || document._deleted === true) return { id, citizens: [] };
  const persons: unknown = document['persons'];
  const along = Array.isArray(persons) ? (persons as unknown[]).filter(isObject) : [];
  return { id, citizens: [document, ...along].map(citizenOf).filter((named) => named !== '') };
};
