import { collectionNames, type CollectionName } from '#shared/domain/model/collections';
import { sameDocument } from '#shared/sync/same-document';

import type { Desk } from './desk';
import type { Dump } from './desk-calls';
import type { Town } from './town';
import { until } from './until';

const withoutMark = (document: object): object => ({ ...document, _deleted: false });

/** Where two replicas differ, as `collection id`; empty when they are equal. */
export const differences = (one: Dump, two: Dump): string[] =>
  collectionNames.flatMap((name: CollectionName) => {
    const others = new Map(two[name].map((document) => [document.id, document]));
    const known = new Set(one[name].map((document) => document.id));
    const differ = one[name].filter((document) => {
      const other = others.get(document.id);
      return other === undefined || !sameDocument(withoutMark(document), withoutMark(other));
    });
    const extra = two[name].filter((document) => !known.has(document.id));
    return [...differ, ...extra].map((document) => `${name} ${document.id}`);
  });

/** What a person saw as saved and the server does not hold, as `collection id`. */
export const losses = (desks: readonly Desk[], server: Dump): string[] =>
  desks.flatMap((desk) =>
    [...desk.saved].flatMap(([collection, ids]) => {
      const held = new Set(server[collection as CollectionName].map((document) => document.id));
      return [...ids].filter((id) => !held.has(id)).map((id) => `${collection} ${id}`);
    }),
  );

export type Settled = { readonly server: Dump; readonly lost: readonly string[] };

// The server counts the calls of a device: it is asked only when the desks agree.
const lookEveryMs = 400;

/** What still keeps the desks from being settled with each other, `''` when nothing does. */
const unsettled = async (desks: readonly Desk[]): Promise<string> => {
  let first: Dump | undefined;
  for (const desk of desks) {
    const { toSend, kind } = await desk.state();
    const dump = await desk.dump();
    first ??= dump;
    const differ = differences(first, dump);
    if (toSend > 0 || differ.length > 0)
      return `${desk.name} (${kind}): ${toSend} to send, differs in ${differ.length}: ${differ.slice(0, 3).join(', ')}`;
  }
  return '';
};

/** Waits until every desk has sent all and holds what the server holds. Throws with what still differs. */
export const settle = async (town: Town, mostMs = 120_000): Promise<Settled> => {
  let why = '';
  let server: Dump | undefined;
  await Promise.all(town.desks.map((desk) => desk.wake()));
  const isSettled = async (): Promise<boolean> => {
    why = await unsettled(town.desks);
    if (why !== '') return false;
    server = await town.dump();
    const differ = town.desks[0] ? differences(server, await town.desks[0].dump()) : [];
    if (differ.length > 0) why = `the server differs in ${differ.length}: ${differ.slice(0, 3).join(', ')}`;
    return differ.length === 0;
  };
  await until(isSettled, 'all replicas are equal', mostMs, lookEveryMs).catch((error: unknown) => {
    throw new Error(why, { cause: error });
  });
  if (!server) throw new Error('never looked at the server');
  return { server, lost: losses(town.desks, server) };
};
