import { isAuthorityEvent } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import type { SimDesk } from '../desk/sim-desk';
import type { History } from '../history/history';
import { facts } from './facts';
import { storedDocuments } from './replicas';
import { withheldBy } from './withheld';

const eventsOf = (document: WireDocument): readonly AnyEvent[] => (document['events'] ?? []) as readonly AnyEvent[];

/** What a desk still has on its disk of requests that are kept from it: their words and the marks of what was written, anywhere. */
const tracesAt = (desk: SimDesk, kept: readonly WireDocument[]): readonly string[] => {
  // What waits to be sent has the marks of writes, and keeps those that were sent for a while: ids, and no word.
  const text = JSON.stringify(
    [...desk.disk].flatMap(([name, state]) => (name.includes('outbox') ? [] : [...state.documents.values()])),
  );
  return kept.flatMap((document) =>
    // A word of the server is named after its cause: one about a person bears the same id in every log that names them.
    eventsOf(document)
      .filter((event) => !isAuthorityEvent(event))
      .flatMap((event) =>
        [event['subject'], event.id].flatMap((mark) =>
          typeof mark === 'string' && mark !== '' && text.includes(mark) ? `${mark} of ${document.id}` : [],
        ),
      ),
  );
};

const tracesLeft = async (history: History): Promise<readonly string[]> => {
  const isWithheld = withheldBy(await storedDocuments(history, 'reference'));
  const requests = [...(await storedDocuments(history, 'requests')).values()];
  return history.desks
    .filter((desk) => !history.server.isRevoked(desk.deviceId))
    .flatMap((desk) =>
      tracesAt(
        desk,
        requests.filter((document) => isWithheld(desk.line.device, 'requests', document)),
      ).map((what) => `${what}, which is kept from it, is left at ${desk.deviceId}`),
    );
};

/**
 * Line 16: no desk outside of a department has anything on its disk of the requests that are kept to it. RxDB overwrites its second copy only after a
 * pull that nothing disturbs.
 */
export const checkWithheld = async (history: History): Promise<void> => {
  if (!history.plan.chaos.includes('sensitive') || (await tracesLeft(history)).length === 0) return;
  await history.world.sleep(facts.tracesMs);
  for (const what of await tracesLeft(history)) history.findings.add(16, what);
};
