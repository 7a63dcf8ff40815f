import type { Citizen } from '#shared/domain/model/citizen';
import { collectionNames } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';

import { readDisk } from '../desk/read-disk';
import type { History } from '../history/history';
import { managerId, siteId } from '../town/sim-town';
import { facts } from './facts';
import { storedDocuments } from './replicas';
import { wordsOfPerson } from './words';

const valuesOf = (citizen: Citizen): readonly string[] =>
  Object.values(citizen.fields)
    .map((register) => register.v)
    .filter((value) => value !== '');

/** Who was erased stays erased, on the server and on every disk; nobody else is. */
const checkErasures = async (history: History): Promise<void> => {
  const { findings, erased, desks, server } = history;
  for (const [id, document] of await storedDocuments(history, 'citizens')) {
    const citizen = document as unknown as Citizen;
    if (erased.has(id) && (citizen.erasedAt === '' || valuesOf(citizen).length > 0))
      findings.add(13, `${id} was erased, and the server knows them`);
    if (!erased.has(id) && citizen.erasedAt !== '') findings.add(13, `${id} was erased by someone who may not`);
  }
  for (const desk of desks.filter((one) => !server.isRevoked(one.deviceId)))
    for (const id of erased.keys()) {
      const copy = readDisk(desk.disk, 'citizens').get(id) as unknown as Citizen | undefined;
      if (copy && valuesOf(copy).length > 0) findings.add(13, `${id} was erased, and ${desk.deviceId} knows them`);
    }
};

/** Values that were written of a person and that are nobody else’s. */
const tellingValues = ({ ledger }: History, id: string): readonly string[] =>
  [...ledger.saved.values()].flatMap(({ id: of, content }) =>
    of === id && 'v' in content && /^\w+ \d{5,}$/.test(String(content.v)) ? [String(content.v)] : [],
  );

/** What was erased is in no corner: neither in what a desk keeps beside its documents nor in the server’s records. */
const tracesLeft = async (history: History): Promise<readonly string[]> => {
  const { erased, desks, server } = history;
  const records = JSON.stringify([
    await server.store.history(siteId, 0, 100_000),
    await server.store.quarantined(siteId),
    ...(await Promise.all(collectionNames.map(async (name) => [...(await storedDocuments(history, name)).values()]))),
  ]);
  const corners = desks
    .filter((one) => !server.isRevoked(one.deviceId))
    .map((desk) => ({
      name: desk.deviceId,
      text: JSON.stringify([...desk.disk.values()].map((state) => [...state.documents.values()])),
    }));
  const found: string[] = [];
  for (const id of erased.keys())
    for (const value of [...tellingValues(history, id), ...wordsOfPerson(history, id)])
      for (const { name, text } of [{ name: 'the server', text: records }, ...corners])
        if (text.includes(value)) found.push(`${value} of ${id}, who was erased, is left at ${name}`);
  return found;
};

/** RxDB overwrites its second copy only after a pull that nothing disturbs: when a desk mended itself at the very end, that may take a while. */
const checkTraces = async (history: History): Promise<void> => {
  if (history.erased.size === 0 || (await tracesLeft(history)).length === 0) return;
  await history.world.sleep(facts.tracesMs);
  for (const what of await tracesLeft(history)) history.findings.add(13, what);
};

const wallOf = (stamp: string): number => Number(stamp.slice(0, 15));

const checkStamps = async ({ findings, world, ...history }: History): Promise<void> => {
  for (const [id, document] of await storedDocuments({ findings, world, ...history }, 'citizens'))
    for (const register of Object.values((document as unknown as Citizen).fields))
      if (wallOf(register.t) > world.now() + facts.stampAheadMs)
        findings.add(13, `${id} bears a stamp from the future`);
};

const checkRights = async (history: History): Promise<void> => {
  for (const collection of collectionNames)
    for (const [id, document] of await storedDocuments(history, collection)) {
      if (document['siteId'] !== siteId) history.findings.add(3, `${collection} ${id} is of another site`);
      const events = (document['events'] ?? []) as readonly AnyEvent[];
      if (events.some((event) => event.by.agentId === managerId))
        history.findings.add(13, `${collection} ${id} was written by someone who may not`);
    }
};

/** A desk that sends the same again and again never ends. */
const checkPushes = async ({ watch, findings, ...rest }: History): Promise<void> => {
  // Each desk brings it once more after each backup that came back.
  const most = facts.pushesPerMark * Math.max(1, rest.desks.length / 4);
  for (const collection of collectionNames)
    for (const [id, document] of await storedDocuments({ watch, findings, ...rest }, collection)) {
      const marks =
        ((document['events'] ?? []) as readonly AnyEvent[]).length +
        Object.keys((document['fields'] ?? {}) as object).length;
      const pushes = watch.pushesOf.get(id) ?? 0;
      if (pushes > most * (marks + 1) + 2 * rest.copies.length * rest.desks.length)
        findings.add(11, `${collection} ${id} was pushed ${pushes} times for ${marks} changes`);
    }
};

/** What the protocol promises besides: erasure, stamps, rights, and that an exchange comes to an end. */
export const checkPromises = async (history: History): Promise<void> => {
  await checkErasures(history);
  await checkTraces(history);
  await checkStamps(history);
  await checkRights(history);
  await checkPushes(history);
};
