import type { RxDocument } from 'rxdb/plugins/core';

import type { WriteCode } from '#shared/domain/model/act-facts';
import type { CollectionName } from '#shared/domain/model/collections';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { OutboxEntry } from '../../database/outbox-entry';
import { collectionOf, load } from '../../load';
import { asOneNews } from '../../news';
import { plainRow } from '../../plain';
import { decideOn, type AnyChange, type Written } from './changes';
import { openDoor, type Done, type Prepared } from './prepare';

class Refused extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason.code);
    this.reason = reason;
  }
}

/** Appends to the latest document, deciding again when it changed meanwhile. Never writes over what another wrote. */
const writeOne = async ({ change, isNew, written, stamp }: Prepared, context: DataContext): Promise<Done | null> => {
  const { collection, id } = change;
  const target = collectionOf(context, collection);
  const orRefuse = (decided: Result<Written<CollectionName> | null, Refusal>): Written<CollectionName> | null => {
    if (!decided.ok) throw new Refused(decided.reason);
    return decided.value;
  };
  let existing = isNew ? null : await target.findOne(id).exec();
  if (!existing) {
    // What was decided on nothing still stands. A document that came meanwhile, or of which nothing is sound, refuses the insert.
    const fresh = isNew ? written : orRefuse(change.decide(null, stamp()));
    if (!fresh) return null;
    try {
      await target.insert(fresh.document);
      return { collection, id, marks: fresh.marks, before: null };
    } catch (error) {
      existing = await target.findOne(id).exec();
      if (!existing) throw error;
    }
  }
  let done: Done | null = null;
  await existing.incrementalModify((latest) => {
    const sound = plainRow<CollectionName>(target, latest);
    const decided = orRefuse(decideOn(change, { stored: latest, sound }, stamp()));
    done = decided ? { collection, id, marks: decided.marks, before: structuredClone(sound) } : null;
    return decided ? decided.document : latest;
  });
  return done;
};

/** Writes what was prepared; the outbox entry of a change that came to nothing goes. */
const writeOrForget = async (
  prepared: Prepared,
  entry: RxDocument<OutboxEntry> | undefined,
  context: DataContext,
): Promise<Result<Done | null, Refusal>> => {
  try {
    const done = await writeOne(prepared, context);
    if (!done) await entry?.incrementalRemove();
    else if (done.marks.join() !== prepared.entry.marks.join())
      await entry?.incrementalPatch({ marks: [...done.marks] });
    return ok(done);
  } catch (error) {
    await entry?.incrementalRemove();
    if (!(error instanceof Refused)) throw error;
    return prepared.change.optional ? ok(null) : no(error.reason);
  }
};

/**
 * The write door for one act. Decides every change first, notes them in the outbox, then writes in the given order, so that a
 * crash in the middle leaves only whole documents. A refusal that comes only while writing calls `takeBack` with what
 * was already done.
 */
export const write = async (
  context: DataContext,
  code: WriteCode,
  changes: readonly AnyChange[],
  takeBack: (done: readonly Done[]) => Promise<unknown>,
): Promise<Result<readonly Done[], Refusal>> => {
  const prepare = await openDoor(context, code);
  const prepared: Prepared[] = [];
  for (const change of changes) {
    const one = prepare(change, await load(context, change.collection, change.id));
    if (!one.ok && !change.optional) return no(one.reason.refusal);
    if (one.ok && one.value) prepared.push(one.value);
  }
  return asOneNews(async () => {
    const noted = await context.database.outbox.bulkInsert(prepared.map((one) => one.entry));
    const done: Done[] = [];
    const open = new Set(prepared);
    try {
      for (const one of prepared) {
        open.delete(one);
        const result = await writeOrForget(
          one,
          noted.success.find(({ id }) => id === one.entry.id),
          context,
        );
        if (!result.ok) {
          await takeBack(done);
          return result;
        }
        if (result.value) done.push(result.value);
      }
      return ok(done);
    } finally {
      if (open.size > 0) await context.database.outbox.bulkRemove([...open].map((one) => one.entry.id));
    }
  });
};
