const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Where a key of lists goes to from an id; `undefined` = it is no such key. At the ends it stays. */
export const nextInList = (ids: readonly string[], at: string | undefined, key: string): string | undefined => {
  const step = steps[key];
  return step && ids[step(at === undefined ? -1 : ids.indexOf(at), ids.length - 1)];
};
