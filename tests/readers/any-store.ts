import fc from 'fast-check';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { soundDocument } from '#shared/sync/sound-document';

import { brokenDocument } from '../arbitraries/broken-documents';
import { figures } from './figures';
import { outgoing } from './outgoing';
import { screens } from './screens';
import { neighbours, type Reader, type Store } from './store';

/** Everything at a desk that works something out from stored documents, by what it is. */
export const deskReaders: Readonly<Record<string, Reader>> = { ...screens, ...figures, ...outgoing };

/** Through what a reader sees a stored document. */
export type Gate = <Name extends CollectionName>(name: Name, document: Documents[Name]) => Documents[Name] | null;

/** A gate that lets everything through. */
export const noGate: Gate = (_, document) => document;

/** No screen and no file is longer for a few wrong documents: nothing loops over the minutes of 1e15, or days of a thousand years. */
const mostCharacters = 3_000_000;
const perRun = 25;
/** So many documents at a time: a thousand of each collection in all. */
export const runs = 40;

const storeWith = <Name extends CollectionName>(name: Name, more: readonly Documents[Name][], gate: Gate): Store => ({
  ...neighbours,
  [name]: [...neighbours[name], ...more.flatMap((document) => gate(name, document) ?? [])],
});

const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

const answerOf = (reader: Reader, store: Store): string => JSON.stringify(reader(store), plain) ?? '';

/** The collections that a reader looks at. */
export const readBy = (reader: Reader): ReadonlySet<string> => {
  const seen = new Set<string>();
  reader(
    new Proxy(neighbours, {
      get: (store, name: CollectionName) => {
        seen.add(name);
        return store[name];
      },
    }),
  );
  return seen;
};

/**
 * That readers are total over a store that holds any documents of a collection beside sound ones: none of them fails, and each of them
 * says what it would say of a store that holds what is sound alone.
 */
export const areTotal = (name: CollectionName, readers: Readonly<Record<string, Reader>>, gate: Gate) =>
  fc.property(fc.array(brokenDocument(name), { minLength: perRun, maxLength: perRun }), (broken) => {
    // Copies: what a reader or the gate remembers of an object must not make the two alike.
    const sound = storeWith(name, structuredClone(broken), soundDocument);
    const stored = storeWith(name, broken, gate);
    for (const [where, reader] of Object.entries(readers)) {
      const answer = answerOf(reader, stored);
      if (answer.length > mostCharacters) throw new Error(`${where}: ${answer.length} characters`);
      if (answer !== answerOf(reader, sound)) throw new Error(`${where}: says more than what is sound`);
    }
  });
