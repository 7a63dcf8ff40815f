import { withheldReasons } from '#shared/domain/rights/sees-request';
import { isSoundEvent } from '#shared/domain/rows/event-fault';
import { digestOf } from '#shared/sync/digest';
import { foldDocument, logOf } from '#shared/sync/merge-document';
import type { Verdict, WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import { readReferenceEver } from '../sites/read-reference';
import { reasonIn } from '../store/scope-port';
import type { Device, Store } from '../store/port';

/** The ids of the reasons whose requests a device does not get, whatever it asks for (0103); empty = it gets all. */
export type Withheld = ReadonlySet<string>;
/**
 * What is withheld from a device of a collection, all of them if absent, by its departments and the reasons of its site as they are now. Nothing is read for collections
 * of which nothing is.
 */
export type WithheldFrom = (device: Device, collection?: string) => Promise<Withheld>;

const nothing: Withheld = new Set();
/** The one collection of which documents are withheld. */
const scoped = 'requests';

type Reasons = Parameters<typeof withheldReasons>[1];

/** The reasons of a site, with those that were removed: to remove one must not send its requests to every device. */
const readReasons = async (store: Store, siteId: string): Promise<Reasons> =>
  (await readReferenceEver(store, siteId)).flatMap(({ id, body }) => (body.kind === 'reason' ? { id, ...body } : []));

/** Reads the reasons of a site once for each change of its reference data. */
export const withheldFrom = ({ store, rules }: Needs<'store' | 'rules'>): WithheldFrom => {
  const known = new Map<string, { readonly at: string; readonly reasons: Promise<Reasons> }>();
  return async (device, collection = scoped) => {
    const { siteId, rank } = device;
    if (!rules.scopeFilter || rank === 'admin' || collection !== scoped) return nothing;
    const { last } = await store.reached(siteId, 'reference');
    const at = `${store.epoch} ${last}`;
    const earlier = known.get(siteId);
    const one = earlier?.at === at ? earlier : { at, reasons: readReasons(store, siteId) };
    if (one !== earlier) {
      known.set(siteId, one);
      // What could not be read is read anew by the next who asks.
      one.reasons.catch(() => known.delete(siteId));
    }
    const ids = withheldReasons(device, await one.reasons);
    return ids.length === 0 ? nothing : new Set(ids);
  };
};

/** Whether a document is one that a device does not hold. */
export const isWithheld = (collection: string, document: object, withheld: Withheld): boolean =>
  withheld.size > 0 && withheld.has(reasonIn(collection, document));

/**
 * What stands for a document that a device does not hold: its id, as of a log that its town keeps no longer. Who has the log drops it, and says again what
 * the server lacks.
 */
const withoutContent = ({ id, siteId }: { readonly id: string; readonly siteId: string }): WireDocument =>
  ({ ...foldDocument(scoped, id, siteId, []), _deleted: true }) as unknown as WireDocument;

/** The digest of what stands for such a document. */
export const WITHHELD_DIGEST = digestOf({ events: [], _deleted: true });

type Asked = { readonly collection: string; readonly siteId: string; readonly withheld: Withheld };

/** A document as a device gets it. */
export const asHeld = ({ collection, siteId, withheld }: Asked, document: WireDocument): WireDocument =>
  isWithheld(collection, document, withheld) ? withoutContent({ id: document.id, siteId }) : document;

/** The same for stored JSON texts; they are read only where something of their collection is withheld. */
export const asHeldTexts = (asked: Asked, bodies: readonly string[]): readonly string[] =>
  asked.withheld.size === 0 || asked.collection !== scoped
    ? bodies
    : bodies.map((body) => {
        const document = JSON.parse(body) as WireDocument;
        return isWithheld(asked.collection, document, asked.withheld) ? JSON.stringify(asHeld(asked, document)) : body;
      });

/** Digests as the same device gets the documents, in their order. */
export const asHeldDigests = async (
  store: Pick<Store, 'idsOfReasons'>,
  { collection, siteId, withheld }: Asked,
  rows: readonly (readonly [string, string])[],
  after: string,
): Promise<readonly (readonly [string, string])[]> => {
  const upTo = rows.at(-1)?.[0];
  if (withheld.size === 0 || collection !== scoped || upTo === undefined) return rows;
  const hidden = new Set(await store.idsOfReasons(siteId, [...withheld], { after, upTo }));
  return rows.map(([id, digest]) => [id, hidden.has(id) ? WITHHELD_DIGEST : digest] as const);
};

/**
 * A verdict on a row as its device gets it: of a document that it does not hold it hears that the server has it, and the next pull takes it away. The stored copy is no
 * answer to a row that only names its id. Of a row of which a part was left out it hears what was taken of it.
 */
export const asHeldVerdict = (
  { collection, siteId, withheld }: Asked,
  row: WireDocument,
  verdict: Verdict,
): Verdict => {
  if (verdict.verdict !== 'merged' || !isWithheld(collection, verdict.document, withheld)) return verdict;
  const { id } = verdict;
  const stored = new Set(logOf(verdict.document).map((event) => event.id));
  const log = logOf(row);
  const taken = log.filter((event) => stored.has(event.id) && isSoundEvent(scoped, event));
  if (taken.length === log.length) return { verdict: 'stored', id };
  return { verdict: 'merged', id, document: { ...foldDocument(scoped, id, siteId, taken), _deleted: false } };
};
