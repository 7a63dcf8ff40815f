// How many states of the app axe looked at in a run, from what its journeys noted (`e2e/support/axe-states.ts`).
import { existsSync, readFileSync } from 'node:fs';

/** So many states must be looked at, at 100 and at 200 %, in both contrasts. */
const LEAST_STATES = 120;

/**
 * `{ passed, failed, failures, line }`: a state that two journeys pass counts once. A size at which fewer were looked at in both contrasts than there must be is one failure.
 */
export function countStates(file) {
  const notes = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const sizes = ['100 %', '200 %'].map((zoom) => {
    const states = (isMeant) =>
      new Set(notes.filter((one) => one.zoom === zoom && isMeant(one)).map((one) => one.state));
    return { zoom, both: states((one) => one.contrasts === 'both').size, all: states(() => true).size };
  });
  const failures = sizes
    .filter(({ both }) => both < LEAST_STATES)
    .map(({ zoom, both }) => `axe looked at ${both} states at ${zoom} in both contrasts, of ${LEAST_STATES} at least`);
  const told = sizes.map(({ zoom, both, all }) => `${all} at ${zoom}, ${both} of them in both contrasts`).join('; ');
  return {
    passed: sizes.length - failures.length,
    failed: failures.length,
    failures,
    line: `axe looked at ${new Set(notes.map((one) => one.state)).size} states: ${told}`,
  };
}
