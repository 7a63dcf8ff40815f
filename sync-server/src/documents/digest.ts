import { wireDocumentSchema, type WireDocument } from '#shared/sync/protocol';

import { lowered, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import type { KeptAnswers } from './kept-answers';
import type { Registry, CollectionRules } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection, requireEpoch } from './require';
import { asHeld, asHeldDigests, type Withheld, type WithheldFrom } from './scope';

type DigestNeeds = Needs<'store' | 'rules'> & {
  readonly registry: Registry;
  readonly schemas: Schemas;
  readonly kept: KeptAnswers;
  readonly withheldFrom: WithheldFrom;
};
/** Whose documents are asked for, and what of them the device does not get. */
type Asker = { readonly siteId: string; readonly withheld: Withheld };
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
  asker: Asker,
  { collection, schemaVersion }: Scope,
  ids: readonly string[],
): Promise<{ readonly documents: WireDocument[]; readonly later: readonly string[] }> => {
  const { bodies, later } = await store.bodiesWithin(asker.siteId, collection, ids);
  const documents = bodies.map((text) => {
    const stored = wireDocumentSchema.parse(JSON.parse(text));
    return lowered(schemas, schemaVersion, collection, asHeld({ ...asker, collection }, stored));
  });
  return { documents, later };
};

type Page = Scope & { readonly after: string; readonly fromDay: string; readonly limit: number };

const pageOf = async (needs: DigestNeeds, asker: Asker, known: CollectionRules, asked: Page): Promise<string> => {
  const { collection, after, fromDay, limit, schemaVersion } = asked;
  const rows = await needs.store.digests(asker.siteId, collection, { after, fromDay, limit: limit + 1 });
  const page = await asHeldDigests(needs.store, { ...asker, collection }, rows.slice(0, limit), after);
  const hasMore = rows.length > limit;
  if (schemaVersion === needs.schemas.current) return JSON.stringify({ rows: page, hasMore });
  // An older desk compares what it would get, not what is stored.
  const theirs = new Map<string, string>();
  for (let wanted: readonly string[] = page.map(([id]) => id); wanted.length > 0;) {
    const { documents, later } = await copiesFor(needs, asker, asked, wanted);
    for (const copy of documents) theirs.set(copy.id, known.digestOf(copy));
    wanted = later;
  }
  return JSON.stringify({ rows: page.map(([id, digest]) => [id, theirs.get(id) ?? digest]), hasMore });
};

/** What the server holds of a collection, by id and digest: made once for all desks of a window, until something is written to it. */
export const digest =
  (needs: DigestNeeds): Handler<'digest'> =>
  async (asked, device) => {
    const { siteId } = device;
    const known = await requireScope(needs, siteId, asked);
    const { collection, after, fromDay, limit, schemaVersion } = asked;
    const reached = await needs.store.reached(siteId, collection);
    const place = { epoch: needs.store.epoch, siteId, collection, reached };
    const withheld = await needs.withheldFrom(device, collection);
    const key = JSON.stringify(['digest', schemaVersion, after, fromDay, limit, [...withheld]]);
    return needs.kept.of(place, key, () => pageOf(needs, { siteId, withheld }, known, asked));
  };

/** The stored copies of some documents, as many as an answer holds. */
export const fetch =
  (needs: DigestNeeds): Handler<'fetch'> =>
  async (asked, device) => {
    await requireScope(needs, device.siteId, asked);
    const asker = { siteId: device.siteId, withheld: await needs.withheldFrom(device, asked.collection) };
    const { documents, later } = await copiesFor(needs, asker, asked, asked.ids);
    return { documents, ...(later.length > 0 && { later: [...later] }) };
  };
