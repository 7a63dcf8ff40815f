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

const objectsIn = (document: object, list: string): readonly object[] => {
  const found = (document as Readonly<Record<string, unknown>>)[list];
  return Array.isArray(found) ? (found as unknown[]).filter(isObject) : [];
};

/** The citizens that a document names, or one of its events, whoever was taken off since included. */
export const citizensIn = (document: object): readonly string[] => [
  ...new Set(
    [document, ...objectsIn(document, 'events')]
      .flatMap((one) => [one, ...objectsIn(one, 'persons')])
      .map(citizenOf)
      .filter((named) => named !== ''),
  ),
];

/** Which document a stored text is, and which citizens it names, even where nobody can read it whole. A deleted document names nobody. */
export const namedIn = (body: string): { readonly id: string; readonly citizens: readonly string[] } => {
  const document = documentIn(body);
  const id = typeof document?.id === 'string' ? document.id : '';
  return { id, citizens: !document || document._deleted === true ? [] : citizensIn(document) };
};

/** The part of a site’s transaction that finds what is kept of people. */
export type PeoplePart = {
  /** The documents of a collection, deleted ones too, in whose text one of these ids stands anywhere. It reads the whole collection. */
  readonly naming: (collection: string, ids: readonly string[]) => Promise<readonly WireDocument[]>;
  /** Which of some citizens are on the list of erasures. */
  readonly erasedOf: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** The note of a site that says up to which of its numbers words of erased people were looked for; a store that erases again takes it away. */
export const WORDS_SWEPT = 'wordsSwept';
