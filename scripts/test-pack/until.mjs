import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 60_000;
const lookEveryMs = 250;

/** Waits until `look` gives something; throws with `what` otherwise. */
export async function until(what, look, withinMs = patienceMs) {
  const endMs = Date.now() + withinMs;
  while (Date.now() < endMs) {
    const found = await look();
    if (found) return found;
    await sleep(lookEveryMs);
  }
  throw new Error(`${what}: not within ${withinMs / 1000} s`);
}
