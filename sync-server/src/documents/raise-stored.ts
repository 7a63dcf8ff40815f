import { collectionNames } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';
import { SERVER_ACTOR } from './authority-event';
import { raised, type Schemas } from './conversions';
import type { Registry } from './registry';
import { toWritten } from './to-written';

/** In which version of the document schemas all documents of a site are stored that were written up to a number of it: `2 140`; `''` = none were raised. */
const NOTE = 'schemaVersion';

const PAGE = 500;

type Raising = {
  readonly schemas: Schemas;
  readonly registry: Registry;
  readonly at: string;
};

/** `null` = it is stored as this version has it. */
const raisedBody = (body: string, collection: string, { schemas }: Raising): WireDocument | null => {
  const document = raised(schemas, schemas.oldest, collection, JSON.parse(body) as WireDocument);
  return JSON.stringify(document) === body ? null : document;
};

const raiseSome = async (
  site: SiteTransaction,
  collection: string,
  ids: readonly string[],
  raising: Raising,
): Promise<void> => {
  const known = raising.registry[collection];
  if (!known) return;
  // As they stand under the lock: somebody may have written meanwhile.
  const changed = [...(await site.read(collection, ids)).values()].flatMap((stored) => {
    const document = raisedBody(JSON.stringify(stored), collection, raising);
    return document ? [toWritten(known, stored, document)] : [];
  });
  const origin = { deviceId: SERVER_ACTOR.deviceId, at: raising.at };
  if (changed.length > 0) await site.write(collection, changed, origin);
};

/**
 * Brings what a server of an earlier version stored to the document schemas of this one, by the way of every write: numbers, history and audit tell of
 * it, and desks fetch it. It goes on while desks work. A server that ends in the middle leaves both kinds behind, and its next start goes through all once
 * more: what is raised already stays as it is. Later starts look at what was written since, for an older server of the same database may have written
 * meanwhile.
 */
export const raiseStored =
  (
    {
      store,
      clock,
      registry,
      schemas,
    }: Needs<'store' | 'clock'> & { readonly registry: Registry; readonly schemas: Schemas },
    isEnding: () => boolean,
  ) =>
  async (siteId: string): Promise<void> => {
    if (schemas.steps.length === 0) return;
    const [version, seq] = (await store.noteOfSite(siteId, NOTE)).split(' ').map(Number);
    const lookedUpTo = version === schemas.current ? (seq ?? 0) : 0;
    // Before the look: what comes during it is of the next one.
    const upTo = await store.head(siteId);
    if (lookedUpTo === upTo) return;
    for (const collection of collectionNames) {
      for (let since = lookedUpTo, more = true; more;) {
        const page = await store.page(siteId, collection, since, PAGE);
        const raising = { schemas, registry, at: new Date(clock()).toISOString() };
        const ids = page.bodies
          .filter((body) => raisedBody(body, collection, raising) !== null)
          .map((body) => (JSON.parse(body) as WireDocument).id);
        if (ids.length > 0) await store.withSite(siteId, (site) => raiseSome(site, collection, ids, raising));
        since = page.seq;
        more = page.hasMore;
        // A large town has many pages: whoever calls meanwhile is answered between two of them.
        await new Promise((resolve) => setImmediate(resolve));
        if (isEnding()) return;
      }
    }
    await store.withSite(siteId, (site) => site.writeSiteNote(NOTE, `${schemas.current} ${upTo}`));
  };
