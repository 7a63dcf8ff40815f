import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { facts } from './facts';
import { keyOf, type SavedWrite } from './ledger';
import { endOf } from './over';
import { storedDocuments } from './replicas';
import { withheldBy, type IsWithheld } from './withheld';

const dayMs = 86_400_000;

const holds = (document: WireDocument | undefined, mark: string): boolean =>
  ((document?.['events'] ?? []) as readonly AnyEvent[]).some(({ id }) => id === mark);

/** Whether a desk holds an event and may still bring it to the server; a desk that was shut out brings nothing, and one that has to let go of it may do so first. */
const isAtADesk = (
  { desks, server }: History,
  { collection, id, mark }: SavedWrite,
  isWithheld: IsWithheld,
  stored: WireDocument | undefined,
): boolean =>
  desks
    .filter((desk) => !server.isRevoked(desk.deviceId) && !isWithheld(desk.line.device, collection, stored))
    .map((desk) => readDisk(desk.disk, collection).get(id))
    .some((document) => document && !document._deleted && holds(document, mark));

/** Whether no desk has to keep an event that the server holds: its document was over before any window began, and the event is older than a week. */
const isNoLongerKept = (
  { world, narrowestDays }: History,
  { collection, content }: SavedWrite,
  stored: WireDocument,
): boolean => {
  const dayBefore = (days: number): string => new Date(world.now() - days * dayMs).toISOString();
  const end = endOf(collection, stored);
  return (
    end !== '' &&
    end < dayBefore(narrowestDays).slice(0, 10) &&
    'at' in content &&
    content.at < dayBefore(facts.touchedDays)
  );
};

/** The rows that the server set aside, as text. */
const asideOf = async ({ server }: History): Promise<string> =>
  (await server.store.quarantined(siteId)).map(({ body }) => body).join();

/** Saved events that no desk holds, and has no duty to hold: the server has them alone, stored or aside, or their document left it by its age. */
const heldByNoDesk = async (history: History): Promise<readonly SavedWrite[]> => {
  const found: SavedWrite[] = [];
  const isWithheld = withheldBy(await storedDocuments(history, 'reference'));
  const aside = await asideOf(history);
  for (const write of history.ledger.saved.values()) {
    const stored = (await storedDocuments(history, write.collection)).get(write.id);
    // Who wrote it let go of it once the server had it.
    const writer = history.desks[write.desk]?.line.device;
    const isKeptFromWriter = writer !== undefined && isWithheld(writer, write.collection, stored);
    const isAside = isKeptFromWriter && aside.includes(`"${write.mark}"`);
    const isAtServer =
      stored && holds(stored, write.mark) && (isKeptFromWriter || isNoLongerKept(history, write, stored));
    const hasLeft =
      stored?._deleted !== false &&
      history.retired.has(`${write.collection} ${write.id}`) &&
      history.watch.acknowledged.has(keyOf(write));
    if ((isAtServer || isAside || hasLeft) && !isAtADesk(history, write, isWithheld, stored)) found.push(write);
  }
  return found;
};

/**
 * Puts an older state of the server in the place of what is there, and notes which saved events are on no disk any more afterwards, though every desk did
 * right: the older state is from before the window, and desks had let go of what the server held. An event that the server did not hold, or that a desk had to keep, is not noted.
 */
export const notingWhatGoes = async (history: History, putBack: () => Promise<void>): Promise<void> => {
  const alone = await heldByNoDesk(history);
  await putBack();
  const aside = await asideOf(history);
  for (const write of alone)
    if (
      !holds((await storedDocuments(history, write.collection)).get(write.id), write.mark) &&
      !aside.includes(`"${write.mark}"`)
    )
      history.goneForGood.add(keyOf(write));
};
