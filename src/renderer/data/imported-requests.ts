import { importedRequestId } from '#shared/domain/exchange/request-import/request-commands';

import type { GuichetDatabase } from './database/collections';
import { plainAll } from './plain';

/** Of the requests of another program: those that stand here, and for the others how often they were imported and taken back. */
export type ImportedRequests = {
  readonly standing: ReadonlySet<string>;
  readonly roundOf: (externalId: string) => number;
};

const pageSize = 1_000;

/** Which of these ids are documents, and whether each was taken back. */
const statesOf = async (database: GuichetDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> => {
  const states = new Map<string, boolean>();
  for (let from = 0; from < ids.length; from += pageSize) {
    const found = await database.requests.findByIds(ids.slice(from, from + pageSize)).exec();
    for (const { id, status } of plainAll([...found.values()])) states.set(id, status === 'void');
  }
  return states;
};

/** Looks requests of another program up by their identifiers there. */
export const importedRequests = async (
  database: GuichetDatabase,
  siteId: string,
  externalIds: readonly string[],
): Promise<ImportedRequests> => {
  const standing = new Set<string>();
  const rounds = new Map<string, number>();
  let open = [...new Set(externalIds)];
  for (let round = 0; open.length > 0; round += 1) {
    const idOf = (externalId: string): string => importedRequestId(siteId, externalId, round);
    const states = await statesOf(database, open.map(idOf));
    for (const externalId of open) {
      rounds.set(externalId, round);
      if (states.get(idOf(externalId)) === false) standing.add(externalId);
    }
    open = open.filter((externalId) => states.get(idOf(externalId)) === true);
  }
  return { standing, roundOf: (externalId) => rounds.get(externalId) ?? 0 };
};
