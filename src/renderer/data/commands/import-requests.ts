import { importedRequestId, requestCommands } from '#shared/domain/exchange/request-import/request-commands';
import type { RequestDraft } from '#shared/domain/exchange/request-import/request-mapping';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { importedRequests } from '../imported-requests';
import type { Act } from './act';
import { commandChange } from './event-change';
import { takeImportBack } from './take-import-back';
import type { Done } from './write';
import { writeNew } from './write-new';

export type ImportRequestsInput = {
  readonly drafts: readonly RequestDraft[];
  /** Hears how many are written so far. */
  readonly onProgress?: (count: number) => void;
};

/** So many are written without a pause; then the window draws and hears keys. */
const chunkSize = 100;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Writes in pieces; a refusal takes back what was written before it. */
const writePieces = async (
  context: DataContext,
  drafts: readonly RequestDraft[],
  roundOf: (externalId: string) => number,
  onProgress: ImportRequestsInput['onProgress'],
): Promise<Result<readonly (readonly Done[])[], Refusal>> => {
  const pieces: (readonly Done[])[] = [];
  for (let from = 0; from < drafts.length; from += chunkSize) {
    const changes = drafts.slice(from, from + chunkSize).map((draft) => {
      const id = importedRequestId(context.siteId, draft.externalId, roundOf(draft.externalId));
      return commandChange('requests', id, requestCommands(draft));
    });
    const written = await writeNew(context, 'requestsImported', changes);
    if (!written.ok) {
      await takeImportBack(context, pieces);
      return written;
    }
    pieces.push(written.value);
    onProgress?.(Math.min(drafts.length, from + chunkSize));
    await pause();
  }
  return ok(pieces);
};

/**
 * Enters the requests of another program, each with the moments at which it came and was closed. One act with one undo, written in
 * pieces so that the window stays alive. Those that are here already are passed over.
 */
export const importRequests = async (
  context: DataContext,
  { drafts, onProgress }: ImportRequestsInput,
): Promise<Result<{ act: Act; count: number }, Refusal>> => {
  const ids = drafts.map(({ externalId }) => externalId);
  const { standing, roundOf } = await importedRequests(context.database, context.siteId, ids);
  const fresh = drafts.filter(({ externalId }) => !standing.has(externalId));
  if (fresh.length === 0) return no({ code: 'notFound', entity: 'request', id: '' });
  const pieces = await writePieces(context, fresh, roundOf, onProgress);
  if (!pieces.ok) return pieces;
  const id = context.newId();
  const undo = async (): Promise<Result<null, Refusal>> => {
    const undone = await takeImportBack(context, pieces.value);
    if (undone.ok) context.acts.markUndone(id);
    return undone;
  };
  const at = context.now().toISOString();
  const act: Act = { id, at, code: 'requestsImported', params: { count: fresh.length }, undo, undone: false };
  context.acts.add(act);
  return ok({ act, count: fresh.length });
};
