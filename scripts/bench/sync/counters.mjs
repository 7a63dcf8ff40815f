// Fifty counters that call the next person at the same time, until nobody waits.
import { quantile } from './statistics.mjs';

/**
 * `callOne(counter, taken)` gives the ticket that this counter won, or null when nobody waits; `taken` is what the counter
 * knows to be gone. Every ticket must be won exactly once.
 */
export async function measureCounters(counters, tickets, callOne) {
  const times = [];
  const won = [];
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: counters }, async (_, counter) => {
      const taken = new Set();
      for (;;) {
        const askedMs = performance.now();
        const ticket = await callOne(counter, taken);
        if (ticket === null) return;
        times.push(performance.now() - askedMs);
        taken.add(ticket);
        won.push(ticket);
      }
    }),
  );
  const wholeMs = performance.now() - startedMs;
  const doubles = won.length - new Set(won).size;
  const missed = tickets - new Set(won).size;
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), wholeMs, calls: won.length, doubles, missed };
}
