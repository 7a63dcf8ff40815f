import { eventFault } from '#shared/domain/rows/event-fault';
import { registerFault } from '#shared/domain/rows/register-fault';
import type { Citizen } from '#shared/domain/model/citizen';
import type { WriteCode } from '#shared/domain/model/act-facts';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { isLogCollection, logOf } from '#shared/sync/merge-document';

import type { DataContext } from '../../context';
import type { OutboxEntry } from '../../database/outbox-entry';
import type { AnyChange, Change, Written, WriteStamp } from './changes';
import { refusalByRights, rightsHere } from './role';

/** What a change did to its document: the marks that it left, and the document as it was. */
export type Done = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly marks: readonly string[];
  readonly before: Documents[CollectionName] | null;
};

/** A change that was decided and may be written: the stamp that it keeps however often it is decided, and its note for the outbox. */
export type Prepared = {
  readonly change: Change<CollectionName>;
  /** There was no sound document when it was decided. */
  readonly isNew: boolean;
  readonly stamp: () => WriteStamp;
  readonly written: Written<CollectionName>;
  readonly entry: OutboxEntry;
};

/** Why a change is not written; `isOfRole` = the person here may not write it. */
export type NotPrepared = { readonly refusal: Refusal; readonly isOfRole: boolean };

/** Decides a change on the present document, before anything is written; `null` = nothing to do. */
export type Prepare = (
  change: AnyChange,
  current: Documents[CollectionName] | null,
) => Result<Prepared | null, NotPrepared>;

const firstFault = <Value>(values: readonly Value[], faultOf: (value: Value) => string): string => {
  for (const value of values) {
    const fault = faultOf(value);
    if (fault !== '') return fault;
  }
  return '';
};

/** Stamps of one change, the same however often it is decided. */
const stampMaker = (context: DataContext): (() => WriteStamp) => {
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
      namesCalls: context.namesCalls(),
      register: (seen) => {
        if (register === '' || seen.some((stamp) => stamp >= register)) register = context.registerStamp(seen);
        return register;
      },
    };
  };
};

/** The first new value that the server would set aside, as its path; `''` when there is none. */
const unsoundField = (collection: CollectionName, { document, marks }: Written<CollectionName>): string => {
  if (isLogCollection(collection))
    return firstFault(
      logOf(document).filter((event) => marks.includes(event.id)),
      (event) => eventFault(collection, event, 'written'),
    );
  if (collection !== 'citizens') return '';
  const fresh = Object.entries((document as Citizen).fields).filter(([name, { t }]) => marks.includes(`${name}@${t}`));
  return firstFault(fresh, ([name, register]) => registerFault(name, register, 'written'));
};

/** Opens the door for one write of the person who sits here: each change is decided, held against their rights, and noted for the outbox. */
export const openDoor = async (context: DataContext, code: WriteCode): Promise<Prepare> => {
  const here = await rightsHere(context);
  const at = context.now().toISOString();
  return (one, current) => {
    const change = one as Change<CollectionName>;
    const stamp = stampMaker(context);
    const decided = change.decide(current, stamp());
    if (!decided.ok) return no({ refusal: decided.reason, isOfRole: false });
    const written = decided.value;
    if (!written) return ok(null);
    const field = unsoundField(change.collection, written);
    if (field !== '') return no({ refusal: { code: 'unsoundValue', field }, isOfRole: false });
    const refusal = refusalByRights(here, change.collection, written);
    if (refusal) return no({ refusal, isOfRole: true });
    const entry = {
      id: context.newId(),
      collectionName: change.collection,
      documentId: change.id,
      code,
      at,
      marks: [...written.marks],
      refusedWhy: '',
    };
    return ok({ change, isNew: current === null, stamp, written, entry });
  };
};
