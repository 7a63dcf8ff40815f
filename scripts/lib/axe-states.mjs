// How many states of the app axe looked at in a run, from what its journeys noted (`e2e/support/axe-states.ts`).
import { existsSync, readFileSync } from 'node:fs';

/** So many states must be looked at, at 100 and at 200 %, in both contrasts: below that a walk no longer looks. */
const LEAST_STATES = 120;

/**
 * `{ passed, failed, failures, line }`: a state that two journeys pass counts once. A size at which fewer were looked at than there must be is one failure.
 */
export function countStates(file) {
  const notes = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const sizes = ['100 %', '200 %'].map((zoom) => ({
    zoom,
    number: new Set(notes.filter((one) => one.zoom === zoom).map(({ state }) => state)).size,
  }));
  const failures = sizes
    .filter(({ number }) => number < LEAST_STATES)
    .map(({ zoom, number }) => `axe looked at ${number} states at ${zoom}, of ${LEAST_STATES} at least`);
  return {
    passed: sizes.length - failures.length,
    failed: failures.length,
    failures,
    line: `axe looked, in both contrasts, at ${sizes.map(({ zoom, number }) => `${number} states at ${zoom}`).join(' and ')}`,
  };
}
