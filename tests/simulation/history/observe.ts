import { collectionNames } from '#shared/domain/model/collections';
import type { CallOutput } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import { plainText } from '../oracle/marks';
import { storedDocuments } from '../oracle/replicas';
import { siteId } from '../town/sim-town';
import type { History } from './history';

type Pulled = { readonly documents: ReadonlyMap<string, string>; readonly seq: number };

/** Everything of a collection after a checkpoint, by the protocol, laid over what was known. At a device from which nothing is kept. */
export const pullAll = async (
  { server, admin }: History,
  collection: string,
  known: ReadonlyMap<string, string>,
  from: { readonly epoch: string; readonly seq: number } | null,
): Promise<Pulled> => {
  const documents = new Map(known);
  let since = from && { epoch: from.epoch, scope: siteId, seq: from.seq };
  for (;;) {
    const text = JSON.stringify({ collection, since, limit: 1000, schemaVersion: SCHEMA_VERSION });
    const answer = await server.call(admin, '/v1/pull', text);
    if (answer?.status !== 200) throw new Error(`pull: ${answer?.text ?? 'none'}`);
    const page = JSON.parse(answer.text) as CallOutput<'pull'>;
    for (const document of page.documents) documents.set(document.id, plainText(document));
    since = page.checkpoint;
    if (!page.hasMore) return { documents, seq: page.checkpoint.seq };
  }
};

/** Somebody pulls everything and remembers it, with the checkpoint. */
export const observe = async (history: History): Promise<void> => {
  const seq = await history.server.store.head(siteId);
  const { epoch } = history.server.store;
  const documents: Record<string, ReadonlyMap<string, string>> = {};
  for (const name of collectionNames) {
    const stored = await storedDocuments(history, name);
    documents[name] = new Map([...stored].map(([id, document]) => [id, plainText(document)]));
  }
  // Another transaction may have come in between: then this was no single moment.
  if (seq === (await history.server.store.head(siteId)) && epoch === history.server.store.epoch)
    history.observations.push({ epoch, seq, documents });
};

const codeOf = (answer: { readonly status: number; readonly text: string } | null): string => {
  if (answer === null) return '';
  return answer.status === 200 ? 'taken' : (JSON.parse(answer.text) as { readonly code: string }).code;
};

/** Who comes with a checkpoint or a push of another history, or of a future, must be told so. */
export const tryOldEpoch = async ({ server, stranger, findings }: History): Promise<void> => {
  const { epoch } = server.store;
  const head = await server.store.head(siteId);
  const pull = async (since: object): Promise<string> => {
    const body = { collection: 'tickets', since, limit: 10, schemaVersion: SCHEMA_VERSION };
    return codeOf(await server.call(stranger, '/v1/pull', JSON.stringify(body)));
  };
  const push = { collection: 'tickets', epoch: 'epoch-0', schemaVersion: SCHEMA_VERSION, rows: [] };
  const heard = [
    await pull({ epoch: 'epoch-0', scope: siteId, seq: 0 }),
    await pull({ epoch, scope: siteId, seq: head + 5 }),
    codeOf(await server.call(stranger, '/v1/push', JSON.stringify(push))),
  ];
  const wanted = ['epochMismatch', 'ahead', 'epochMismatch'];
  for (const [index, code] of heard.entries())
    if (code !== '' && code !== wanted[index])
      findings.add(12, `another history was not refused: ${code} instead of ${wanted[index]}`);
};
