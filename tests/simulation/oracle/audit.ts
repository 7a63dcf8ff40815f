import { createHash } from 'node:crypto';

import type { Register } from '#shared/domain/model/citizen';
import { collectionNames } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { marksOf, plainText } from './marks';
import { storedDocuments } from './replicas';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every link follows from the one before, no number is missing, and the last entry of a document is about its text. */
const checkChain = async ({ server, findings }: History): Promise<void> => {
  const audit = await server.store.audit(siteId, 0, 100_000);
  const last = new Map<string, string>();
  let chain = '';
  for (const [index, { seq, at, deviceId, collection, id, sha: text, chain: link }] of audit.entries()) {
    if (seq !== index + 1) findings.add(8, `the audit jumps to ${seq}`);
    if (link !== sha(JSON.stringify([chain, seq, at, deviceId, collection, id, text])))
      findings.add(8, `link ${seq} is broken`);
    chain = link;
    last.set(`${collection} ${id}`, text);
  }
  if (audit.length !== (await server.store.head(siteId))) findings.add(8, 'the audit is not as long as the history');
  for (const [key, text] of last) {
    const [collection = '', id = ''] = key.split(' ');
    const [body] = await server.store.bodies(siteId, collection, [id]);
    if (body !== undefined && sha(body) !== text) findings.add(8, `the audit of ${key} is not about the stored text`);
  }
};

type Delta = {
  readonly events?: readonly AnyEvent[];
  readonly fields?: Record<string, Register>;
  readonly erasedAt?: string;
};

/** What the history tells of each document: its events, or its latest registers. */
const replay = async ({ server }: History): Promise<ReadonlyMap<string, WireDocument>> => {
  const told = new Map<string, { events: AnyEvent[]; fields: Record<string, Register>; erasedAt: string }>();
  for (const { collection, id, delta } of await server.store.history(siteId, 0, 100_000)) {
    const key = `${collection} ${id}`;
    const one = told.get(key) ?? { events: [], fields: {}, erasedAt: '' };
    told.set(key, one);
    const { events = [], fields = {}, erasedAt = '' } = (delta ?? {}) as Delta;
    one.events.push(...events);
    Object.assign(one.fields, fields);
    one.erasedAt = erasedAt || one.erasedAt;
  }
  return told as unknown as ReadonlyMap<string, WireDocument>;
};

/** Line 8: the audit replays to the state; its hash chain is whole. */
export const checkAudit = async (history: History): Promise<void> => {
  await checkChain(history);
  const told = await replay(history);
  for (const collection of collectionNames) {
    if (collection === 'reference') continue;
    for (const [id, document] of await storedDocuments(history, collection)) {
      const one = told.get(`${collection} ${id}`);
      if (document['erasedAt']) continue;
      const text = (of: WireDocument | undefined): string =>
        [...marksOf({ id, _deleted: document._deleted, ...of })].sort().join();
      if (text(one) !== text(document))
        history.findings.add(8, `the audit of ${collection} ${id} does not replay to it`);
      const events = (document['events'] ?? []) as readonly AnyEvent[];
      const replayed = new Map(
        ((one?.['events'] ?? []) as readonly AnyEvent[]).map((event) => [event.id, plainText(event)]),
      );
      if (events.some((event) => replayed.get(event.id) !== plainText(event)))
        history.findings.add(8, `the events of ${collection} ${id} are not those of its audit`);
    }
  }
};
