import { no, type Result } from '#shared/lib/result';
import type { Refusal } from '#shared/errors/refusal';

/** Whether the store of this desk was lost while it was open: its disk is full, or gives no more answers. */
export type StoreLoss = {
  readonly read: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hears an error; answers whether it is one of a store that keeps nothing any more. */
  readonly note: (error: unknown) => boolean;
};

/**
 * The errors of IndexedDB and of Dexie after which nothing is kept. Once the disk was full Chromium shuts the database for this window, and it
 * stays shut when there is room again.
 */
const lossNames: ReadonlySet<string> = new Set([
  'QuotaExceededError',
  'DatabaseClosedError',
  'OpenFailedError',
  'InvalidStateError',
  'UnknownError',
  'AbortError',
]);

type Nested = {
  readonly name?: unknown;
  readonly inner?: unknown;
  readonly parameters?: { readonly errors?: unknown };
};

/** An error and those inside it: Dexie keeps that of the browser as `inner`, RxDB those of a replication in its parameters. */
const isLoss = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > 3) return false;
  const { name, inner, parameters } = error as Nested;
  const errors = Array.isArray(parameters?.errors) ? parameters.errors : [];
  return (typeof name === 'string' && lossNames.has(name)) || [inner, ...errors].some((one) => isLoss(one, depth + 1));
};

/** Nothing is lost at first. Only a store that is opened anew keeps something again. */
export const createStoreLoss = (): StoreLoss => {
  let isLost = false;
  const listeners = new Set<() => void>();
  return {
    read: () => isLost,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note: (error) => {
      if (!isLoss(error)) return false;
      const isNew = !isLost;
      isLost = true;
      if (isNew) for (const listener of listeners) listener();
      return true;
    },
  };
};

/** What `ask` comes to; where the store kept nothing, a refusal in its place: what was typed stays, and the person is told. */
export const orNotStored = async <Outcome>(
  { storeLoss }: { readonly storeLoss: StoreLoss },
  ask: () => Promise<Outcome>,
): Promise<Outcome | Result<never, Refusal>> => {
  try {
    return await ask();
  } catch (error) {
    if (!storeLoss.note(error)) throw error;
    return no({ code: 'notStored' });
  }
};

const PROBE = 'guichet-room';
const PROBE_BYTES = 1 << 20;
/** The most that `getRandomValues` gives at once. */
const MOST_RANDOM_BYTES = 1 << 16;
/** A disk that has not answered within this time takes nothing, milliseconds. */
const patienceMs = 15_000;

const writesProbe = (): Promise<boolean> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(PROBE, 1);
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('bytes'));
    opening.addEventListener('error', () => resolve(false));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const end = (isKept: boolean): void => {
        database.close();
        indexedDB.deleteDatabase(PROBE);
        resolve(isKept);
      };
      const writing = database.transaction('bytes', 'readwrite', { durability: 'strict' });
      writing.addEventListener('complete', () => end(true));
      writing.addEventListener('abort', () => end(false));
      // Random, so that no disk makes it small.
      for (let at = 0; at < PROBE_BYTES; at += MOST_RANDOM_BYTES)
        writing.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(MOST_RANDOM_BYTES)), at);
    });
  });

/** Whether the disk takes a megabyte now: a store that is opened before it does would not open. */
export const hasRoom = async (): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([writesProbe(), silence]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};
