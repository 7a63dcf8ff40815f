import { collectionNames } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { SimDesk } from '../desk/sim-desk';
import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import type { Finding } from './finding';
import { marksOf, plainText } from './marks';

type Known = { readonly at: string; readonly documents: ReadonlyMap<string, WireDocument> };

const read = new WeakMap<object, Map<string, Known>>();

/** The documents of a collection at the server, by id. Read once for each state of the server. */
export const storedDocuments = async (
  { server }: History,
  collection: string,
): Promise<ReadonlyMap<string, WireDocument>> => {
  const at = `${server.store.epoch} ${await server.store.head(siteId)}`;
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

const compare = (
  desk: SimDesk,
  collection: string,
  mine: ReadonlyMap<string, WireDocument>,
  theirs: ReadonlyMap<string, WireDocument>,
): Finding[] => {
  const faults: Finding[] = [];
  const say = (line: number, what: string): void =>
    void faults.push({ line, what: `${desk.deviceId} ${collection} ${what}` });
  for (const [id, document] of mine) {
    const stored = theirs.get(id);
    if (isJunk(document) || (document._deleted && !stored)) continue;
    if (document['siteId'] !== siteId) say(3, `${id} is of another site`);
    if (!stored) say(3, `${id} never reached the server`);
    else if (!sameOn(desk, document, stored)) say(3, `${id} differs from the server’s copy`);
  }
  for (const [id, document] of theirs) if (!mine.has(id) && !document._deleted) say(3, `${id} never reached this desk`);
  return faults;
};

/** Where a desk and the server are not one yet: other documents, or writes that still wait. */
export const replicaFaults = async (history: History): Promise<readonly Finding[]> => {
  const faults: Finding[] = [];
  const desks = history.desks.filter((desk) => !history.server.isRevoked(desk.deviceId));
  for (const collection of collectionNames) {
    const theirs = await storedDocuments(history, collection);
    for (const desk of desks) faults.push(...compare(desk, collection, readDisk(desk.disk, collection), theirs));
  }
  for (const desk of desks) {
    const waiting = waitingOf(desk);
    if (waiting > 0) faults.push({ line: 11, what: `${desk.deviceId} still has ${waiting} writes to send` });
  }
  return faults;
};
