import { collectionNames } from '#shared/domain/model/collections';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import type { History } from '../history/history';
import { pullAll } from '../history/observe';
import { siteId } from '../town/sim-town';
import { plainText } from './marks';
import { storedDocuments } from './replicas';

const stateOf = async (history: History): Promise<string> => {
  const parts: string[] = [String(await history.server.store.head(siteId))];
  for (const name of collectionNames)
    for (const [id, document] of await storedDocuments(history, name))
      parts.push(`${name} ${id} ${plainText(document)}`);
  return parts.sort().join('\n');
};

/** Line 9: who pulls from any old checkpoint reaches what a pull from zero reaches. */
export const checkOldCheckpoints = async (history: History): Promise<void> => {
  const mine = history.observations.filter((one) => one.epoch === history.server.store.epoch).slice(-4);
  for (const collection of collectionNames) {
    const fresh = await pullAll(history, collection, new Map(), null);
    for (const { epoch, seq, documents } of mine) {
      const known = [...(documents[collection] ?? [])].filter(
        ([id]) => fresh.documents.has(id) || !history.retired.has(`${collection} ${id}`),
      );
      const later = await pullAll(history, collection, new Map(known), { epoch, seq });
      const differs = [...fresh.documents].find(([id, text]) => later.documents.get(id) !== text);
      if (differs || later.documents.size !== fresh.documents.size)
        history.findings.add(9, `from ${seq}, ${collection} ${differs?.[0] ?? 'has more'} is not what it is from zero`);
    }
  }
};

const firstDifference = (before: string, after: string): string => {
  const known = new Set(before.split('\n'));
  return after.split('\n').find((line) => !known.has(line)) ?? '';
};

/** Line 10: recorded pushes change nothing when they come again. */
export const checkReplays = async (history: History): Promise<void> => {
  const { watch, server, copies, findings, plan } = history;
  // What a desk might not bring it may once it is of the department.
  const refused = new Set(
    plan.chaos.includes('sensitive')
      ? (await server.store.quarantined(siteId)).flatMap(({ collection, id, why }) =>
          why === 'rights' ? `${collection} ${id}` : [],
        )
      : [],
  );
  const before = await stateOf(history);
  const lastCopyMs = Math.max(0, ...copies);
  for (const { device, body, atMs } of watch.pushes.slice()) {
    if (body.epoch !== server.store.epoch) continue;
    // What a program without a store had pushed went with the copy, and would be news.
    if (atMs < lastCopyMs) continue;
    // A client that kept a copy may bring back what left by its age; it leaves again.
    const rows = body.rows.filter(({ id }) => {
      const key = `${body.collection} ${id}`;
      return !history.retired.has(key) && !refused.has(key);
    });
    await server.call(device, '/v1/push', JSON.stringify({ ...body, rows, schemaVersion: SCHEMA_VERSION }));
  }
  const after = await stateOf(history);
  if (after !== before)
    findings.add(10, `a recorded push changed something: ${firstDifference(before, after).slice(0, 300)}`);
};
