import type { Refusal } from '#shared/errors/refusal';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { OutboxEntry } from '../../database/outbox-entry';
import { asOneNews } from '../../news';
import { collectionOf, load } from '../../load';
import type { ActCode } from './act';
import type { AnyChange, Change, Written, WriteStamp } from './changes';
import { refusalByRole } from './refusal-by-role';

/** What a change did to its document: the marks that it left, and the document as it was. */
export type Done = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly marks: readonly string[];
  readonly before: Documents[CollectionName] | null;
};

/** A change with the ids that its events will bear, the same however often it is decided. */
type Prepared = { readonly change: AnyChange; readonly stamp: () => WriteStamp; readonly entry: OutboxEntry };

class Refused extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason.code);
    this.reason = reason;
  }
}

/** Stamps of one change, the same however often it is decided. */
export const stampMaker = (context: DataContext): (() => WriteStamp) => {
  const at = context.now().toISOString();
  const { agentId, deskId } = context.station();
  const ids: string[] = [];
  let register = '';
  return () => {
    let used = 0;
    return {
      siteId: context.siteId,
      at,
      by: { agentId, deviceId: context.deviceId, deskId },
      newId: () => (ids[used++] ??= context.newId()),
      register: (seen) => {
        if (register === '' || seen.some((stamp) => stamp >= register)) register = context.registerStamp(seen);
        return register;
      },
    };
  };
};

/** Decides on the present state, before anything is written: `null` = nothing to do. */
const prepare = async (
  context: DataContext,
  change: AnyChange,
  code: ActCode,
): Promise<Result<Prepared | null, Refusal>> => {
  const generic = change as Change<CollectionName>;
  const stamp = stampMaker(context);
  const decided = generic.decide(await load(context, change.collection, change.id), stamp());
  if (!decided.ok) return change.optional ? ok(null) : decided;
  if (!decided.value) return ok(null);
  const refusal = await refusalByRole(context, change.collection, decided.value);
  if (refusal) return change.optional ? ok(null) : no(refusal);
  const at = context.now().toISOString();
  const entry = {
    id: context.newId(),
    collectionName: change.collection,
    documentId: change.id,
    code,
    at,
    marks: decided.value.marks,
    refusedWhy: '',
  };
  return ok({ change, stamp, entry });
};

/** Appends to the latest document, deciding again when it changed meanwhile. Never writes over what another wrote. */
const writeOne = async ({ change, stamp }: Prepared, context: DataContext): Promise<Done | null> => {
  const { collection, id, decide } = change as Change<CollectionName>;
  const target = collectionOf(context, collection);
  const decideOn = (current: Documents[CollectionName] | null): Written<CollectionName> | null => {
    const decided = decide(current, stamp());
    if (!decided.ok) throw new Refused(decided.reason);
    return decided.value;
  };
  let existing = await target.findOne(id).exec();
  if (!existing) {
    const written = decideOn(null);
    if (!written) return null;
    try {
      await target.insert(written.document);
      return { collection, id, marks: written.marks, before: null };
    } catch (error) {
      existing = await target.findOne(id).exec();
      if (!existing) throw error;
    }
  }
  let done: Done | null = null;
  await existing.incrementalModify((latest) => {
    const current = latest as Documents[CollectionName];
    const written = decideOn(current);
    done = written ? { collection, id, marks: written.marks, before: structuredClone(current) } : null;
    return written ? written.document : latest;
  });
  return done;
};

/** Writes what was prepared; the outbox entry of a change that came to nothing goes. */
const writeOrForget = async (prepared: Prepared, context: DataContext): Promise<Result<Done | null, Refusal>> => {
  const entry = await context.database.outbox.findOne(prepared.entry.id).exec();
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
 * The one write door. Decides every change first, notes them in the outbox, then writes in the given order, so that a
 * crash in the middle leaves only whole documents. A refusal that comes only while writing calls `takeBack` with what
 * was already done.
 */
export const write = async (
  context: DataContext,
  code: ActCode,
  changes: readonly AnyChange[],
  takeBack: (done: readonly Done[]) => Promise<unknown>,
): Promise<Result<readonly Done[], Refusal>> => {
  const prepared: Prepared[] = [];
  for (const change of changes) {
    const one = await prepare(context, change, code);
    if (!one.ok) return one;
    if (one.value) prepared.push(one.value);
  }
  return asOneNews(async () => {
    await context.database.outbox.bulkInsert(prepared.map((one) => one.entry));
    const done: Done[] = [];
    const open = new Set(prepared);
    try {
      for (const one of prepared) {
        open.delete(one);
        const result = await writeOrForget(one, context);
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
