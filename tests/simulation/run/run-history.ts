import type { Device } from '#server/store/port';
import { rulesWithout, type SyncRule } from '#shared/sync/rules';

import { makeDesk, openSession, type DeskNeeds } from '../desk/sim-desk';
import { beAway } from '../history/absence';
import { act } from '../history/acts';
import { disturb } from '../history/disturb';
import { settle } from '../history/heal';
import type { History } from '../history/history';
import { nightFalls, seasonPasses } from '../history/night';
import { keepAll, keepLess } from '../history/retention';
import { seatDepartments } from '../history/sensitive';
import { askForCodes } from '../history/persons';
import { actKinds, type ActKind, type Disturbance, type Plan, type Step } from '../history/plan';
import { facts } from '../oracle/facts';
import { createFindings, type Finding } from '../oracle/finding';
import { judge } from '../oracle/judge';
import { createLedger } from '../oracle/ledger';
import { createWatch } from '../oracle/watch';
import { createLine, rushWeather } from '../server/virtual-line';
import { startSimServer } from '../server/sim-server';
import { seedPast } from '../town/sim-past';
import { agentIds, deskIds, rushDeskIds, siteId, startMs } from '../town/sim-town';
import { randomOf } from '../world/random';
import type { Skew } from '../world/realm';
import { createVirtualWorld, type VirtualWorld } from '../world/virtual-world';

/** What came of a history. */
export type Outcome = {
  readonly seed: number;
  readonly trace: string;
  readonly findings: readonly Finding[];
  readonly steps: number;
  readonly writes: number;
  readonly rows: number;
  readonly offlineMs: number;
  readonly conflicts: number;
  readonly erasures: number;
  /** Of them, those of people whom a desk that was away held and wrote about. */
  readonly erasedWhileAway: number;
  /** How long it took after all trouble ended, milliseconds; -1 = it never came. */
  readonly settledMs: number;
  readonly virtualMs: number;
  readonly lines: readonly string[];
  /** Lived on the store that town halls run, not on the one in memory. */
  readonly onSqlite: boolean;
};

const deviceOf = (id: string, series: string, rank: Device['rank']): Device => ({
  id,
  siteId,
  name: id,
  series,
  rank,
  publicKey: '',
  revoked: false,
  departmentIds: [],
});

/** An older version of the app: it derives one field otherwise and does not know another. */
const olderFold: Skew = (document) => ({
  ...document,
  ...('calls' in document ? { calls: 0 } : {}),
  ...('bookedAt' in document ? { bookedAt: '' } : {}),
  ...('openedAt' in document ? { openedAt: '' } : {}),
  olderVersion: true,
});

/** The most documents of a page: few, so that a pull takes many calls; or as many as are asked for, so that bytes alone cut it. */
const SMALL_PAGE = 7;
const LARGE_PAGE = 1_000;

const SQLITE_EVERY = 8;

/**
 * Every eighth history, never the same place of eight, because kinds of trouble go by seeds too. Its transactions are the lock of a site: where that rule is
 * broken there is no such store.
 */
export const isOnSqlite = (seed: number, broken: SyncRule | null): boolean =>
  broken !== 'siteLock' && seed % SQLITE_EVERY === Math.floor(seed / SQLITE_EVERY) % SQLITE_EVERY;

const isAct = (kind: Step['kind']): kind is ActKind => actKinds.some((one) => one === kind);

