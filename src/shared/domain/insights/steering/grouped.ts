/** Gathers what belongs to each key; `make` begins a group. */
export type Groups<Key, Group> = {
  readonly of: (key: Key) => Group;
  readonly all: () => (readonly [key: Key, group: Group])[];
};

/** Groups that come into being when they are first asked for, in that order. */
export const groups = <Key, Group>(make: (key: Key) => Group): Groups<Key, Group> => {
  const known = new Map<Key, Group>();
  return {
    of: (key) => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = make(key);
      known.set(key, made);
      return made;
    },
    all: () => [...known],
  };
};

/** Remembers what was worked out for each civil day: there are few days and many facts, and these come day by day. */
export const byDay = <Value>(work: (day: string) => Value): ((day: string) => Value) => {
  const known = groups(work);
  let last: string | null = null;
  let lastValue: Value;
  return (day) => {
    if (day !== last) {
      lastValue = known.of(day);
      last = day;
    }
    return lastValue;
  };
};
