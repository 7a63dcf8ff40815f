import type { CollectionName } from '#shared/domain/model/collections';

import { crash, openSession, setClock, type SimDesk } from '../desk/sim-desk';
import { notingWhatGoes } from '../oracle/gone-for-good';
import { storedDocuments } from '../oracle/replicas';
import { badWeather, fairWeather } from '../server/virtual-line';
import { pick, type Random } from '../world/random';
import {
  eraseAgain,
  eraseSomeone,
  forgeCheckpoint,
  forgeRights,
  forgeStamp,
  insertJunk,
  pushStale,
  rewriteEvent,
  tryLease,
} from './forge';
import type { History } from './history';
import { actGiant, actHostile } from './hostile';
import { act } from './acts';
import { crossingEnd, doubleCall, enqueue, lostHour, staleCall, together } from './overlaps';
import { observe, tryOldEpoch } from './observe';
import type { Disturbance } from './plan';
import { keepLess, tend } from './retention';
import { flagReason, moveDesk } from './sensitive';
import { changeHands, impersonate, shutOut } from './persons';
import { changeWindow } from './widen';

/** Everything in which a kind of trouble may choose. */
export type Trouble = { readonly history: History; readonly desk: SimDesk; readonly random: Random };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const clockJumps = [
  -dayMs,
  -12 * 60 * minuteMs,
  -60 * minuteMs,
  -10 * minuteMs,
  0,
  0,
  10 * minuteMs,
  60 * minuteMs,
  dayMs,
] as const;

const changeWeather = ({ history, desk, random }: Trouble): void => {
  const has = (kind: (typeof history.plan.chaos)[number]): boolean => history.plan.chaos.includes(kind);
  desk.line.weather =
    random() < 0.25
      ? fairWeather
      : {
          mostDelayMs: pick(random, [30, 200, 900]),
          slow: has('slow') ? badWeather.slow : 0,
          slowAnswer: has('slow') ? badWeather.slowAnswer : 0,
          slowPull: has('slow') ? badWeather.slowPull : 0,
          lost: has('loss') ? badWeather.lost : 0,
          lostAnswer: has('lostAnswer') ? badWeather.lostAnswer : 0,
          twice: has('twice') ? badWeather.twice : 0,
        };
};

const reopenLater = ({ history, desk, random }: Trouble): void => {
  const { generation } = desk;
  const delayMs = pick(random, [500, 2_000, 10_000]);
  if (history.plan.chaos.includes('clock') && random() < 0.6) setClock(desk, pick(random, clockJumps));
  history.world.at(delayMs, () => {
    if (desk.generation === generation && !desk.session) void openSession(desk, history.needs);
  });
};

const crashDesk = (trouble: Trouble): void => {
  crash(trouble.desk);
  reopenLater(trouble);
};

const closeApp = async (trouble: Trouble): Promise<void> => {
  const { desk } = trouble;
  const { session, generation } = desk;
  if (!session) return;
  desk.session = null;
  await session.data.close();
  if (desk.generation !== generation) return;
  session.owner.dead = true;
  crash(desk);
  reopenLater(trouble);
};

const restore = async ({ history }: Trouble): Promise<void> => {
  if (!history.backup) return;
  history.restores.push(history.world.now());
  const { backup, server } = history;
  await notingWhatGoes(history, () => server.restore(backup));
};

/** Somebody copies an older folder of the server back, or a snapshot of the machine. In every second history an anchor lies elsewhere. */
const putCopyBack = async ({ history }: Trouble): Promise<void> => {
  const { backup, server, watch, world, plan } = history;
  if (!backup) return;
  // What was known of the server is of a past that it does not have any more.
  history.observations.length = 0;
  history.restores.push(world.now());
  history.copies.push(world.now());
  watch.copyPutBack(backup.head);
  await notingWhatGoes(history, () => server.putBack(backup, plan.seed % 2 === 0));
  void world.sleep(2_000).then(() => eraseAgain(history));
};

/**
 * A copy is made, somebody is given a number that no other desk hears of, the copy is put back, and others come to other desks before any
 * desk has noticed.
 */
const lostTickets = async (trouble: Trouble): Promise<void> => {
  const { history, random } = trouble;
  const { server, desks, world } = history;
  const receive = (desk: SimDesk): void => {
    for (let count = 0; count < 2; count += 1) enqueue(history, desk, () => act('passage', desk, random));
  };
  history.backup = server.backup();
  const first = pick(random, desks);
  const others = desks.filter((desk) => desk !== first);
  for (const { line } of others) line.weather = { ...line.weather, slowPull: 1 };
  receive(first);
  await world.sleep(400);
  first.line.isUp = false;
  await putCopyBack(trouble);
  for (const desk of others) receive(desk);
  await world.sleep(3_000);
  first.line.isUp = true;
  for (const { line } of others) line.weather = fairWeather;
};

const collections: readonly CollectionName[] = ['tickets', 'appointments', 'requests', 'citizens'];

/** Somebody keeps a copy of some documents, to bring them back when they are old. */
export const keepCopies = async ({ history, random }: Trouble): Promise<void> => {
  const collection = pick(random, collections);
  const documents = [...(await storedDocuments(history, collection)).values()];
  if (documents.length > 0) history.oldCopies.push({ collection, document: pick(random, documents) });
};

const disturbances: Readonly<Record<Disturbance, (trouble: Trouble) => Promise<void> | void>> = {
  weather: changeWeather,
  lineDown: ({ desk }) => void (desk.line.isUp = false),
  lineUp: ({ desk }) => void (desk.line.isUp = true),
  crash: crashDesk,
  closeApp,
  setClock: ({ desk, random }) => setClock(desk, pick(random, clockJumps)),
  serverRestart: ({ history }) => history.server.restart(),
  backup: ({ history }) => void (history.backup = history.server.backup()),
  restore,
  copyBack: putCopyBack,
  lostTickets,
  forgedCheckpoint: forgeCheckpoint,
  junk: insertJunk,
  stale: pushStale,
  rewrite: rewriteEvent,
  erase: eraseSomeone,
  future: forgeStamp,
  rights: forgeRights,
  lease: tryLease,
  revoke: ({ history, desk }) => {
    if (desk.index > 0) history.server.revoke(desk.deviceId);
  },
  observe: async (trouble) => {
    await observe(trouble.history);
    await keepCopies(trouble);
  },
  oldEpoch: ({ history }) => tryOldEpoch(history),
  together,
  doubleCall,
  staleCall,
  crossingEnd,
  lostHour,
  tend: ({ history }) => tend(history),
  keepLess,
  window: changeWindow,
  hostile: actHostile,
  giant: actGiant,
  changeHands,
  impersonate,
  shutOut,
  moveDesk,
  flagReason,
  // The history waits for these: see `nightFalls` and `beAway`.
  night: () => undefined,
  season: () => undefined,
  absence: () => undefined,
  wait: () => undefined,
};

/** Something goes wrong, or somebody does what no honest desk does. */
export const disturb = async (kind: Disturbance, trouble: Trouble): Promise<void> => {
  await disturbances[kind](trouble);
};
