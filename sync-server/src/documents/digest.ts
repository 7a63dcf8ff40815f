import { wireDocumentSchema, type WireDocument } from '#shared/sync/protocol';

import { lowered, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import type { KeptAnswers } from './kept-answers';
import type { Registry, CollectionRules } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection, requireEpoch } from './require';

type DigestNeeds = Needs<'store' | 'rules'> & {
  readonly registry: Registry;
  readonly schemas: Schemas;
  readonly kept: KeptAnswers;
};
type Scope = { readonly collection: string; readonly epoch: string; readonly schemaVersion: number };

const requireScope = async (
  needs: DigestNeeds,
  siteId: string,
  { collection, epoch, schemaVersion }: Scope,
): Promise<CollectionRules> => {
  requireSchema(schemaVersion, needs.schemas);
  const known = knownCollection(needs.registry, collection);
  await requireEpoch(needs, siteId, epoch);
  return known;
};

/** Stored copies as a desk of this version knows them, as many as an answer holds; the ids of the others are `later`. */
const copiesFor = async (
  { store, schemas }: DigestNeeds,
  siteId: string,
  { collection, schemaVersion }: Scope,
  ids: readonly string[],
): Promise<{ readonly documents: WireDocument[]; readonly later: readonly string[] }> => {
  const { bodies, later } = await store.bodiesWithin(siteId, collection, ids);
  const documents = bodies.map((text) =>
    lowered(schemas, schemaVersion, collection, wireDocumentSchema.parse(JSON.parse(text))),
  );
  return { documents, later };
};

type Page = Scope & { readonly after: string; readonly fromDay: string; readonly limit: number };

const pageOf = async (needs: DigestNeeds, siteId: string, known: CollectionRules, asked: Page): Promise<string> => {
  const { collection, after, fromDay, limit, schemaVersion } = asked;
  const rows = await needs.store.digests(siteId, collection, { after, fromDay, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  if (schemaVersion === needs.schemas.current) return JSON.stringify({ rows: page, hasMore });
  // An older desk compares what it would get, not what is stored.
  const theirs = new Map<string, string>();
  for (let wanted: readonly string[] = page.map(([id]) => id); wanted.length > 0;) {
    const { documents, later } = await copiesFor(needs, siteId, asked, wanted);
    for (const copy of documents) theirs.set(copy.id, known.digestOf(copy));
    wanted = later;
  }
  return JSON.stringify({ rows: page.map(([id, digest]) => [id, theirs.get(id) ?? digest]), hasMore });
};

/** What the server holds of a collection, by id and digest: made once for all desks of a window, until something is written to it. */
export const digest =
  (needs: DigestNeeds): Handler<'digest'> =>
  async (asked, { siteId }) => {
    const known = await requireScope(needs, siteId, asked);
    const { collection, after, fromDay, limit, schemaVersion } = asked;
    const reached = await needs.store.reached(siteId, collection);
    const place = { epoch: needs.store.epoch, siteId, collection, reached };
    const key = JSON.stringify(['digest', schemaVersion, after, fromDay, limit]);
    return needs.kept.of(place, key, () => pageOf(needs, siteId, known, asked));
  };

/** The stored copies of some documents, as many as an answer holds. */
export const fetch =
  (needs: DigestNeeds): Handler<'fetch'> =>
  async (asked, device) => {
    await requireScope(needs, device.siteId, asked);
    const { documents, later } = await copiesFor(needs, device.siteId, asked, asked.ids);
    return { documents, ...(later.length > 0 && { later: [...later] }) };
  };
