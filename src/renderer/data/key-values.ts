/**
 * A few small facts of this device that live beside its store: never documents, never personal data. What is lost here
 * with a crash costs an exchange more, and nothing else.
 */
export type KeyValues = {
  /** `''` when nothing was written under this key. */
  readonly read: (key: string) => string;
  /** `''` forgets the key. */
  readonly write: (key: string, value: string) => void;
};

/** Facts that last as long as the process. */
export const createKeyValues = (): KeyValues => {
  const values = new Map<string, string>();
  return {
    read: (key) => values.get(key) ?? '',
    write: (key, value) => {
      if (value === '') values.delete(key);
      else values.set(key, value);
    },
  };
};
