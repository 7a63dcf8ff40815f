// The processes of the bench: servers that say where they listen, and clients that are asked by messages.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { collect } from '../../lib/run.mjs';

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const watch = (child) => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

const end = async (child, signal = 'SIGKILL') => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};

/** Starts a server and waits until its output matches; gives the address and what else it said. */
export async function startServer(file, args, ready, cwd) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = watch(spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], cwd, env }));
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no server\n${said}`)), 20_000);
    const hear = (part) => {
      said += part;
      const found = ready.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}\n${said}`)));
  });
  return { address, pid: child.pid, said: () => said, end: (signal) => end(child, signal) };
}

/** Starts a client; `ask(desk, call, input)` gives its answer. */
export async function startClient(file, args = []) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = watch(fork(file, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  const waiting = new Map();
  let count = 0;
  await once(child, 'message');
  child.on('message', ({ n, ok, value, error }) => {
    const { resolve, reject } = waiting.get(n);
    waiting.delete(n);
    if (ok) resolve(value);
    else reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the client ended with ${code}`));
  });
  const ask = (desk, call, input) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      child.send({ n: count, desk, call, input });
    });
  return { ask, end: () => end(child) };
}

/** Time that a process has computed since it began, milliseconds; 0 where the system does not say. */
export async function cpuMsOf(pid) {
  if (process.platform !== 'linux') return 0;
  // The name of the program may hold spaces: what counts follows its bracket. Ticks are hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process in MB. */
export async function memoryMb(pid) {
  if (process.platform === 'linux') {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kb) / 1024;
  }
  const { stdout } = await collect('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) / 1024;
}
