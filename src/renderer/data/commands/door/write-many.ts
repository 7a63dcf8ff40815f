import type { RxDocument } from 'rxdb/plugins/core';

import type { WriteCode } from '#shared/domain/model/act-facts';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { collectionOf } from '../../load';
import { asOneNews } from '../../news';
import { plain, plainRow } from '../../plain';
import { decideOn, type AnyChange, type Change } from './changes';
import { openDoor, type Done, type Prepared } from './prepare';

type Any = Documents[CollectionName];

/** A change of what an import makes. */
export type NewChange = Change<'citizens'> | Change<'appointments'> | Change<'requests'>;

const insertAll = async (
  context: DataContext,
  collection: CollectionName,
  fresh: readonly Prepared[],
): Promise<void> => {
  const documents = fresh
    .filter(({ change }) => change.collection === collection)
    .map(({ written }) => written.document);
  const { error } = await collectionOf(context, collection).bulkInsert(documents);
  if (error[0]) throw new Error(`${collection}: a fresh id is taken (${error[0].status})`);
};

/**
 * The write door for many documents that are not there yet, with fresh ids: a collection at a time, which takes a tenth of the time of
 * `write`. All or nothing until the store writes; a crash in the middle leaves whole documents only.
 */
export const writeNew = async (
  context: DataContext,
  code: WriteCode,
  changes: readonly NewChange[],
): Promise<Result<readonly Done[], Refusal>> => {
  const prepare = await openDoor(context, code);
  const fresh: Prepared[] = [];
  for (const change of changes) {
    const one = prepare(change, null);
    if (!one.ok) return no(one.reason.refusal);
    if (one.value) fresh.push(one.value);
  }
  await context.database.outbox.bulkInsert(fresh.map(({ entry }) => entry));
  // Citizens first: no appointment may stand without its person.
  for (const collection of ['citizens', 'appointments', 'requests'] as const)
    await insertAll(context, collection, fresh);
  return ok(
    fresh.map(({ change: { collection, id }, written }) => ({ collection, id, marks: written.marks, before: null })),
  );
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

type Ready = Prepared & { readonly document: RxDocument<Any> };

/** Decides again on the latest copy; `null` when nothing came of it. */
const modify = async ({ change, document, stamp }: Ready): Promise<Result<Done | null, Refusal>> => {
  const { collection, id } = change;
  let result: Result<Done | null, Refusal> = ok(null);
  await document.incrementalModify((latest) => {
    const sound = plainRow<CollectionName>(document.collection, latest);
    const decided = decideOn(change, { stored: latest, sound }, stamp());
    if (!decided.ok) result = decided;
    else
      result = ok(
        decided.value ? { collection, id, marks: decided.value.marks, before: structuredClone(sound) } : null,
      );
    return decided.ok && decided.value ? decided.value.document : latest;
  });
  return result;
};

const isDone = (result: Result<Done | null, Refusal> | undefined): boolean =>
  result?.ok === true && result.value !== null;

/** Writes what was prepared, together; the outbox entry of a change that came to nothing goes. */
const writeReady = async (context: DataContext, ready: readonly Ready[]) => {
  const { outbox } = context.database;
  const results = await asOneNews(async () => {
    await outbox.bulkInsert(ready.map(({ entry }) => entry));
    return Promise.all(ready.map(modify));
  });
  const idle = ready.filter((_, index) => !isDone(results[index])).map(({ entry }) => entry.id);
  if (idle.length > 0) await outbox.bulkRemove(idle);
  return results;
};

/**
 * The write door for many documents that are there already, each for itself: what is refused is left out and named. The store writes
 * together what comes together. What the person here may not write refuses all of it.
 */
export const writeTogether = async (
  context: DataContext,
  code: WriteCode,
  changes: readonly AnyChange[],
): Promise<Result<{ readonly done: readonly Done[]; readonly left: readonly LeftOut[] }, Refusal>> => {
  const prepare = await openDoor(context, code);
  const found = await documentsOf(context, changes);
  const ready: Ready[] = [];
  const left: LeftOut[] = [];
  for (const change of changes) {
    const document = found.get(`${change.collection} ${change.id}`);
    if (!document) continue;
    const one = prepare(change, plain(document));
    if (one.ok) {
      if (one.value) ready.push({ ...one.value, document });
    } else if (one.reason.isOfRole) return no(one.reason.refusal);
    else left.push({ id: change.id, reason: one.reason.refusal });
  }
  const results = await writeReady(context, ready);
  const done = results.flatMap((result) => (result.ok && result.value ? [result.value] : []));
  const refused = ready.flatMap(({ change }, index) => {
    const result = results[index];
    return result && !result.ok ? [{ id: change.id, reason: result.reason }] : [];
  });
  return ok({ done, left: [...left, ...refused] });
};
