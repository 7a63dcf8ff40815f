import { useLayoutEffect, useReducer } from 'react';

/** Where each line stands, and since when a place is empty that a line has left; moments of one clock, milliseconds. */
type Places = { readonly placeOf: ReadonlyMap<string, number>; readonly emptySince: ReadonlyMap<number, number> };

const nothing: Places = { placeOf: new Map(), emptySince: new Map() };

/** So long a place stays empty after its line went: a press on its way there is aimed at what is gone. */
export const REST_MS = 10_000;

/**
 * Gives lines their places, from 0: whoever is there already keeps theirs, whoever comes takes the first that nothing stands at and nothing
 * left lately.
 */
export const dealPlaces = ({ placeOf, emptySince }: Places, names: readonly string[], at: number): Places => {
  const kept = new Map([...placeOf].filter(([name]) => names.includes(name)));
  const left = [...placeOf].filter(([name]) => !names.includes(name)).map(([, place]) => [place, at] as const);
  const empty = new Map([...emptySince, ...left].filter(([, since]) => at - since < REST_MS));
  const taken = new Set([...kept.values(), ...empty.keys()]);
  let free = 0;
  for (const name of names) {
    if (kept.has(name)) continue;
    while (taken.has(free)) free += 1;
    kept.set(name, free);
    taken.add(free);
  }
  return { placeOf: kept, emptySince: empty };
};

/** The place of each line for its key, by its name: a line keeps its key while it is there, whatever comes and goes above it. */
export const useSteadyPlaces = (names: readonly string[]): ReadonlyMap<string, number> => {
  const [{ placeOf }, deal] = useReducer(
    (before: Places, { lines, at }: { readonly lines: readonly string[]; readonly at: number }) =>
      dealPlaces(before, lines, at),
    nothing,
  );
  const shown = JSON.stringify(names);
  // Before the window is painted, so that nobody sees a line without its key.
  useLayoutEffect(() => deal({ lines: JSON.parse(shown) as string[], at: performance.now() }), [shown]);
  return placeOf;
};
