import { collectionNames } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { SimDesk } from '../desk/sim-desk';
import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import type { Finding } from './finding';
import { marksOf, plainText } from './marks';
import { endOf, isTouched } from './over';
import { scopeOf, type Scope } from './scope';
import { withheldBy, type IsWithheld } from './withheld';

type Known = { readonly at: string; readonly documents: ReadonlyMap<string, WireDocument> };

const read = new WeakMap<object, Map<string, Known>>();

/** The documents of a collection at the server, by id. Read once for each state of the server. */
export const storedDocuments = async (
  { server }: History,
  collection: string,
): Promise<ReadonlyMap<string, WireDocument>> => {
  // A life of the server as well: a copy that was put back has other documents under the same numbers.
  const at = `${server.store.epoch} ${server.life()} ${await server.store.head(siteId)}`;
  const known = read.get(server) ?? new Map<string, Known>();
  read.set(server, known);
  const earlier = known.get(collection);
  if (earlier?.at === at) return earlier.documents;
  const bodies = await server.store.bodies(siteId, collection, await idsOf(server, collection));
  const documents = new Map(bodies.map((body) => JSON.parse(body) as WireDocument).map((one) => [one.id, one]));
  known.set(collection, { at, documents });
  return documents;
};

const idsOf = async ({ store }: History['server'], collection: string): Promise<readonly string[]> =>
  (await store.digests(siteId, collection, { after: '', fromDay: '', limit: 5000 })).map(([id]) => id);

const known = (marks: ReadonlySet<string>): string => [...marks].sort().join();

/** Another version of the app derives other fields: what it knows must be the same all the same. */
const sameOn = (desk: SimDesk, mine: WireDocument, theirs: WireDocument): boolean =>
  desk.isSkewed
    ? known(marksOf(mine)) === known(marksOf(theirs))
    : plainText({ ...mine, _deleted: mine._deleted === true }) === plainText(theirs);

/** A row that no server can take stays with its desk. */
const isJunk = (document: WireDocument): boolean => document.id.startsWith('junk-');

const waitingOf = (desk: SimDesk): number =>
  [...readDisk(desk.disk, 'outbox').values()].filter((entry) => !entry._deleted && entry['refusedWhy'] === '').length;

/** Documents with writes that the server has not taken: they stay, however old. */
export const unsentOf = (desk: SimDesk): ReadonlySet<string> =>
  new Set(
    [...readDisk(desk.disk, 'outbox').values()].flatMap((one) => (one._deleted ? [] : String(one['documentId']))),
  );

/**
 * Documents on which this desk wrote what it had no right to: the refused event stays there and is shown, beside all that others write. (A desk that was
 * taken out of a department writes on its requests until it hears of it.)
 */
const refusedByRightOf = (desk: SimDesk): ReadonlySet<string> =>
  new Set(
    [...readDisk(desk.disk, 'outbox').values()].flatMap((one) =>
      !one._deleted && one['refusedWhy'] === 'rights' ? String(one['documentId']) : [],
    ),
  );

const knowsAll = (mine: WireDocument, theirs: WireDocument): boolean => {
  const marks = marksOf(mine);
  return [...marksOf(theirs)].every((mark) => marks.has(mark));
};

type Copies = ReadonlyMap<string, WireDocument>;

type Duty = { readonly scope: Scope; readonly isWithheld: IsWithheld };

const compare = (desk: SimDesk, collection: string, mine: Copies, theirs: Copies, duty: Duty): Finding[] => {
  const { scope } = duty;
  const isKeptFrom = (stored: WireDocument | undefined): boolean =>
    duty.isWithheld(desk.line.device, collection, stored);
  const unsent = unsentOf(desk);
  const refused = refusedByRightOf(desk);
  const isMore = (document: WireDocument, stored: WireDocument): boolean =>
    refused.has(document.id) && knowsAll(document, stored);
  const faults: Finding[] = [];
  const say = (line: number, what: string): void =>
    void faults.push({ line, what: `${desk.deviceId} ${collection} ${what}` });
  for (const [id, document] of mine) {
    const stored = theirs.get(id);
    if (isKeptFrom(stored)) {
      if (!document._deleted) say(16, `${id} is kept from this desk and still held`);
      continue;
    }
    const isGone = scope(endOf(collection, stored ?? document)) === 'gone';
    if (isGone && document._deleted) continue;
    if (isJunk(document) || (document._deleted && !stored)) continue;
    if (document['siteId'] !== siteId) say(3, `${id} is of another site`);
    if (isGone && !unsent.has(id) && !isTouched(stored ?? document)) say(3, `${id} is over and still held`);
    if (!stored) say(3, `${id} never reached the server`);
    else if (!sameOn(desk, document, stored) && !isMore(document, stored))
      say(3, `${id} differs from the server’s copy`);
  }
  for (const [id, document] of theirs) {
    if (isKeptFrom(document)) continue;
    const copy = mine.get(id);
    const isMissing = !copy || (copy._deleted === true && !document._deleted);
    if (isMissing && !document._deleted && scope(endOf(collection, document)) === 'kept')
      say(3, `${id} never reached this desk`);
  }
  return faults;
};

/** Where a desk and the server are not one yet: other documents, or writes that still wait. */
export const replicaFaults = async (history: History): Promise<readonly Finding[]> => {
  const faults: Finding[] = [];
  const desks = history.desks.filter((desk) => !history.server.isRevoked(desk.deviceId));
  const scope = scopeOf(history.world, await storedDocuments(history, 'reference'));
  const isWithheld = withheldBy(await storedDocuments(history, 'reference'));
  for (const collection of collectionNames) {
    const theirs = await storedDocuments(history, collection);
    for (const desk of desks)
      faults.push(...compare(desk, collection, readDisk(desk.disk, collection), theirs, { scope, isWithheld }));
  }
  for (const desk of desks) {
    const waiting = waitingOf(desk);
    if (waiting > 0) faults.push({ line: 11, what: `${desk.deviceId} still has ${waiting} writes to send` });
  }
  return faults;
};
