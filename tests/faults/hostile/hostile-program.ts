import { floodOpenRoutes } from './floods';
import { attackAsDesk, type AttackStart } from './hostile-desk';
import { runHostile } from './run-hostile';
import { emptyTally } from './tally';

// A program of its own, started by scripts/hostile.mjs with minutes, and by itself as the attack; prints the result as JSON.
const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

const attack = async (start: AttackStart): Promise<void> => {
  const tally = emptyTally();
  await Promise.all([attackAsDesk(start, tally), floodOpenRoutes(start, tally)]);
  await new Promise<void>((resolve) => process.send?.(tally, () => resolve()));
};

const run = async (minutes: number): Promise<void> => {
  const result = await runHostile({ minutes, program: __filename, say });
  process.stdout.write(`${JSON.stringify(result)}\n`);
};

const [what = '3', start = ''] = process.argv.slice(2);
void (what === 'attack' ? attack(JSON.parse(start) as AttackStart) : run(Number(what))).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
