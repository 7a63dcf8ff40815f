import {
  closingCommand,
  importedRequestId,
  requestCommands,
} from '#shared/domain/exchange/request-import/request-commands';
import type {
  RequestClosing,
  RequestDraft,
  RequestWrite,
} from '#shared/domain/exchange/request-import/request-mapping';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { importedRequests } from '../../imported-requests';
import type { Act } from '../door/act';
import { commandChange } from '../door/changes';
import { longAct } from '../door/long-act';
import { asOnePerson, noteAct } from '../door/note-act';
import { takeImportBack, undoImport } from './take-import-back';
import { write, type Done } from '../door/write';
import { writeNew } from '../door/write-new';

export type ImportRequestsInput = {
  readonly drafts: readonly RequestWrite[];
  /** Hears how many are written so far. */
  readonly onProgress?: (count: number) => void;
};

type Piece = readonly Done[];
type WritePiece<One> = (some: readonly One[]) => Promise<Result<Piece, Refusal>>;

/** So many are written without a pause; then the window draws and hears keys. */
const chunkSize = 100;

const isClosing = (one: RequestWrite): one is RequestClosing => 'requestId' in one;

/** Adds to `pieces` what was written; says the refusal that ended it. */
const writeAll = async <One>(
  all: readonly One[],
  writePiece: WritePiece<One>,
  pieces: Piece[],
  onPiece: (count: number) => Promise<void>,
  isStopped: () => boolean,
): Promise<Refusal | null> => {
  for (let from = 0; from < all.length && !isStopped(); from += chunkSize) {
    const some = all.slice(from, from + chunkSize);
    const written = await writePiece(some);
    if (!written.ok) return written.reason;
    pieces.push(written.value);
    await onPiece(some.length);
  }
  return null;
};

/** Those that nobody imported meanwhile, with the ids that they get. */
const freshOf = async (context: DataContext, drafts: readonly RequestDraft[]) => {
  const ids = drafts.map(({ externalId }) => externalId);
  const { standing, roundOf } = await importedRequests(context, ids);
  return drafts
    .filter(({ externalId }) => !standing.has(externalId))
    .map((draft) => ({
      id: importedRequestId(context.siteId, draft.externalId, roundOf(draft.externalId)),
      commands: requestCommands(draft),
    }));
};

/**
 * Enters the requests of another program, each with the moments at which it came and was closed, and closes those of an earlier import
 * that were closed there since. One act with one undo, written in pieces so that the window stays alive; a refusal takes back
 * what was written before it. What is here already is passed over.
 */
export const importRequests = async (
  anyone: DataContext,
  { drafts, onProgress }: ImportRequestsInput,
): Promise<Result<{ act: Act; count: number }, Refusal>> => {
  const context = asOnePerson(anyone);
  const fresh = await freshOf(
    context,
    drafts.flatMap((one) => (isClosing(one) ? [] : [one])),
  );
  const closings = drafts.filter(isClosing);
  const count = fresh.length + closings.length;
  if (count === 0) return no({ code: 'notFound', entity: 'request', id: '' });
  const pieces: Piece[] = [];
  let written = 0;
  const enter: WritePiece<(typeof fresh)[number]> = (some) =>
    writeNew(
      context,
      'requestsImported',
      some.map(({ id, commands }) => commandChange('requests', id, commands)),
    );
  // Somebody may have closed it by hand meanwhile: that stands.
  const close: WritePiece<RequestClosing> = (some) =>
    write(
      context,
      'requestsImported',
      some.map((one) => commandChange('requests', one.requestId, [closingCommand(one)], { optional: true })),
      (done) => takeImportBack(context, [done]),
    );
  const code = 'requestsImported';
  const refusal = await longAct(context, { code, all: count }, async (pace) => {
    const onPiece = (some: number): Promise<void> => {
      written += some;
      onProgress?.(written);
      return pace.tell(written);
    };
    return (
      (await writeAll(fresh, enter, pieces, onPiece, pace.isStopped)) ??
      (await writeAll(closings, close, pieces, onPiece, pace.isStopped))
    );
  });
  if (refusal) {
    await takeImportBack(context, pieces);
    return no(refusal);
  }
  const act = noteAct(context, code, { count: written }, undoImport(anyone, code, pieces));
  return ok({ act, count: written });
};
