import { setMaxListeners } from 'node:events';

import { rulesOfTime, syncRuleNames, syncRules, type SyncRule } from '#shared/sync/rules';

import { planOf } from '../history/plan';
import { lineNames } from '../oracle/finding';
import { isOnSqlite, runHistory, type Outcome } from './run-history';
import { shrink } from './shrink';

/** What the program that runs the simulation asks of a worker. */
type Order =
  | {
      readonly type: 'run';
      readonly seeds: readonly number[];
      readonly steps: number;
      readonly broken: SyncRule | null;
      readonly untilFound: boolean;
    }
  | { readonly type: 'trace'; readonly seed: number; readonly steps: number; readonly broken: SyncRule | null }
  | {
      readonly type: 'shrink';
      readonly seed: number;
      readonly steps: number;
      readonly broken: SyncRule | null;
      readonly tries: number;
    }
  | { readonly type: 'rules' };

// A session has many waits, and each listens for its end.
setMaxListeners(0);

const send = (message: object): void => void process.send?.(message);

/** A history that could not be lived through is a finding too. */
const liveThrough = async (
  seed: number,
  steps: number,
  broken: SyncRule | null,
  keepLines = false,
): Promise<Outcome> => {
  try {
    return await runHistory(planOf(seed, steps), broken, keepLines);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      seed,
      trace: 'none',
      findings: [{ line: 11, what: `the history ended in an error: ${what}` }],
      steps,
      writes: 0,
      rows: 0,
      offlineMs: 0,
      conflicts: 0,
      erasures: 0,
      erasedWhileAway: 0,
      settledMs: -1,
      virtualMs: 0,
      lines: [],
      onSqlite: isOnSqlite(seed, broken),
    };
  }
};

const obey = async (order: Order): Promise<void> => {
  const names = syncRuleNames.filter((name) => !rulesOfTime.includes(name));
  if (order.type === 'rules') return send({ type: 'rules', names, rules: syncRules, lines: lineNames });
  const { steps, broken } = order;
  if (order.type === 'run') {
    const outcomes: Outcome[] = [];
    for (const seed of order.seeds) {
      const outcome = await liveThrough(seed, steps, broken);
      outcomes.push(outcome);
      if (order.untilFound && outcome.findings.length > 0) break;
    }
    return send({ type: 'ran', outcomes });
  }
  const outcome = await liveThrough(order.seed, steps, broken, order.type === 'trace');
  if (order.type === 'trace') return send({ type: 'traced', plan: planOf(order.seed, steps), outcome });
  const line = outcome.findings[0]?.line;
  const found = line === undefined ? null : await shrink(planOf(order.seed, steps), broken, line, order.tries);
  send({ type: 'shrunk', found });
};

let work: Promise<void> = Promise.resolve();
process.on('message', (order: Order) => {
  work = work.then(() => obey(order));
});
process.on('disconnect', () => process.exit(0));
