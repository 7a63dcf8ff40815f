import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import { SCHEMA_VERSION, type Checkpoint, type WireDocument } from '#shared/sync/protocol';
import { clientOver, type Answer, type CallResponse } from '#shared/sync/wire/client';
import { addDays } from '#shared/time/civil';

import type { DeskIdentity } from '../support/desk-calls';
import { sleep } from './hostile-desk';
import { callHttp } from '../support/http-call';

/** Something that an honest desk wrote: an event of a document, or the name of a citizen. */
export type Mark = { readonly collection: string; readonly id: string; readonly mark: string };

/** What honest clients lived through. */
export type HonestTally = {
  readonly latenciesMs: number[];
  /** Calls that were answered by anything but 200, as `path: status`. */
  readonly refusals: string[];
  readonly writes: Mark[];
  /** What was read right after it was written and was not there. */
  readonly unread: string[];
  /** Marks that came back by pulling, of any honest client. */
  readonly pulled: Set<string>;
};

// A round takes thirteen calls, and a device may make 1,200 a minute.
const roundEveryMs = 900;
const mostTries = 8;
const betweenTriesMs = 300;

/** What a document says of its writers: ids of its events, or the name. */
export const marksOf = (document: WireDocument): readonly string[] => {
  const events = (document['events'] ?? []) as readonly AnyEvent[];
  const fields = (document['fields'] ?? {}) as Readonly<Record<string, { readonly v: string } | undefined>>;
  return [...events.map(({ id }) => id), ...(fields['lastName'] ? [fields['lastName'].v] : [])];
};

const collections = ['citizens', 'appointments', 'tickets'] as const;

const wireClient = (url: string, token: string, tally: HonestTally) =>
  clientOver(async ({ method, path, body, patienceMs }): Promise<CallResponse | null> => {
    const asked = body === undefined ? {} : { body: JSON.stringify(body) };
    const { status, text, tookMs } = await callHttp({ url: url + path, method, token, patienceMs, ...asked });
    tally.latenciesMs.push(tookMs);
    if (status !== 200) tally.refusals.push(`${path}: ${status} ${text.slice(0, 120)}`);
    try {
      return status === 0 ? null : { status, body: JSON.parse(text) as unknown };
    } catch {
      return { status, body: null };
    }
  });

/** A refused call is made again, as the app does it. `null` = refused each time. */
const patiently = async <Value>(ask: () => Promise<Answer<Value>>): Promise<Value | null> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    await sleep(betweenTriesMs);
  }
  return null;
};

type Honest = {
  readonly client: ReturnType<typeof wireClient>;
  readonly identity: DeskIdentity;
  readonly epoch: string;
  readonly tally: HonestTally;
  readonly places: Map<string, Checkpoint>;
};

const scopeOf = ({ epoch }: Honest, collection: string) => ({ collection, epoch, schemaVersion: SCHEMA_VERSION });

const write = async (desk: Honest, collection: string, row: WireDocument, mark: string): Promise<void> => {
  desk.tally.writes.push({ collection, id: row.id, mark });
  const reply = await patiently(() => desk.client.push({ ...scopeOf(desk, collection), rows: [row] }));
  if (reply?.verdicts.some(({ verdict }) => verdict === 'quarantined'))
    desk.tally.refusals.push(`${collection} ${row.id}: ${JSON.stringify(reply.verdicts)}`);
};

const readBack = async (desk: Honest, collection: string, id: string, mark: string): Promise<void> => {
  const reply = await patiently(() => desk.client.fetch({ ...scopeOf(desk, collection), ids: [id] }));
  if (!reply?.documents.some((one) => one.id === id && marksOf(one).includes(mark)))
    desk.tally.unread.push(`${collection} ${id}`);
};

