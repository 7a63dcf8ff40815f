/** Changes to a map that are kept apart until they are applied, so that a transaction can be dropped. */
export type Overlay<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly delete: (key: string) => void;
  /** Values of the map with the changes, in the order of their keys’ first arrival. */
  readonly values: () => readonly Value[];
  readonly entries: () => readonly (readonly [string, Value])[];
  readonly apply: () => void;
};

const GONE = Symbol('gone');

/** An overlay over a map that others may change meanwhile: what was not changed here is read through. */
export const overlayOf = <Value>(base: Map<string, Value>): Overlay<Value> => {
  const changes = new Map<string, Value | typeof GONE>();
  const entries = (): (readonly [string, Value])[] => {
    const found: (readonly [string, Value])[] = [];
    for (const [key, value] of base) {
      const changed = changes.get(key);
      if (changed === undefined) found.push([key, value]);
      else if (changed !== GONE) found.push([key, changed]);
    }
    for (const [key, value] of changes) if (value !== GONE && !base.has(key)) found.push([key, value]);
    return found;
  };
  return {
    get: (key) => {
      const changed = changes.get(key);
      if (changed === undefined) return base.get(key);
      return changed === GONE ? undefined : changed;
    },
    set: (key, value) => void changes.set(key, value),
    delete: (key) => void changes.set(key, GONE),
    values: () => entries().map(([, value]) => value),
    entries,
    apply: () => {
      for (const [key, value] of changes) {
        if (value === GONE) base.delete(key);
        else base.set(key, value);
      }
    },
  };
};
