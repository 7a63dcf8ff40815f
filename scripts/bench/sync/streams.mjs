// Many listeners at once: what they cost the server in memory, and when the last of them hears of a write.
import { openStream } from './http.mjs';
import { memoryMb } from './programs.mjs';
import { quantile } from './statistics.mjs';

const writes = 20;
const patienceMs = 10_000;

/**
 * Opens a stream to each of `listeners` ({ url, headers }) and writes. `isNews` tells news from a heartbeat, `write` makes
 * one write. Gives memory before and with the streams, and the p95 and slowest of the times from write to listener.
 */
export async function measureStreams({ pid, listeners, isNews, write }) {
  const beforeMb = await memoryMb(pid);
  let heard = () => undefined;
  const closers = await Promise.all(
    listeners.map(({ url, headers }, index) => openStream(url, headers, (text) => isNews(text) && heard(index))),
  );
  const streamsMb = await memoryMb(pid);
  const times = [];
  for (let turn = 0; turn < writes; turn += 1) {
    const reached = new Set();
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${reached.size} of ${listeners.length} heard`)), patienceMs);
      const startedMs = performance.now();
      heard = (who) => {
        if (reached.has(who)) return;
        reached.add(who);
        times.push(performance.now() - startedMs);
        if (reached.size < listeners.length) return;
        clearTimeout(timer);
        resolve();
      };
      write(turn).catch(reject);
    });
  }
  const afterMb = await memoryMb(pid);
  for (const close of closers) close();
  return { beforeMb, streamsMb, afterMb, fanOutP95Ms: quantile(times, 0.95), fanOutMaxMs: Math.max(...times) };
}
