import { runSoak } from './run-soak';

// A program of its own, started by scripts/soak.mjs: minutes, clients and seed; prints the result as JSON.
const [minutes = 10, clients = 20, seed = 1] = process.argv.slice(2).map(Number);

const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

void runSoak({ minutes, clients, seed, say }).then(
  (result) => {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
