import { readDisk } from '../desk/read-disk';
import { openSession, type SimDesk } from '../desk/sim-desk';
import { storedDocuments, unsentOf } from '../oracle/replicas';
import { fairWeather } from '../server/virtual-line';
import { pick, randomOf, type Random } from '../world/random';
import { act } from './acts';
import { erase } from './forge';
import type { History } from './history';
import { goHome, nightFalls } from './night';
import { enqueue } from './overlaps';
import type { ActKind, Step } from './plan';
import { moveDesk } from './sensitive';

const dayMs = 86_400_000;

/** Looks for a minute, whatever the server and the line have to live through meanwhile. */
const within = async ({ world }: History, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < 60 && !(await isSo()); looks += 1) await world.sleep(1_000);
};

const holds = ({ disk }: SimDesk, id: string): boolean => {
  const copy = readDisk(disk, 'citizens').get(id);
  return copy?._deleted === false && copy['erasedAt'] === '';
};

/** Whether a desk has a request or an appointment of somebody that it has not sent. */
const hasUnsentOf = (desk: SimDesk, id: string): boolean => {
  const unsent = unsentOf(desk);
  const naming = (['appointments', 'requests'] as const).flatMap((name) => [...readDisk(desk.disk, name).values()]);
  return naming.some((one) => one['citizenId'] === id && unsent.has(one.id));
};

/** Somebody whom both a desk and the server know; where there is nobody yet, somebody writes a letter. */
const findSomeone = async (history: History, desk: SimDesk, random: Random): Promise<string | null> => {
  let ids: readonly string[] = [];
  const look = async (): Promise<boolean> => {
    const stored = [...(await storedDocuments(history, 'citizens')).values()];
    ids = stored.flatMap((one) => (!one._deleted && !one['erasedAt'] && holds(desk, one.id) ? one.id : []));
    return ids.length > 0;
  };
  if (!(await look())) {
    Object.assign(desk.line, { isUp: true, weather: fairWeather });
    enqueue(history, desk, () => act('letter', desk, random));
    await within(history, look);
  }
  return ids.length === 0 ? null : pick(random, ids);
};

/**
 * A desk loses its line, its person writes about somebody and goes away for days. Meanwhile an administrator erases them, and all others hear of it. Then the desk comes back, with
 * what it holds of them and what it never sent.
 */
export const beAway = async (history: History, step: Step): Promise<void> => {
  const { desks, world, needs, server, plan } = history;
  const random = randomOf(step.salt);
  const there = desks.filter(({ deviceId }) => !server.isRevoked(deviceId));
  const desk = there[step.desk % there.length];
  if (!desk) return;
  world.trace('step', step.kind, desk.deviceId);
  if (!desk.session) await openSession(desk, needs);
  const id = await findSomeone(history, desk, random);
  if (id === null) return;
  desk.line.isUp = false;
  const isSensitive = plan.chaos.includes('sensitive');
  const kinds: readonly ActKind[] = ['correct', isSensitive ? 'aid' : 'letter', 'book'];
  let done = 0;
  for (const kind of kinds)
    enqueue(history, desk, async () => {
      await act(kind, desk, random, id);
      done += 1;
    });
  await within(history, () => done === kinds.length);
  await goHome(desk);
  if (random() < 0.5) await nightFalls(history, desk);
  const person = (await storedDocuments(history, 'citizens')).get(id);
  if (person && !person['erasedAt']) await erase(history, person);
  const erasedMs = world.now();
  for (let nights = 1 + Math.floor(random() * 3); nights > 0; nights -= 1) await nightFalls(history, desk);
  if (isSensitive && random() < 0.5) moveDesk({ history, desk, random });
  const isMet = history.erased.has(id) && world.now() - erasedMs >= dayMs && !desk.session;
  if (isMet && holds(desk, id) && hasUnsentOf(desk, id)) history.erasedWhileAway += 1;
  desk.line.isUp = true;
  if (!desk.session) await openSession(desk, needs);
};
