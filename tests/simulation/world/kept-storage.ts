/** The documents of one collection, as RxDB’s memory storage holds them. */
type StoredCollection = {
  readonly documents: Map<string, unknown>;
  readonly byIndex: Record<string, { readonly docsWithIndex: readonly unknown[] }>;
  readonly byIndexArray: readonly unknown[];
  readonly ensurePersistenceIdlePromise?: unknown;
  readonly changes$?: { readonly constructor: new () => unknown };
};

/** All collections of a desk by their key: what is on its disk. */
export type Disk = Map<string, StoredCollection>;

/** What stays on the disk when the machine is switched off at this moment: RxDB’s memory storage changes it in place. */
export const keptOver = (disk: Disk): Disk => {
  const kept: Disk = new Map();
  for (const [key, state] of disk) {
    const names = Object.keys(state.byIndex);
    const copies = names.map((name) => {
      const index = state.byIndex[name];
      return { ...index, docsWithIndex: [...(index?.docsWithIndex ?? [])] };
    });
    const byIndex = Object.fromEntries(names.map((name, at) => [name, copies[at]])) as StoredCollection['byIndex'];
    const byIndexArray = state.byIndexArray.map(
      (index) => copies[names.findIndex((name) => state.byIndex[name] === index)],
    );
    // What was written and not yet sorted in is kept too; the timer that would have sorted it in died with the session.
    const { ensurePersistenceIdlePromise: _, changes$, ...rest } = state;
    const stream = changes$ ? { changes$: new changes$.constructor() as StoredCollection['changes$'] & object } : {};
    const copy = { ...rest, documents: new Map(state.documents), byIndex, byIndexArray, refCount: 0, ...stream };
    kept.set(key, copy);
  }
  return kept;
};
