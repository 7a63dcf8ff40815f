import type { RxDocument } from 'rxdb/plugins/core';

import type { Refusal } from '#shared/errors/refusal';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { OutboxEntry } from '../database/outbox-entry';
import { plain } from '../plain';
import type { ActCode } from './act';
import type { AnyChange, Change, WriteStamp } from './change';
import { refusalByRole } from './refusal-by-role';
import { collectionOf, stampMaker } from './write';

type Any = Documents[CollectionName];

/** A change with its document, the stamp that it keeps, and its note for the outbox. */
type Ready = {
  readonly change: Change<CollectionName>;
  readonly document: RxDocument<Any>;
  readonly stamp: () => WriteStamp;
  readonly entry: OutboxEntry;
};

const documentsOf = async (
  context: DataContext,
  changes: readonly AnyChange[],
): Promise<ReadonlyMap<string, RxDocument<Any>>> => {
  const found = new Map<string, RxDocument<Any>>();
  for (const name of new Set(changes.map(({ collection }) => collection))) {
    const ids = changes.filter(({ collection }) => collection === name).map(({ id }) => id);
    const documents = await collectionOf(context, name).findByIds(ids).exec();
    for (const [id, document] of documents) found.set(`${name} ${id}`, document);
  }
  return found;
};

const readyOf = async (
  context: DataContext,
  code: ActCode,
  changes: readonly AnyChange[],
): Promise<Result<readonly Ready[], Refusal>> => {
  const found = await documentsOf(context, changes);
  const asked = new Set<CollectionName>();
  const at = context.now().toISOString();
  const ready: Ready[] = [];
  for (const one of changes) {
    const change = one as Change<CollectionName>;
    const { collection, id } = change;
    const document = found.get(`${collection} ${id}`);
    const stamp = stampMaker(context);
    const decided = document ? change.decide(plain(document), stamp()) : ok(null);
    if (!document || !decided.ok || !decided.value) continue;
    const refusal = asked.has(collection) ? null : await refusalByRole(context, collection, decided.value);
    if (refusal) return no(refusal);
    asked.add(collection);
    const marks = [...decided.value.marks];
    const entry = { id: context.newId(), collectionName: collection, documentId: id, code, at, marks, refusedWhy: '' };
    ready.push({ change, document, stamp, entry });
  }
  return ok(ready);
};

/** Decides again on the latest copy; `false` when nothing came of it. */
const modify = async ({ change, document, stamp }: Ready): Promise<boolean> => {
  let isDone = false;
  await document.incrementalModify((latest) => {
    const decided = change.decide(latest as Any, stamp());
    isDone = decided.ok && decided.value !== null;
    return decided.ok && decided.value ? decided.value.document : latest;
  });
  return isDone;
};

/**
 * The write door for many documents that are there already, each for itself: what is refused is left out. The same decisions, stamps
 * and outbox as `write`, but the store writes together what comes together. All changes of a collection are of one kind.
 */
export const writeTogether = async (
  context: DataContext,
  code: ActCode,
  changes: readonly AnyChange[],
): Promise<Result<null, Refusal>> => {
  const ready = await readyOf(context, code, changes);
  if (!ready.ok) return ready;
  const { outbox } = context.database;
  await outbox.bulkInsert(ready.value.map(({ entry }) => entry));
  const done = await Promise.all(ready.value.map(modify));
  const idle = ready.value.filter((_, index) => !done[index]).map(({ entry }) => entry.id);
  if (idle.length > 0) await outbox.bulkRemove(idle);
  return ok(null);
};
