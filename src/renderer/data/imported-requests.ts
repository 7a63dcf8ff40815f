import type { ImportedRequest } from '#shared/domain/exchange/request-import/plan-request-import';
import { importedRequestId } from '#shared/domain/exchange/request-import/request-commands';

import type { GuichetDatabase } from './database/collections';
import { plainAll } from './plain';

/** Of the requests of another program: those that stand here, and for the others how often they were imported and taken back. */
export type ImportedRequests = {
  readonly standing: ReadonlyMap<string, ImportedRequest>;
  readonly roundOf: (externalId: string) => number;
};

const pageSize = 1_000;

/** The status of those of these ids that are documents. */
const statesOf = async (database: GuichetDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const states = new Map<string, string>();
  for (let from = 0; from < ids.length; from += pageSize) {
    const found = await database.requests.findByIds(ids.slice(from, from + pageSize)).exec();
    for (const { id, status } of plainAll([...found.values()])) states.set(id, status);
  }
  return states;
};

/** Looks requests of another program up by their identifiers there. */
export const importedRequests = async (
  database: GuichetDatabase,
  siteId: string,
  externalIds: readonly string[],
): Promise<ImportedRequests> => {
  const standing = new Map<string, ImportedRequest>();
  const rounds = new Map<string, number>();
  let open = [...new Set(externalIds)];
  for (let round = 0; open.length > 0; round += 1) {
    const idOf = (externalId: string): string => importedRequestId(siteId, externalId, round);
    const states = await statesOf(database, open.map(idOf));
    for (const externalId of open) {
      rounds.set(externalId, round);
      const status = states.get(idOf(externalId)) ?? 'void';
      if (status !== 'void') standing.set(externalId, { requestId: idOf(externalId), isOpen: status !== 'closed' });
    }
    open = open.filter((externalId) => states.get(idOf(externalId)) === 'void');
  }
  return { standing, roundOf: (externalId) => rounds.get(externalId) ?? 0 };
};
