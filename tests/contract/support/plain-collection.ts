import type { CollectionRules, Registry } from '#server/documents/registry';
import { ok } from '#shared/lib/result';
import type { WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

/**
 * Our handlers know the product's collections by name. Under this one the server of the suite is given other rules, for
 * plain documents that know nothing of merging.
 */
export const plainCollection = 'citizens';

type Plain = Readonly<Record<string, unknown>>;

/** A plain document on the wire: whole under `state`, beside what its writer believed the server to hold. */
export const toWire = (id: string, state: Plain, assumed: Plain | null): WireDocument => {
  const { _deleted, ...rest } = state;
  return { id, _deleted: _deleted === true, state: rest, assumed };
};

export const fromWire = (document: WireDocument): Plain & { readonly _deleted: boolean } => ({
  ...(document['state'] as Plain),
  _deleted: document._deleted,
});

/** Whoever wrote on what the server holds is taken; all others get what it holds: the rule that RxDB expects of a server. */
const merge = (stored: WireDocument, incoming: WireDocument): WireDocument => {
  const assumed = incoming['assumed'];
  const knew = typeof assumed === 'object' && assumed !== null && sameDocument(assumed, fromWire(stored));
  return knew ? incoming : stored;
};

const rules: CollectionRules = {
  judge: () => ({
    check: (row) => Promise.resolve(ok(row)),
    merge,
    decide: (merged) => Promise.resolve({ document: { ...merged, assumed: null }, flag: '' }),
  }),
  dayOf: () => '',
  digestOf: (document) => JSON.stringify(document['state']),
  deltaOf: (_stored, document) => document,
  isErased: () => false,
};

/** A registry with one collection of plain documents. */
export const plainRegistry: Registry = { [plainCollection]: rules };