const follow = async (desk: Honest): Promise<void> => {
  for (const collection of collections) {
    const since = desk.places.get(collection) ?? null;
    const page = await patiently(() =>
      desk.client.pull({ collection, since, limit: 500, schemaVersion: SCHEMA_VERSION }),
    );
    if (!page) continue;
    desk.places.set(collection, page.checkpoint);
    const honest = page.documents.filter(({ id }) => id.startsWith('honest-'));
    for (const one of honest) for (const mark of marksOf(one)) desk.tally.pulled.add(mark);
  }
};

/** Two digits. */
const two = (number: number): string => String(number).padStart(2, '0');

/** Somebody comes: a citizen, an appointment for another day, a ticket, its call, its end; all of it is read again. */
const serveSomebody = async (desk: Honest, turn: number): Promise<void> => {
  const { client, identity } = desk;
  const { deviceId, siteId } = identity;
  const id = `honest-${deviceId}-${turn}`;
  const now = new Date().toISOString();
  const day = now.slice(0, 10);
  let count = 0;
  const actOf = (body: { readonly type: string; readonly [key: string]: unknown }, n: number): AnyEvent => {
    count += 1;
    const by = { agentId: 'agent-1', deviceId, deskId: 'desk-1' };
    return { ...body, id: `${id}-e${count}`, n, at: new Date().toISOString(), by };
  };
  const name = `Essai ${deviceId} ${turn}`;
  const stamp = `${String(Date.now()).padStart(15, '0')}-000000-${deviceId}`;
  const person = { id, siteId, fields: { lastName: { v: name, t: stamp } }, erasedAt: '', _deleted: false };
  await write(desk, 'citizens', person, name);

  const place = {
    day: addDays(day, 2 + (turn % 20)),
    time: `${two(9 + (turn % 8))}:00`,
    durationMin: 15,
    deskId: 'desk-1',
  };
  const wish = { key: `${id}-hold`, appointmentId: id, place: { ...place, reasonId: 'reason-housing' } };
  await client.reserveSlot(wish);
  const booked = actOf(
    { type: 'booked', ...place, reasonId: 'reason-housing', citizenId: id, persons: [], channel: 'phone' },
    1,
  );
  await write(desk, 'appointments', { ...foldAppointment(id, siteId, [booked]), _deleted: false }, booked.id);

  const given = await patiently(() => client.issueNumber({ key: `${id}-number`, day, series: `H${identity.series}` }));
  const issued = {
    type: 'issued',
    day,
    series: `H${identity.series}`,
    number: given?.number ?? 1,
    reasonId: 'reason-housing',
    priority: false,
    appointmentId: '',
    requestId: '',
    citizenId: id,
    dueAt: '',
  };
  const log = [actOf(issued, 1)];
  const pushTicket = (): Promise<void> =>
    write(desk, 'tickets', { ...foldTicket(id, siteId, log), _deleted: false }, log.at(-1)?.id ?? '');
  await pushTicket();
  const called = actOf({ type: 'called', deskId: 'desk-1', tentative: false, why: [] }, 2);
  await client.callNext({ key: called.id, deskId: 'desk-1', candidates: [id] });
  log.push(called);
  await pushTicket();
  log.push(actOf({ type: 'started' }, 3), actOf({ type: 'done', outcome: 'answered' }, 4));
  await pushTicket();

  await readBack(desk, 'citizens', id, name);
  await readBack(desk, 'appointments', id, booked.id);
  await readBack(desk, 'tickets', id, log.at(-1)?.id ?? '');
  await follow(desk);
};

/** Works and checks until the end, once a second. */
export const workHonestly = async (
  start: { readonly url: string; readonly epoch: string; readonly identity: DeskIdentity; readonly endMs: number },
  tally: HonestTally,
): Promise<void> => {
  const { url, epoch, identity, endMs } = start;
  const desk: Honest = { client: wireClient(url, identity.token, tally), identity, epoch, tally, places: new Map() };
  for (let turn = 0; Date.now() < endMs; turn += 1) {
    const startedMs = Date.now();
    await serveSomebody(desk, turn);
    await sleep(Math.max(20, roundEveryMs - (Date.now() - startedMs)));
  }
};
