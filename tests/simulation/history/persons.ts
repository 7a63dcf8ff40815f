import type { Device } from '#server/store/port';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Citizen } from '#shared/domain/model/citizen';
import { isUnproved, SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';

import type { SimDesk } from '../desk/sim-desk';
import { storedDocuments } from '../oracle/replicas';
import { adminId, agentIds, managerId, siteId } from '../town/sim-town';
import { pick } from '../world/random';
import type { Trouble } from './disturb';
import type { History } from './history';
import { enqueue } from './overlaps';

/** What is known of persons in a history of a town that asks for personal codes. */
export type Persons = {
  /** Whom each device has ever proved to be there. */
  readonly proved: Map<string, Set<string>>;
  /** Whose access an administrator ended, for now. */
  readonly shutOut: Set<string>;
  /** Ids of events and values of registers that a device sent in the name of somebody whom it did not prove. */
  readonly forged: Set<string>;
};

const pinOf = (agentId: string): string => `the code of ${agentId}`;

const verdictOf = async (history: History, device: Device, path: string, body: object): Promise<string> => {
  const answer = await history.server.call(device, path, JSON.stringify(body));
  const said = answer?.status === 200 ? (JSON.parse(answer.text) as { readonly verdict?: string }) : {};
  history.world.trace('person', device.id, path, answer ? `${answer.status} ${said.verdict ?? ''}` : 'none');
  return said.verdict ?? '';
};

/** An agent proves at a device who they are; who has no code yet chooses one. Says whether it went well. */
export const signIn = async (history: History, device: Device, agentId: string): Promise<boolean> => {
  const pin = pinOf(agentId);
  const first = await verdictOf(history, device, '/v1/sign-in', { agentId, pin });
  const verdict =
    first === 'noPin' ? await verdictOf(history, device, '/v1/own-pin', { agentId, pin: '', next: pin }) : first;
  if (verdict !== 'right') return false;
  const { proved } = history.persons;
  proved.set(device.id, (proved.get(device.id) ?? new Set()).add(agentId));
  return true;
};

/** The agent of a desk signs in, whatever the server has to live through meanwhile. */
export const signInSurely = async (history: History, { line, agentId }: SimDesk): Promise<void> => {
  if (history.server.isRevoked(line.device.id)) return;
  for (let tries = 0; tries < 20; tries += 1) {
    if (await signIn(history, line.device, agentId)) return;
    // An agent who is shut out waits for an administrator.
    if (history.persons.shutOut.has(agentId)) return;
    await history.world.sleep(2_000);
  }
  history.findings.add(15, `${agentId} could not sign in at ${line.device.id}`);
};

/**
 * Everybody chooses a code before anybody can take their name, and the town asks for codes from then on. The stranger of the other troubles is no stranger here.
 */
export const askForCodes = async (history: History): Promise<void> => {
  await signIn(history, history.admin, adminId);
  for (const agentId of [...agentIds, managerId]) await signIn(history, history.stranger, agentId);
  for (const desk of history.desks) await signInSurely(history, desk);
  const answer = await history.server.call(
    history.admin,
    '/v1/sign-in/mode',
    JSON.stringify({ mode: 'pin', lockMin: 10 }),
  );
  if (answer?.text !== JSON.stringify({ outcome: 'written' }))
    history.findings.add(15, `codes could not be asked for: ${answer?.text ?? 'no answer'}`);
};

/** Another agent takes over a desk: by the server, or without a line by what this machine knows of them. */
export const changeHands = async ({ history, desk, random }: Trouble): Promise<void> => {
  const agentId = pick(random, agentIds);
  const isKnown = history.persons.proved.get(desk.deviceId)?.has(agentId) === true;
  const isIn = desk.line.isUp ? await signIn(history, desk.line.device, agentId) : isKnown;
  if (!isIn) return;
  enqueue(history, desk, () => {
    desk.agentId = agentId;
    return Promise.resolve();
  });
};

const settle = (history: History, agentId: string, act: 'shutOut' | 'letIn'): Promise<string> =>
  verdictOf(history, history.admin, '/v1/persons/:id/settle', { id: agentId, act });

/** An administrator ends the access of who sits at a desk, who goes on writing. */
export const shutOut = async ({ history, desk }: Trouble): Promise<void> => {
  const { agentId } = desk;
  history.persons.shutOut.add(agentId);
  await settle(history, agentId, 'shutOut');
};

/** Those who were shut out are let in again and sign in. */
export const letAllIn = async (history: History): Promise<void> => {
  for (const agentId of history.persons.shutOut) await settle(history, agentId, 'letIn');
  history.persons.shutOut.clear();
  for (const desk of history.desks) await signInSurely(history, desk);
};

/** What a desk does after a sign-in: what was put aside because nobody had proved to have written it is sent once more. */
export const resendUnproved = (history: History): void => {
  for (const desk of history.desks)
    enqueue(history, desk, async () => {
      const { session } = desk;
      const refused = session?.data.sync.read().refused ?? [];
      for (const { collection, id, why } of refused)
        if (isUnproved(why)) await session?.commands.settleRetry({ collection, id });
    });
};

/** An administrator takes in what was kept aside because nobody had proved to have written it, forgeries apart. */
export const takeUnproved = async (history: History): Promise<void> => {
  const { server, admin, intruder } = history;
  const rows = await server.store.quarantined(siteId);
  for (const { collection, id, deviceId, why, at } of rows) {
    if (deviceId === intruder.id || !isUnproved(why)) continue;
    const body = JSON.stringify({ collection, id, deviceId, upTo: at, take: true });
    const answer = await server.call(admin, '/v1/unproved/settle', body);
    history.world.trace(
      'person',
      'take',
      collection,
      id,
      deviceId,
      why,
      answer ? `${answer.status} ${answer.text}` : 'none',
    );
  }
};

const logs = ['appointments', 'tickets', 'requests'] as const;

/** A sound event that anybody may write of a document of each kind. */
const soundEvents: Readonly<Record<(typeof logs)[number], object>> = {
  appointments: { type: 'noShow' },
  tickets: { type: 'paperMarked', paperId: 'paper-forged', mark: 'seen' },
  requests: { type: 'answered' },
};

/** An enrolled device, at which nobody signed in, writes in the name of an agent, as itself or as the device where they sit. */
export const impersonate = async ({ history, random }: Trouble): Promise<void> => {
  const { intruder, persons, world, server, desks } = history;
  const push = async (collection: string, row: WireDocument): Promise<void> => {
    const body = { collection, epoch: server.store.epoch, schemaVersion: SCHEMA_VERSION, rows: [row] };
    const answer = await server.call(intruder, '/v1/push', JSON.stringify(body));
    world.trace('person', 'forge', collection, answer ? `${answer.status} ${answer.text}` : 'none');
  };
  // In the week after a restore a device may bring what others wrote.
  if (history.restores.length > 0) return;
  const mark = `forged-${persons.forged.size + 1}`;
  persons.forged.add(mark);
  const collection = pick(random, [...logs, 'citizens'] as const);
  const stored = [...(await storedDocuments(history, collection)).values()].filter((one) => !one._deleted);
  if (stored.length === 0) return;
  const document = pick(random, stored);
  if (collection === 'citizens') {
    const t = `${String(world.now()).padStart(15, '0')}-000000-${intruder.id}`;
    const fields = { ...(document as unknown as Citizen).fields, phone: { v: mark, t } };
    return push(collection, { ...document, fields });
  }
  const events = (document['events'] ?? []) as readonly AnyEvent[];
  const deviceId = pick(random, [intruder, ...desks.map(({ line }) => line.device)]).id;
  const by = { agentId: pick(random, [...agentIds, managerId, adminId, '']), deviceId, deskId: '' };
  const n = Math.max(...events.map((event) => event.n)) + 1;
  const at = new Date(world.now()).toISOString();
  await push(collection, { ...document, events: [...events, { id: mark, n, at, by, ...soundEvents[collection] }] });
};
