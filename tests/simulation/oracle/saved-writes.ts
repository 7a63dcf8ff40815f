import type { AnyEvent } from '#shared/domain/model/event';
import type { Register } from '#shared/domain/model/citizen';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { plainText } from './marks';
import { storedDocuments } from './replicas';
import { keyOf, type SavedWrite } from './ledger';
import { withoutTheirWords } from './words';

type Kept = {
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, WireDocument>>;
  /** Every text that the history or the rows set aside hold. */
  readonly records: string;
  /** The rows set aside, as texts: what a desk may not bring is shown there. */
  readonly aside: string;
};

const isRegister = (content: SavedWrite['content']): content is Register & { readonly field: string } =>
  'field' in content && 'v' in content;

const gather = async (history: History): Promise<Kept> => {
  const names = [...new Set([...history.ledger.saved.values()].map((write) => write.collection))];
  const documents = new Map<string, ReadonlyMap<string, WireDocument>>();
  for (const name of names) documents.set(name, await storedDocuments(history, name));
  const entries = await history.server.store.history(siteId, 0, 100_000);
  const aside = await history.server.store.quarantined(siteId);
  const bodies = aside.map((row) => row.body).join();
  return { documents, records: JSON.stringify(entries) + bodies, aside: bodies };
};

const eventOf = (document: WireDocument | undefined, mark: string): AnyEvent | undefined =>
  ((document?.['events'] ?? []) as readonly AnyEvent[]).find((event) => event.id === mark);

const holdsValue = (document: WireDocument | undefined, value: string): boolean =>
  Object.values((document?.['fields'] ?? {}) as Record<string, Register>).some((register) => register.v === value);

/**
 * Somebody saw the value and wrote another over it: at the same desk, or elsewhere and says so. A value that lost stands beside the field, and who
 * settles it empties that place. Over a value whose stamp is ahead, its own desk may have written under an earlier one.
 */
const isReplacedKnowingly = ({ ledger }: History, write: SavedWrite, field: string, stamp: string): boolean => {
  const all = [...ledger.saved.values()];
  const noted = all.indexOf(write);
  return all.some(({ id, desk, content }, index) => {
    if (id !== write.id || !isRegister(content)) return false;
    const isLater = content.t > stamp;
    if (isLater && content.p === stamp && [field, `${field}~other`].includes(content.field)) return true;
    return content.field === field && desk === write.desk && (isLater || (write.isAhead && index > noted));
  });
};

/** A revoked device keeps its writes and says so; they wait there for a person. */
const isVisibleAt = (history: History, write: SavedWrite): boolean => {
  const desk = history.desks[write.desk];
  if (!desk || !history.server.isRevoked(desk.deviceId)) return false;
  const entries = [...readDisk(desk.disk, 'outbox').values()].filter((entry) => !entry._deleted);
  return entries.some((entry) => entry['documentId'] === write.id);
};

const lossOf = (history: History, { documents, records, aside }: Kept, write: SavedWrite): string | null => {
  const document = documents.get(write.collection)?.get(write.id);
  const { content, mark } = write;
  if (isRegister(content)) {
    if (
      content.v === '' ||
      document?.['erasedAt'] ||
      holdsValue(document, content.v) ||
      records.includes(JSON.stringify(content.v))
    )
      return null;
    return isReplacedKnowingly(history, write, content.field, content.t) ? null : `the value of ${mark} of ${write.id}`;
  }
  const stored = eventOf(document, mark);
  if (stored)
    return [content, withoutTheirWords(history, write.id, content)].some((one) => plainText(stored) === plainText(one))
      ? null
      : `the content of ${content.type} ${mark}`;
  return records.includes(`\\"${mark}\\"`) || aside.includes(`"${mark}"`)
    ? null
    : `${content.type} ${mark} of ${write.id}`;
};

/** Lines 1 and 2: what a person saw as saved, and what the server said it holds, is there or in a visible conflict. */
export const checkSavedWrites = async (history: History): Promise<void> => {
  const kept = await gather(history);
  const { ledger, watch, findings } = history;
  for (const write of ledger.saved.values()) {
    const loss = lossOf(history, kept, write);
    if (loss === null || isVisibleAt(history, write)) continue;
    if (history.goneForGood.has(keyOf(write))) continue;
    // It left by its age, which was looked at when it did.
    const isGone = kept.documents.get(write.collection)?.get(write.id)?._deleted !== false;
    if (isGone && history.retired.has(`${write.collection} ${write.id}`)) continue;
    const wasAcknowledged = watch.acknowledged.has(keyOf(write));
    findings.add(wasAcknowledged ? 2 : 1, `lost: ${write.collection}: ${loss}`);
  }
};
