import type { CollectionName, Documents } from '../domain/model/collections';

/** Lists of documents, each under the name of its collection. */
type Lists = { readonly [Name in CollectionName]?: readonly Documents[Name][] };

/**
 * Works something out from documents. Where that fails over some of them although they are sound, they are left out and it is worked out
 * from the rest. What fails without any of them, or over too many, fails as before.
 */
export type ReadApart = <Given extends Lists, Value>(given: Given, read: (lists: Given) => Value) => Value;

/** So many attempts at most: each may take as long as a whole screen. Some forty documents among thousands are found by then. */
const MOST_ATTEMPTS = 500;

const only = <Given extends Lists>(lists: Given, keeps: (document: object) => boolean): Given =>
  Object.fromEntries(
    Object.entries(lists as Readonly<Record<string, readonly object[]>>).map(([name, list]) => [
      name,
      list.filter(keeps),
    ]),
  ) as unknown as Given;

const named = (lists: Lists): readonly (readonly [CollectionName, object])[] =>
  (Object.entries(lists) as [CollectionName, readonly object[]][]).flatMap(([name, list]) =>
    list.map((document) => [name, document] as const),
  );

/** Finds by halves what `read` fails over: the documents that can be read together, and what it makes of them. */
const search = <Given extends Lists, Value>(
  lists: Given,
  read: (lists: Given) => Value,
  error: unknown,
): { readonly value: Value; readonly kept: ReadonlySet<object> } => {
  const kept = new Set<object>();
  let attempts = 0;
  const readWith = (more: readonly object[]): { readonly value: Value } | null => {
    attempts += 1;
    if (attempts > MOST_ATTEMPTS) throw error;
    const wanted = new Set([...kept, ...more]);
    try {
      return { value: read(only(lists, (document) => wanted.has(document))) };
    } catch {
      return null;
    }
  };
  let last = readWith([]);
  // What fails without any of them is no matter of theirs.
  if (!last) throw error;
  const take = (documents: readonly object[]): void => {
    const found = readWith(documents);
    if (found) {
      last = found;
      for (const document of documents) kept.add(document);
    } else if (documents.length > 1) {
      const half = Math.ceil(documents.length / 2);
      take(documents.slice(0, half));
      take(documents.slice(half));
    }
  };
  take(named(lists).map(([, document]) => document));
  return { value: last.value, kept };
};

/**
 * A reader that leaves out the documents over which it fails: one fault of ours in one reader must not stop all that it says. `tell` hears
 * of each of them once. It remembers them as long as they live: the next look costs nothing more, and a new version is tried anew.
 */
export const createReadApart = (tell: (collection: CollectionName, document: object) => void): ReadApart => {
  const out = new WeakSet<object>();
  let isAnyOut = false;
  return (given, read) => {
    const lists = isAnyOut ? only(given, (document) => !out.has(document)) : given;
    try {
      return read(lists);
    } catch (error) {
      const { value, kept } = search(lists, read, error);
      for (const [collection, document] of named(lists)) {
        if (kept.has(document)) continue;
        out.add(document);
        isAnyOut = true;
        tell(collection, document);
      }
      return value;
    }
  };
};
