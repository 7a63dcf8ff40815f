import { newId } from '../../../src/renderer/platform/ids';
import type { Way } from './desk-calls';
import { fiveEventCollection, fiveEventDocuments } from './five-event-documents';
import type { HostedDesk } from './hosted-desk';

const patienceMs = 120_000;

const collectionOf = (desk: HostedDesk) => desk.context.database.collections[fiveEventCollection];

/** Resolves as soon as `isSo`, which is asked after every change of the collection. */
const onChange = (desk: HostedDesk, isSo: () => Promise<boolean>): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('not in time')), patienceMs);
    const look = async (): Promise<void> => {
      if (!(await isSo())) return;
      clearTimeout(timer);
      subscription.unsubscribe();
      resolve();
    };
    const subscription = collectionOf(desk).eventBulks$.subscribe(() => void look());
    void look();
  });

const holds = async (desk: HostedDesk, count: number): Promise<void> => {
  await onChange(desk, async () => (await collectionOf(desk).count().exec()) >= count);
};

/** Milliseconds from `open` until the new desk holds so many documents. */
export const timeInitialSync = async (open: () => Promise<HostedDesk>, count: number): Promise<number> => {
  const startedMs = performance.now();
  const desk = await open();
  await holds(desk, count);
  return performance.now() - startedMs;
};

/** Milliseconds from writing so many documents on one desk until the other holds them. */
export const timeRelay = async (from: HostedDesk, to: HostedDesk, prefix: string, count: number): Promise<number> => {
  const documents = fiveEventDocuments(from.context.siteId, prefix, 0, count);
  const before = await collectionOf(to).count().exec();
  const startedMs = performance.now();
  const arrived = holds(to, before + count);
  await collectionOf(from).bulkInsert(documents);
  await arrived;
  return performance.now() - startedMs;
};

/** Milliseconds of each of so many single writes, one after the other, from one desk to the other. */
export const timeLatencies = async (
  from: HostedDesk,
  to: HostedDesk,
  prefix: string,
  count: number,
): Promise<number[]> => {
  const times: number[] = [];
  for (const document of fiveEventDocuments(from.context.siteId, prefix, 0, count)) {
    const startedMs = performance.now();
    const arrived = onChange(to, async () => (await collectionOf(to).findOne(document.id).exec()) !== null);
    await collectionOf(from).insert(document);
    await arrived;
    times.push(performance.now() - startedMs);
  }
  return times;
};

/** Writes a backlog without a server, then connects: milliseconds until the desk knows that the server holds all. */
export const timeBacklog = async (desk: HostedDesk, way: Way, prefix: string, count: number): Promise<number> => {
  const documents = fiveEventDocuments(desk.context.siteId, prefix, 0, count);
  await desk.context.database.outbox.bulkInsert(
    documents.map((document) => ({
      id: newId(),
      collectionName: fiveEventCollection,
      documentId: document.id,
      code: 'deskOpened',
      at: new Date().toISOString(),
      marks: document.events.map((event) => event.id),
      refusedWhy: '',
    })),
  );
  await collectionOf(desk).bulkInsert(documents);
  const startedMs = performance.now();
  const sent = new Promise<void>((resolve) => {
    const stop = desk.sync.subscribe(() => {
      if (desk.sync.read().toSend > 0) return;
      stop();
      resolve();
    });
  });
  desk.connect(way);
  await sent;
  return performance.now() - startedMs;
};
