/** What a portion holds, and where the next one begins; `null` = it was the last. */
type Portion<Row> = { readonly documents: readonly Row[]; readonly last: string | null };

type PassOver<Row> = {
  /** The rows after an id, in the order of their ids; `''` = from the first. */
  readonly read: (after: string) => Promise<Portion<Row>>;
  /** Between two portions. */
  readonly rest: () => Promise<void>;
  /** Nothing more can be read: whoever still reads is told so by an error. */
  readonly isClosed: () => boolean;
};

type Reader<Row> = {
  readonly take: (rows: readonly Row[]) => boolean;
  /** After which id its first portion began; `null` = none has yet. */
  from: string | null;
  /** The pass has come to the end of the rows since then, and begun anew. */
  isRound: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Whether a reader has had all rows with the portion that ends before `next`. Notes when the pass comes round. */
const isThrough = <Row>(reader: Reader<Row>, next: string | null): boolean => {
  if (next !== null) return reader.isRound && reader.from !== null && next >= reader.from;
  if (reader.isRound || reader.from === '') return true;
  reader.isRound = true;
  return false;
};

/**
 * Reads all rows in portions, once for all who ask at about the same time: whoever comes while a pass is under way takes part from the next portion on, and the
 * pass goes round until they have had all. `take` says whether the rest is still wanted. Every row that a reader is given was read after they asked. The next portion is read
 * while one is taken.
 */
export const createSharedPass = <Row>({ read, rest, isClosed }: PassOver<Row>) => {
  const readers = new Set<Reader<Row>>();
  /** Ends with the pass. */
  let underWay: Promise<void> | null = null;
  const leave = (reader: Reader<Row>): void => {
    readers.delete(reader);
    reader.resolve();
  };
  /** One whose own work fails is let go alone. */
  const give = (reader: Reader<Row>, rows: readonly Row[], isLast: boolean): void => {
    try {
      if (!reader.take(rows) || isLast) leave(reader);
    } catch (error) {
      readers.delete(reader);
      reader.reject(error);
    }
  };
  const begin = (after: string) => {
    const asked = [...readers];
    for (const reader of asked) reader.from ??= after;
    const reading = read(after);
    // What fails meanwhile is thrown where it is waited for.
    reading.catch(() => undefined);
    return { asked, reading };
  };
  const go = async (): Promise<void> => {
    let current = begin('');
    while (!isClosed()) {
      const { documents, last } = await current.reading;
      const through = new Set(current.asked.filter((reader) => isThrough(reader, last)));
      const next = [...readers].some((reader) => !through.has(reader)) ? begin(last ?? '') : null;
      for (const reader of current.asked) if (readers.has(reader)) give(reader, documents, through.has(reader));
      await rest();
      if (readers.size === 0) return;
      current = next ?? begin(last ?? '');
    }
  };
  const start = async (): Promise<void> => {
    // Readers that ask in the same turn share the first portion.
    await Promise.resolve();
    try {
      // Somebody may ask in the moment in which the last reader has had all.
      while (readers.size > 0 && !isClosed()) await go();
      if (readers.size > 0) throw new Error('closed');
    } catch (error) {
      for (const reader of readers) reader.reject(error);
      readers.clear();
    }
    underWay = null;
  };
  return {
    ask: (take: (rows: readonly Row[]) => boolean): Promise<void> =>
      new Promise((resolve, reject) => {
        readers.add({ take, from: null, isRound: false, resolve, reject });
        underWay ??= start();
      }),
    isIdle: (): boolean => underWay === null,
    /** Resolves once nobody reads: what has time lets a pass go first. */
    whenIdle: async (): Promise<void> => {
      while (underWay) await underWay;
    },
  };
};
