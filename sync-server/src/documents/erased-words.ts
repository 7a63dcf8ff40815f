import { eventFault } from '#shared/domain/rows/event-fault';
import { MOST_WORDS_ERASED } from '#shared/domain/rows/row-bounds';
import { compareText } from '#shared/lib/compare';
import type { AnyEvent } from '#shared/domain/model/event';
import {
  eraseWords,
  erasedIn,
  holdsWords,
  withoutWords,
  wordCollections,
  wordOwners,
  type WordCollection,
} from '#shared/sync/erase-words';
import { foldDocument, logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

import { citizensIn } from '../store/citizen-of';
import type { SiteTransaction, Written } from '../store/port';
import { authorityEvent, SERVER_ACTOR, type Voice } from './authority-event';
import type { AuthoritySeal } from './authority-seal';
import type { PushScene } from './registry';

const folded = (collection: WordCollection, document: WireDocument, log: readonly AnyEvent[]): WireDocument => ({
  ...foldDocument(collection, document.id, String(document['siteId']), log),
  _deleted: document._deleted,
});

/** A log without words about the erased that this server never said; the very same when there are none. */
const proved = (documentId: string, log: readonly AnyEvent[], seal: AuthoritySeal): readonly AnyEvent[] => {
  const isForged = (event: AnyEvent): boolean => event.type === 'wordsErased' && !seal.holds(documentId, event);
  return log.some(isForged) ? log.filter((event) => !isForged(event)) : log;
};

/**
 * A stored document without words about the erased that this server never said, before anything obeys them: a version that did not know the word let it in from
 * anybody, as an event of the future.
 */
export const withoutForged = (
  { rules, seal }: Pick<PushScene, 'rules' | 'seal'>,
  collection: string,
  stored: WireDocument,
): WireDocument => {
  if (!rules.erasureSweep || !rules.authorityMac || !holdsWords(collection)) return stored;
  const log = logOf(stored);
  const events = proved(stored.id, log, seal);
  return events === log ? stored : { ...stored, events };
};

/** A document with the word for each erased person of whom it still holds one; the very same when there is none. */
export const withoutErased = (
  collection: WordCollection,
  document: WireDocument,
  isErased: (citizenId: string) => boolean,
  voice: Voice,
): WireDocument => {
  const stored = logOf(document);
  // An older server on the same database may have stored words beside the word that ends them.
  let log = eraseWords(proved(document.id, stored, voice.seal));
  const owners = [...wordOwners(log)].filter(isErased).toSorted(compareText);
  const isSame = log.length === stored.length && log.every((event, index) => event === stored[index]);
  if (owners.length === 0 && isSame) return document;
  for (const cause of owners)
    log = [...log, authorityEvent({ id: document.id, events: log }, voice, { type: 'wordsErased', cause })];
  return folded(collection, document, log);
};

/** What comes in, without the words of people who were erased before. */
export const withoutErasedNow = async (
  { site, rules }: Pick<PushScene, 'site' | 'rules'>,
  collection: string,
  document: WireDocument,
  voice: Voice,
): Promise<WireDocument> => {
  if (!rules.erasureSweep || !holdsWords(collection)) return document;
  const owners = wordOwners(logOf(document));
  if (owners.size === 0) return document;
  const erased = await site.erasedOf([...owners]);
  return erased.size === 0 ? document : withoutErased(collection, document, (id) => erased.has(id), voice);
};

/**
 * Whether a row would make the server say more of its words in a document than it may hold. Who writes about people who are there is never refused for what was
 * said before.
 */
export const saysTooManyErased = async (
  { site, rules }: Pick<PushScene, 'site' | 'rules'>,
  collection: string,
  row: WireDocument,
  stored: WireDocument | null,
): Promise<boolean> => {
  if (!rules.erasureSweep || !rules.strictRows || !holdsWords(collection)) return false;
  const before = logOf(stored ?? {});
  const known = new Set(before.map(({ id }) => id));
  const said = erasedIn(before);
  const owners = wordOwners(logOf(row).filter(({ id }) => !known.has(id)));
  const named = [...owners].filter((id) => !said.has(id));
  // Too few to reach the bound, whoever of them was erased.
  if (said.size + named.length <= MOST_WORDS_ERASED) return false;
  const fresh = (await site.erasedOf(named)).size;
  return fresh > 0 && said.size + fresh > MOST_WORDS_ERASED;
};

/**
 * The text of a row that is kept aside, without the words of some people; `log` = what is stored under its id. A row that could never be taken in says nothing
 * of who else is in it that anybody could use: it is kept without its text.
 */
const asideWithout = (
  collection: WordCollection,
  body: string,
  log: readonly AnyEvent[],
  erased: ReadonlySet<string>,
): string => {
  const row = JSON.parse(body) as WireDocument;
  const events: unknown = row['events'];
  if (typeof row.id !== 'string' || typeof row['siteId'] !== 'string' || !Array.isArray(events)) return '';
  if (events.some((event) => eventFault(collection, event, 'written') !== '')) return '';
  // A word that nobody proved takes nothing of the others here.
  const own = (events as readonly AnyEvent[]).filter(
    ({ type, cause }) => type !== 'wordsErased' || erased.has(String(cause)),
  );
  return JSON.stringify(folded(collection, row, withoutWords(own, [...own, ...log], erased)));
};

/** The text of a row of a push that is put aside: without the words of people who were erased. */
export const asideText = async (
  { site, rules }: Pick<PushScene, 'site' | 'rules'>,
  collection: string,
  row: WireDocument,
  stored: WireDocument | null,
): Promise<string> => {
  const body = JSON.stringify(row);
  if (!rules.erasureSweep || !holdsWords(collection)) return body;
  const log = logOf(stored ?? {});
  const erased = await site.erasedOf([...new Set([...citizensIn(row), ...citizensIn(stored ?? {})])]);
  return erased.size === 0 ? body : asideWithout(collection, body, log, erased);
};

/** How what was kept of a document loses the words that left it; `undefined` when none did. */
export const clearedBy = (collection: string, document: WireDocument): Written['cleared'] => {
  const log = logOf(document);
  const erased = holdsWords(collection) ? erasedIn(log) : new Set<string>();
  if (!holdsWords(collection) || erased.size === 0) return undefined;
  return {
    past: (delta) => {
      const kept = (delta ?? {}) as object;
      return 'events' in kept ? { ...kept, events: withoutWords(logOf(kept), log, erased) } : delta;
    },
    aside: (body) => asideWithout(collection, body, log, erased),
  };
};

/** Up to which write a device has to have pulled until it holds no word of a citizen any more, by collection. */
export type SweptUpTo = { readonly [Name in WordCollection]?: number };

const sweptNote = (citizenId: string): string => `words.${citizenId}`;

/** Reads `SweptUpTo` of a citizen out of the note of it. */
export const sweptUpTo = async (read: (name: string) => Promise<string>, citizenId: string): Promise<SweptUpTo> =>
  JSON.parse((await read(sweptNote(citizenId))) || '{}') as SweptUpTo;

/** What words are taken out with: how the server says so, and how a collection hands a document to the store. */
export type SweepScene = {
  readonly site: SiteTransaction;
  readonly rules: Pick<PushScene['rules'], 'erasureSweep'>;
  readonly voice: Voice;
  readonly written: (collection: WordCollection, stored: WireDocument, document: WireDocument) => Written;
};

/** Writes documents without the words of some people, and notes up to where that went. Those in which nothing goes are left as they are. */
export const writeWithout = async (
  { site, rules, voice, written }: SweepScene,
  collection: WordCollection,
  documents: Iterable<WireDocument>,
  erased: ReadonlySet<string>,
): Promise<void> => {
  if (!rules.erasureSweep) return;
  const rows: Written[] = [];
  const owners = new Set<string>();
  for (const document of documents) {
    const left = withoutErased(collection, document, (id) => erased.has(id), voice);
    if (left === document) continue;
    rows.push(written(collection, document, left));
    for (const id of wordOwners(logOf(document))) if (erased.has(id)) owners.add(id);
  }
  if (rows.length === 0) return;
  // In the name of the server: whoever erased is poked as well.
  const seq = await site.write(collection, rows, { deviceId: SERVER_ACTOR.deviceId, at: voice.at });
  for (const id of owners) {
    const before = await sweptUpTo(site.siteNote, id);
    await site.writeSiteNote(sweptNote(id), JSON.stringify({ ...before, [collection]: seq }));
  }
};

/** Takes the words of people out of every log that names them, under whichever of their ids, in the transaction that erases them. */
export const sweepWords = async (scene: SweepScene, citizenIds: readonly string[]): Promise<void> => {
  if (citizenIds.length === 0 || !scene.rules.erasureSweep) return;
  for (const collection of wordCollections)
    await writeWithout(scene, collection, await scene.site.naming(collection, citizenIds), new Set(citizenIds));
};
