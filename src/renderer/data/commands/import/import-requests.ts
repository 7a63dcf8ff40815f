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
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { importedRequests } from '../../imported-requests';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { piecesOf } from '../door/many-rows';
import { write } from '../door/write';
import { writeNew } from '../door/write-many';
import { commitImport, takeImportBack } from './import-act';

export type ImportRequestsInput = {
  readonly drafts: readonly RequestWrite[];
  /** Hears how many are written so far. */
  readonly onProgress?: (count: number) => void;
};

/** So many are written without a pause; then the window draws and hears keys. */
const chunkSize = 100;

const isClosing = (one: RequestWrite): one is RequestClosing => 'requestId' in one;

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
  context: DataContext,
  { drafts, onProgress }: ImportRequestsInput,
): Acted<{ readonly count: number }> => {
  const code = 'requestsImported';
  const fresh = await freshOf(
    context,
    drafts.flatMap((one) => (isClosing(one) ? [] : [one])),
  );
  const closings = drafts.filter(isClosing);
  if (fresh.length + closings.length === 0) return no({ code: 'notFound', entity: 'request', id: '' });
  const entered = piecesOf(fresh, chunkSize, (here, some) =>
    writeNew(
      here,
      code,
      some.map(({ id, commands }) => commandChange('requests', id, commands)),
    ),
  );
  // Somebody may have closed it by hand meanwhile: that stands.
  const closed = piecesOf(closings, chunkSize, (here, some) =>
    write(
      here,
      code,
      some.map((one) => commandChange('requests', one.requestId, [closingCommand(one)], { optional: true })),
      (done) => takeImportBack(here, [done]),
    ),
  );
  return commitImport(context, code, [...entered, ...closed], onProgress);
};
