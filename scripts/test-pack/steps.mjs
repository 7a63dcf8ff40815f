// The trial of a package, step by step: each says that it went well, or ends the trial.
import { say, seconds } from '../lib/run.mjs';

/** Throws with both values unless they are the same. */
export function mustBe(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Throws unless a text holds another one. */
export function mustHold(what, text, part) {
  if (!text.includes(part)) throw new Error(`${what}: ${JSON.stringify(part)} is not in ${JSON.stringify(text)}`);
}

let startedMs = Date.now();

/** Does one step and says how it went; answers what it gives. */
export async function step(name, work) {
  startedMs = Date.now();
  try {
    const result = await work();
    say(`ok     ${name} (${seconds(startedMs)})`);
    return result;
  } catch (error) {
    say(`FAILED ${name}`);
    throw error;
  }
}
