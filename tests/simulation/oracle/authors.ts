import type { AnyEvent } from '#shared/domain/model/event';
import type { Register } from '#shared/domain/model/citizen';

import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { storedDocuments } from './replicas';

const logs = ['appointments', 'tickets', 'requests', 'deskSessions'] as const;
const words = new Set(['accepted', 'overbooked', 'calledTwice', 'wordsErased']);

const deviceOfStamp = (stamp: string): string => stamp.slice(stamp.indexOf('-', 16) + 1);

/** Whether each event was made by the device that it names, and each word of the server is said once. */
const checkLog = (history: History, id: string, events: readonly AnyEvent[]): void => {
  const { findings, desks } = history;
  const said = new Map<string, string>();
  for (const event of events) {
    const desk = desks.find((one) => one.deviceId === event.by.deviceId);
    if (desk && !desk.madeIds.has(event.id)) findings.add(4, `${id}: ${event.id} was not made by ${desk.deviceId}`);
    if (!words.has(event.type)) continue;
    if (event.by.deviceId !== 'server') findings.add(4, `${id}: « ${event.type} » not said by the server`);
    const cause = `${event.type} ${String(event['cause'])}`;
    const earlier = said.get(cause);
    if (earlier !== undefined) findings.add(10, `${id}: « ${event.type} » was said twice of one event`);
    said.set(cause, event.id);
    if (event.id !== `${String(event['cause'])}~${event.type}`)
      findings.add(10, `${id}: « ${event.type} » is not named after its cause: said again, it would be there twice`);
  }
};

/** Without a restore, what a device adds to the server is its own: nobody else’s change goes by its name. */
const checkDeltas = async (history: History): Promise<void> => {
  if (history.restores.length > 0) return;
  const audit = await history.server.store.audit(siteId, 0, 100_000);
  const authors = new Map(audit.map((entry) => [entry.seq, entry.deviceId]));
  const known = new Set(history.desks.map((desk) => desk.deviceId));
  for (const { seq, collection, id, delta } of await history.server.store.history(siteId, 0, 100_000)) {
    const author = authors.get(seq) ?? '';
    // What left by its age and is worked on where it still was comes back with all that others had written (decision 0095).
    if (!known.has(author) || delta === null || history.retired.has(`${collection} ${id}`)) continue;
    const { events = [], fields = {} } = delta as { events?: readonly AnyEvent[]; fields?: Record<string, Register> };
    const foreign = [
      ...events.filter((event) => event.by.deviceId !== 'server').map((event) => event.by.deviceId),
      ...Object.entries(fields)
        .filter(([name]) => !name.includes('~'))
        .map(([, register]) => deviceOfStamp(register.t)),
    ].find((device) => device !== author && known.has(device));
    if (foreign !== undefined) history.findings.add(4, `${collection} ${id}: ${author} brought a change of ${foreign}`);
  }
};

/** Line 4: no change has an author device that did not edit that document. */
export const checkAuthors = async (history: History): Promise<void> => {
  for (const collection of logs)
    for (const document of (await storedDocuments(history, collection)).values())
      checkLog(history, `${collection} ${document.id}`, (document['events'] ?? []) as readonly AnyEvent[]);
  await checkDeltas(history);
};
