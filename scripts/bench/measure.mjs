// Starts an Electron app until it says that it is usable, then weighs all its processes.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const readyLine = 'guichet:usable';
const searchLine = 'guichet:searchable';
const settleMs = 2000;

const parentOf = (pid) => {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))[1]);
  } catch {
    return 0;
  }
};

/** A process and all that descend from it. */
function familyOf(pid) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), parentOf(name)]));
  const family = new Set([pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  }
  return [...family];
}

/** Proportional set size in MB: memory that processes share is counted once. */
function memoryMb(pids) {
  const kb = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
    } catch {
      return 0;
    }
  });
  return kb.reduce((sum, each) => sum + each, 0) / 1024;
}

/**
 * One start: `{ ms, mb, searchMs }`, or an error when the app does not become usable in `limitMs`. `searchMs` = until all citizens of its store can be searched; `null`
 * where that is not waited for (`searches`), or nothing says so in that time.
 */
export async function measureStart(program, args, env, { searches = false, limitMs = 60_000 } = {}) {
  const startedMs = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env, GUICHET_BENCH: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    let text = '';
    let heard = () => undefined;
    child.stdout.on('data', (data) => {
      text += data;
      heard();
    });
    const saidAfter = (line) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no "${line}" in ${limitMs} ms`)), limitMs);
        heard = () => {
          if (!text.includes(line)) return;
          clearTimeout(timer);
          resolve(performance.now() - startedMs);
        };
        heard();
        child.once('exit', (code) => {
          clearTimeout(timer);
          reject(new Error(`ended with ${code} before "${line}"`));
        });
      });
    const ms = await saidAfter(readyLine);
    const searchMs = searches ? await saidAfter(searchLine).catch(() => null) : null;
    await wait(settleMs);
    return { ms, searchMs, mb: process.platform === 'linux' ? memoryMb(familyOf(child.pid)) : null };
  } finally {
    child.kill();
    await Promise.race([ended, wait(8000).then(() => child.kill('SIGKILL'))]);
    await ended;
  }
}
