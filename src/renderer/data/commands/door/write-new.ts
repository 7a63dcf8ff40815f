import type { Refusal } from '#shared/errors/refusal';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { collectionOf } from '../../load';
import type { OutboxEntry } from '../../database/outbox-entry';
import type { ActCode } from './act';
import type { Change, Written } from './changes';
import { refusalByRole } from './refusal-by-role';
import { stampMaker, type Done } from './write';

/** A change of what an import makes. */
export type NewChange = Change<'citizens'> | Change<'appointments'> | Change<'requests'>;

type Fresh = { readonly change: NewChange; readonly written: Written<CollectionName> };

const decideAll = (context: DataContext, changes: readonly NewChange[]): Result<readonly Fresh[], Refusal> => {
  const fresh: Fresh[] = [];
  for (const change of changes) {
    const decided = change.decide(null, stampMaker(context)());
    if (!decided.ok) return decided;
    if (decided.value) fresh.push({ change, written: decided.value });
  }
  return ok(fresh);
};

/** The first of each collection stands for all: they are of one kind. */
const refuseByRole = async (context: DataContext, fresh: readonly Fresh[]): Promise<Refusal | null> => {
  const asked = new Set<CollectionName>();
  for (const { change, written } of fresh) {
    if (asked.has(change.collection)) continue;
    asked.add(change.collection);
    const refusal = await refusalByRole(context, change.collection, written);
    if (refusal) return refusal;
  }
  return null;
};

const entryOf = (context: DataContext, code: ActCode, at: string, { change, written }: Fresh): OutboxEntry => ({
  id: context.newId(),
  collectionName: change.collection,
  documentId: change.id,
  code,
  at,
  marks: [...written.marks],
  refusedWhy: '',
});

const insertAll = async (context: DataContext, collection: CollectionName, fresh: readonly Fresh[]): Promise<void> => {
  const documents = fresh
    .filter(({ change }) => change.collection === collection)
    .map(({ written }) => written.document as Documents[CollectionName]);
  const { error } = await collectionOf(context, collection).bulkInsert(documents);
  if (error[0]) throw new Error(`${collection}: a fresh id is taken (${error[0].status})`);
};

/**
 * The write door for many documents that are not there yet, with fresh ids: the same decisions, stamps and outbox as `write`, but a
 * collection at a time, which takes a tenth of the time. All changes of a collection are of one kind. A crash in the middle
 * leaves whole documents only.
 */
export const writeNew = async (
  context: DataContext,
  code: ActCode,
  changes: readonly NewChange[],
): Promise<Result<readonly Done[], Refusal>> => {
  const decided = decideAll(context, changes);
  if (!decided.ok) return decided;
  const fresh = decided.value;
  const refusal = await refuseByRole(context, fresh);
  if (refusal) return no(refusal);
  const at = context.now().toISOString();
  await context.database.outbox.bulkInsert(fresh.map((one) => entryOf(context, code, at, one)));
  // Citizens first: no appointment may stand without its person.
  for (const collection of ['citizens', 'appointments', 'requests'] as const)
    await insertAll(context, collection, fresh);
  return ok(
    fresh.map(({ change, written }) => ({
      collection: change.collection,
      id: change.id,
      marks: written.marks,
      before: null,
    })),
  );
};
