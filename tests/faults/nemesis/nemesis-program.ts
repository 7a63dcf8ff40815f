import { runNemesis } from './run-nemesis';
import { storeNames } from './servers';

// A program of its own, started by scripts/nemesis.mjs: store, minutes, seed and `liar`; prints the result as JSON.
const [asked, minutes = '4', seed = '1', liar = ''] = process.argv.slice(2);
const store = storeNames.find((name) => name === asked) ?? 'sqlite';

const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

void runNemesis({ store, minutes: Number(minutes), seed: Number(seed), withLiar: liar === 'liar', say }).then(
  (result) => {
    process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
