import type { RxDocument } from 'rxdb/plugins/core';

import type { Refusal } from '#shared/errors/refusal';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { collectionOf } from '../../load';
import type { OutboxEntry } from '../../database/outbox-entry';
import { asOneNews } from '../../news';
import { plain } from '../../plain';
import type { ActCode } from './act';
import type { AnyChange, Change, WriteStamp } from './changes';
import { refusalByRole } from './refusal-by-role';
import { stampMaker, type Done } from './write';

type Any = Documents[CollectionName];

/** A change with its document, the stamp that it keeps, and its note for the outbox. */
type Ready = {
  readonly change: Change<CollectionName>;
  readonly document: RxDocument<Any>;
  readonly stamp: () => WriteStamp;
  readonly entry: OutboxEntry;
};

/** The documents of changes or of what was done, by `<collection> <id>`, those that are there. */
export const documentsOf = async (
  context: DataContext,
  changes: readonly Pick<AnyChange, 'collection' | 'id'>[],
): Promise<ReadonlyMap<string, RxDocument<Any>>> => {
  const found = new Map<string, RxDocument<Any>>();
  for (const name of new Set(changes.map(({ collection }) => collection))) {
    const ids = changes.filter(({ collection }) => collection === name).map(({ id }) => id);
    const documents = await collectionOf(context, name).findByIds(ids).exec();
    for (const [id, document] of documents) found.set(`${name} ${id}`, document);
  }
  return found;
};

/** A change that was left out, by the id of its document, and why. */
export type LeftOut = { readonly id: string; readonly reason: Refusal };

type Decided = { readonly ready: readonly Ready[]; readonly left: readonly LeftOut[] };

const readyOf = async (
  context: DataContext,
  code: ActCode,
  changes: readonly AnyChange[],
): Promise<Result<Decided, Refusal>> => {
  const found = await documentsOf(context, changes);
  const asked = new Set<CollectionName>();
  const at = context.now().toISOString();
  const ready: Ready[] = [];
  const left: LeftOut[] = [];
  for (const one of changes) {
    const change = one as Change<CollectionName>;
    const { collection, id } = change;
    const document = found.get(`${collection} ${id}`);
    const stamp = stampMaker(context);
    const decided = document ? change.decide(plain(document), stamp()) : ok(null);
    if (!decided.ok) left.push({ id, reason: decided.reason });
    if (!document || !decided.ok || !decided.value) continue;
    const refusal = asked.has(collection) ? null : await refusalByRole(context, collection, decided.value);
    if (refusal) return no(refusal);
    asked.add(collection);
    const marks = [...decided.value.marks];
    const entry = { id: context.newId(), collectionName: collection, documentId: id, code, at, marks, refusedWhy: '' };
    ready.push({ change, document, stamp, entry });
  }
  return ok({ ready, left });
};

/** Decides again on the latest copy; `null` when nothing came of it. */
const modify = async ({ change, document, stamp }: Ready): Promise<Result<Done | null, Refusal>> => {
  const { collection, id } = change;
  let result: Result<Done | null, Refusal> = ok(null);
  await document.incrementalModify((latest) => {
    const current = latest as Any;
    const decided = change.decide(current, stamp());
    if (!decided.ok) result = decided;
    else
      result = ok(
        decided.value ? { collection, id, marks: decided.value.marks, before: structuredClone(current) } : null,
      );
    return decided.ok && decided.value ? decided.value.document : latest;
  });
  return result;
};

/**
 * The write door for many documents that are there already, each for itself: what is refused is left out and named. The same
 * decisions, stamps and outbox as `write`, but the store writes together what comes together. All changes of a collection are of one
 * kind.
 */
export const writeTogether = async (
  context: DataContext,
  code: ActCode,
  changes: readonly AnyChange[],
): Promise<Result<{ readonly done: readonly Done[]; readonly left: readonly LeftOut[] }, Refusal>> => {
  const decided = await readyOf(context, code, changes);
  if (!decided.ok) return decided;
  const { ready, left } = decided.value;
  const { outbox } = context.database;
  const results = await asOneNews(async () => {
    await outbox.bulkInsert(ready.map(({ entry }) => entry));
    return Promise.all(ready.map(modify));
  });
  const idle = ready.filter((_, index) => !isDone(results[index])).map(({ entry }) => entry.id);
  if (idle.length > 0) await outbox.bulkRemove(idle);
  const done = results.flatMap((result) => (result.ok && result.value ? [result.value] : []));
  const refused = ready.flatMap(({ change }, index) => {
    const result = results[index];
    return result && !result.ok ? [{ id: change.id, reason: result.reason }] : [];
  });
  return ok({ done, left: [...left, ...refused] });
};

const isDone = (result: Result<Done | null, Refusal> | undefined): boolean =>
  result?.ok === true && result.value !== null;
