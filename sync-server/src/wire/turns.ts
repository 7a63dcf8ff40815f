import { setImmediate, setTimeout } from 'node:timers/promises';

import type { SyncRules } from '#shared/sync/rules';
import { AT_THE_COUNTER_MS } from '#shared/sync/wire/call';

import { MOST_BULK_AT_ONCE, MOST_HELD_UP_MS, SHARED_FOR_MS } from '../bounds';

/** In which order calls are answered that take long, so that the short ones of all sites have their turn. */
export type Turns = {
  /** A call is under way for which a person waits: long ones hold back for a moment, until what this gives is called, and no longer than the person waits. */
  readonly hurry: () => () => void;
  /** Answers a call about documents of a site when it is its turn; a short one, which never gives way, before the long ones. */
  readonly inTurn: <Value>(siteId: string, isShort: boolean, work: () => Promise<Value>) => Promise<Value>;
  /** In the middle of a long call: goes on when it is the turn of its site again. */
  readonly giveWay: (siteId: string) => Promise<void>;
  /** Whether another site had a turn of late: long calls then go in smaller slices. */
  readonly isShared: (siteId: string) => boolean;
};

type Waiting = { readonly go: () => void; readonly enters: boolean };

/** So many short calls in a row go before a long one: it is never left standing. */
const MOST_PASSED = 8;

/**
 * Gives one turn for each round of the event loop: whoever sends something meanwhile is heard before the next. Among long calls it goes to the site
 * that had none for longest. A few of them are under way at once, because a database answers several; a site that has none may always begin one.
 */
export const turnsOf = ({ fairSlices }: Pick<SyncRules, 'fairSlices'>, now = () => performance.now()): Turns => {
  const short: (() => void)[] = [];
  const long = new Map<string, Waiting[]>();
  // When each site had its last turn; the one that had it longest ago comes first.
  const lastTurns = new Map<string, number>();
  const underWay = new Map<string, number>();
  let allUnderWay = 0;
  // When each call began for which a person waits; the oldest first.
  const hurries = new Set<{ readonly sinceMs: number }>();
  let passed = 0;
  let allDone: () => void = () => undefined;
  let isRunning = false;

  const noteTurn = (siteId: string): void => {
    lastTurns.delete(siteId);
    lastTurns.set(siteId, now());
  };
  const nextOf = (siteId: string): Waiting | null => {
    const queue = long.get(siteId) ?? [];
    const mayEnter = allUnderWay < MOST_BULK_AT_ONCE || !underWay.has(siteId);
    const at = queue.findIndex(({ enters }) => mayEnter || !enters);
    const [next] = at < 0 ? [] : queue.splice(at, 1);
    if (queue.length === 0) long.delete(siteId);
    return next ?? null;
  };
  const takeLong = (): Waiting | null => {
    const newcomers = [...long.keys()].filter((siteId) => !lastTurns.has(siteId));
    for (const siteId of [...newcomers, ...lastTurns.keys()]) {
      const next = nextOf(siteId);
      if (!next) continue;
      noteTurn(siteId);
      return next;
    }
    return null;
  };
  const endLateHurries = (): void => {
    for (const one of hurries) {
      if (now() - one.sinceMs < AT_THE_COUNTER_MS) return;
      hurries.delete(one);
    }
  };
  const untilNobodyHurries = async (): Promise<void> => {
    endLateHurries();
    if (hurries.size === 0) return;
    const done = new Promise<void>((resolve) => {
      allDone = resolve;
    });
    await Promise.race([done, setTimeout(MOST_HELD_UP_MS, undefined, { ref: false })]);
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      await setImmediate();
      if (short.length > 0 && (passed < MOST_PASSED || long.size === 0)) {
        passed += 1;
        short.shift()?.();
        continue;
      }
      if (long.size > 0) await untilNobodyHurries();
      passed = 0;
      const next = takeLong();
      if (next) next.go();
      else if (short.length === 0) break;
    }
    isRunning = false;
  };
  const longTurn = (siteId: string, enters: boolean): Promise<void> =>
    new Promise((go) => {
      const queue = long.get(siteId) ?? [];
      queue.push({ go, enters });
      long.set(siteId, queue);
      void run();
    });
  const hurry = (): (() => void) => {
    const one = { sinceMs: now() };
    hurries.add(one);
    return () => {
      hurries.delete(one);
      if (hurries.size === 0) allDone();
    };
  };
  const shortInTurn = async <Value>(siteId: string, work: () => Promise<Value>): Promise<Value> => {
    await new Promise<void>((go) => {
      short.push(go);
      void run();
    });
    noteTurn(siteId);
    const done = hurry();
    return work().finally(done);
  };
  const longInTurn = async <Value>(siteId: string, work: () => Promise<Value>): Promise<Value> => {
    await longTurn(siteId, true);
    allUnderWay += 1;
    underWay.set(siteId, (underWay.get(siteId) ?? 0) + 1);
    try {
      return await work();
    } finally {
      allUnderWay -= 1;
      const left = (underWay.get(siteId) ?? 1) - 1;
      if (left > 0) underWay.set(siteId, left);
      else underWay.delete(siteId);
      void run();
    }
  };
  return {
    hurry,
    inTurn: (siteId, isShort, work) => {
      if (!fairSlices) return work();
      return isShort ? shortInTurn(siteId, work) : longInTurn(siteId, work);
    },
    giveWay: (siteId) => (fairSlices ? longTurn(siteId, false) : Promise.resolve()),
    isShared: (siteId) => [...lastTurns].some(([other, atMs]) => other !== siteId && now() - atMs < SHARED_FOR_MS),
  };
};
