import type { ImportedRequest } from '#shared/domain/exchange/request-import/plan-request-import';
import { importedRequestId, isExternalId } from '#shared/domain/exchange/request-import/request-commands';
import type { Request } from '#shared/domain/model/request';
import { MOST_STANDING } from '#shared/sync/wire/past-calls';

import type { DataContext } from './context';
import { readAll } from './plain';

/** Of the requests of another program: those that stand here, and for the others how often they were imported and taken back. */
export type ImportedRequests = {
  readonly standing: ReadonlyMap<string, ImportedRequest>;
  readonly roundOf: (externalId: string) => number;
};

/** Where is looked: in the store of this desk, and at the server for what it let go of. */
export type ImportScene = Pick<DataContext, 'database' | 'siteId' | 'server'>;

const pageSize = 1_000;

/** As much of a request as an import asks for. */
type Known = Pick<Request, 'id' | 'status' | 'day' | 'closedAt' | 'channel' | 'reasonId'>;

/** Those of these ids that are documents, here or, closed long ago, with the server alone. */
const knownOf = async (
  { database, server }: ImportScene,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> => {
  const known = new Map<string, Known>();
  for (let from = 0; from < ids.length; from += pageSize) {
    const found = await readAll<Request>(database.requests.findByIds(ids.slice(from, from + pageSize)));
    for (const one of found) known.set(one.id, one);
  }
  const elsewhere = ids.filter((id) => !known.has(id));
  const told: Known[] = [];
  for (let from = 0; from < elsewhere.length; from += MOST_STANDING) {
    const answer = await server.standing({ ids: elsewhere.slice(from, from + MOST_STANDING) });
    // A part of the answer would make an import that is neither the one with the server nor the one without it.
    if (!answer.ok) return known;
    told.push(...(answer.value.rows as readonly Known[]));
  }
  for (const row of told) known.set(row.id, row);
  return known;
};

/**
 * Looks requests of another program up by their identifiers there. Without the server those that this desk let go of pass for new ones;
 * entered again they are the same documents, and nothing is counted twice.
 */
export const importedRequests = async (
  scene: ImportScene,
  externalIds: readonly string[],
): Promise<ImportedRequests> => {
  const standing = new Map<string, ImportedRequest>();
  const rounds = new Map<string, number>();
  // No request can bear another one, and the server refuses a question that names it, with all the others in it.
  let open = [...new Set(externalIds)].filter(isExternalId);
  for (let round = 0; open.length > 0; round += 1) {
    const idOf = (externalId: string): string => importedRequestId(scene.siteId, externalId, round);
    const stored = await knownOf(scene, open.map(idOf));
    for (const externalId of open) {
      rounds.set(externalId, round);
      const one = stored.get(idOf(externalId));
      if (!one || one.status === 'void') continue;
      const { id, status, day, closedAt, channel, reasonId } = one;
      // Of a request that is kept from this desk it hears that it is there, and no more.
      const told = day === '' ? {} : { stored: { day, closedAt, channel, reasonId } };
      standing.set(externalId, { requestId: id, isOpen: status !== 'closed', ...told });
    }
    open = open.filter((externalId) => stored.get(idOf(externalId))?.status === 'void');
  }
  return { standing, roundOf: (externalId) => rounds.get(externalId) ?? 0 };
};
