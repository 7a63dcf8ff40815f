import { setImmediate, setTimeout } from 'node:timers/promises';

import type { SyncRules } from '#shared/sync/rules';

import { MOST_BULK_AT_ONCE, MOST_HELD_UP_MS } from '../bounds';

/** In which order calls are answered that take long, so that the short ones of all sites have their turn. */
export type Turns = {
  /** A call is under way for which a person waits: long ones hold back for a moment, until what this gives is called. */
  readonly hurry: () => () => void;
  /** Answers a long call of a site when it is its turn. */
  readonly inTurn: <Value>(siteId: string, work: () => Promise<Value>) => Promise<Value>;
  /** In the middle of a long call: goes on when it is the turn of its site again. */
  readonly giveWay: (siteId: string) => Promise<void>;
};

type Waiting = { readonly go: () => void; readonly enters: boolean };

/**
 * Gives one turn for each round of the event loop, to one site after the other: whoever sends something meanwhile is heard before the next. A few
 * calls are under way at once, because a database answers several; a site that has none may always begin one.
 */
export const turnsOf = ({ fairSlices }: Pick<SyncRules, 'fairSlices'>): Turns => {
  // The site whose turn is next comes first.
  const waiting = new Map<string, Waiting[]>();
  const underWay = new Map<string, number>();
  let allUnderWay = 0;
  let hurried = 0;
  let allDone: () => void = () => undefined;
  let isRunning = false;

  const take = (): Waiting | null => {
    for (const [siteId, queue] of waiting) {
      const mayEnter = allUnderWay < MOST_BULK_AT_ONCE || !underWay.has(siteId);
      const at = queue.findIndex(({ enters }) => mayEnter || !enters);
      const [next] = at < 0 ? [] : queue.splice(at, 1);
      if (!next) continue;
      waiting.delete(siteId);
      if (queue.length > 0) waiting.set(siteId, queue);
      return next;
    }
    return null;
  };
  const untilNobodyHurries = async (): Promise<void> => {
    if (hurried === 0) return;
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
      await untilNobodyHurries();
      const next = take();
      if (!next) break;
      next.go();
    }
    isRunning = false;
  };
  const turn = (siteId: string, enters: boolean): Promise<void> =>
    new Promise((go) => {
      const queue = waiting.get(siteId) ?? [];
      queue.push({ go, enters });
      waiting.set(siteId, queue);
      void run();
    });

  const giveWay = (siteId: string): Promise<void> => (fairSlices ? turn(siteId, false) : Promise.resolve());
  return {
    hurry: () => {
      hurried += 1;
      return () => {
        hurried -= 1;
        if (hurried === 0) allDone();
      };
    },
    giveWay,
    inTurn: async (siteId, work) => {
      if (!fairSlices) return work();
      await turn(siteId, true);
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
    },
  };
};
