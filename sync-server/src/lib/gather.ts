const WRITTEN_EVERY_MS = 1_000;

/** Notes that may come late. */
export type Gathered<Note> = {
  readonly add: (note: Note) => void;
  /** Writes what was gathered, once a second at most; resolves when it is stored. */
  readonly write: () => Promise<void>;
};

/**
 * Gathers notes that nobody waits for and that may be lost, because each write costs a commit: after a restart hundreds of desks come back
 * in the same seconds. What is left is written with a later call.
 */
export const gathered = <Note>(
  clock: () => number,
  write: (notes: readonly Note[]) => Promise<void>,
): Gathered<Note> => {
  let notes: Note[] = [];
  let writtenMs = Number.NEGATIVE_INFINITY;
  return {
    add: (note) => void notes.push(note),
    write: async () => {
      if (notes.length === 0 || Math.abs(clock() - writtenMs) < WRITTEN_EVERY_MS) return;
      writtenMs = clock();
      const some = notes;
      notes = [];
      await write(some);
    },
  };
};