const openHistory = async (plan: Plan, broken: SyncRule | null, world: VirtualWorld): Promise<History> => {
  const rules = rulesWithout(broken);
  const server = await startSimServer(world, rules, {
    pageSize: plan.chaos.includes('hostile') ? LARGE_PAGE : SMALL_PAGE,
    isOnSqlite: isOnSqlite(plan.seed, broken),
  });
  if (plan.chaos.includes('past')) await seedPast(server.store);
  const findings = createFindings();
  const needs: DeskNeeds = { world, rules, slowDisk: plan.chaos.includes('slowDisk'), skew: olderFold };
  // In a rush the last device stands at the desk of the first.
  const isRush = plan.chaos.includes('rush');
  const seats = isRush ? [...deskIds, ...rushDeskIds] : deskIds;
  const seriesFrom = isRush ? 11 : 1;
  const desks = Array.from({ length: plan.desks }, (_, index) => {
    const line = createLine(world, server, deviceOf(`device-${index + 1}`, `K${seriesFrom + index}`, 'desk'));
    if (isRush) line.weather = rushWeather;
    const [deskId = '', agentId = ''] = [seats[index % seats.length], agentIds[index]];
    return makeDesk(index, line, deskId, agentId, plan.chaos.includes('skew') && index === plan.desks - 1);
  });
  const history: History = {
    plan,
    world,
    rules,
    server,
    desks,
    needs,
    findings,
    admin: deviceOf('device-admin', 'K8', 'admin'),
    stranger: deviceOf('device-stranger', 'K9', 'desk'),
    intruder: deviceOf('device-intruder', 'K7', 'desk'),
    hostile: { events: new Set(), values: new Set(), relayed: new Set(), numbers: new Map(), named: 0, faults: [] },
    persons: { proved: new Map(), shutOut: new Set(), forged: new Set() },
    ledger: createLedger(world.now),
    watch: createWatch(server, findings, world.now),
    erased: new Map(),
    erasedWhileAway: 0,
    retired: new Map(),
    narrowestDays: facts.windowDays,
    goneForGood: new Set(),
    oldCopies: [],
    observations: [],
    backup: null,
    restores: [],
    copies: [],
    offlineMs: 0,
  };
  if (plan.chaos.includes('retention')) await keepAll(history);
  if (plan.chaos.includes('sensitive')) seatDepartments(desks);
  return history;
};

const begin = (history: History, step: Step): void => {
  const desk = history.desks[step.desk % history.desks.length];
  if (!desk) return;
  const random = randomOf(step.salt);
  const { world, ledger } = history;
  const { kind } = step;
  if (!isAct(kind)) {
    world.trace('step', kind, desk.deviceId);
    void disturb(kind as Disturbance, { history, desk, random });
    return;
  }
  const { generation } = desk;
  desk.queue = desk.queue.then(async () => {
    if (desk.generation !== generation) return;
    world.trace('step', kind, desk.deviceId);
    const { session } = desk;
    const done = await act(kind, desk, random).catch((error: unknown) => {
      // Who closes the app in the middle of an act sees no answer, and an error is as good as none.
      if (desk.session === session) desk.faults.push(error instanceof Error ? error.message : String(error));
      return false;
    });
    world.trace('done', kind, desk.deviceId, String(done));
    if (done && desk.generation === generation) ledger.look(desk);
  });
};

const live = async (history: History): Promise<void> => {
  const { world, desks, plan } = history;
  if (plan.chaos.includes('persons')) await askForCodes(history);
  for (const desk of desks) await openSession(desk, history.needs);
  await world.sleep(3_000);
  for (const desk of desks) await act('desk', desk, () => 0);
  for (const step of plan.steps) {
    if (history.watch.isBesieged()) return;
    if (step.kind === 'night') await nightFalls(history);
    else if (step.kind === 'season')
      await seasonPasses(history, () => keepLess({ history, random: randomOf(step.salt) }));
    else if (step.kind === 'absence') await beAway(history, step);
    else begin(history, step);
    const before = world.now();
    await world.sleep(step.waitMs);
    history.offlineMs += desks.filter((desk) => !desk.line.isUp).length * (world.now() - before);
  }
};

/** Lives a history through to its end and judges it. */
export const runHistory = async (plan: Plan, broken: SyncRule | null, keepLines = false): Promise<Outcome> => {
  const world = createVirtualWorld(plan.seed, startMs, keepLines);
  const { history, settledMs, conflicts } = await world.run(async () => {
    const opened = await openHistory(plan, broken, world);
    try {
      await live(opened);
      const settled = await settle(opened);
      return { history: opened, settledMs: settled, conflicts: await judge(opened, settled) };
    } finally {
      await opened.server.remove();
    }
  });
  const { findings, ledger } = history;
  for (const desk of history.desks)
    for (const fault of desk.faults) findings.add(11, `${desk.deviceId} had a fault: ${fault}`);
  return {
    seed: plan.seed,
    trace: world.digest(),
    findings: findings.all,
    steps: plan.steps.length,
    writes: ledger.saved.size,
    rows: history.watch.rowsPushed(),
    offlineMs: history.offlineMs,
    conflicts,
    erasures: history.erased.size,
    erasedWhileAway: history.erasedWhileAway,
    settledMs: settledMs ?? -1,
    virtualMs: world.now() - startMs,
    lines: world.lines,
    onSqlite: isOnSqlite(plan.seed, broken),
  };
};
