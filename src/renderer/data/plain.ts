import type { RxDocument } from 'rxdb/plugins/core';

const seen = new WeakMap<object, unknown>();

/** The plain value of a document. The same revision gives the same object, so that screens can skip unchanged rows. */
export const plain = <Value extends object>(document: RxDocument<Value>): Value => {
  const known = seen.get(document);
  if (known) return known as Value;
  const value = document.toJSON() as Value;
  seen.set(document, value);
  return value;
};

export const plainAll = <Value extends object>(documents: readonly RxDocument<Value>[]): readonly Value[] =>
  documents.map((document) => plain(document));
