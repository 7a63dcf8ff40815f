import type { Client } from '#shared/sync/wire/client';
import { MOST_JOURNAL_LINES, type ReadingKind, type ReadingLine } from '#shared/sync/wire/journal-calls';

import { sleep } from '../../sync/waker';

/** The lines of this desk that the server does not hold yet, the oldest first. */
export type ReadingStore = {
  readonly add: (line: ReadingLine) => Promise<void>;
  readonly first: (most: number) => Promise<readonly ReadingLine[]>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

/** A desk that is away for a month notes some thousands; beyond this many the oldest go. */
export const MOST_UNSENT_READINGS = 20_000;

/** Lines that last as long as the process. */
export const memoryReadings = (): ReadingStore => {
  let lines: readonly ReadingLine[] = [];
  return {
    add: async (line) => void (lines = [...lines, line].slice(-MOST_UNSENT_READINGS)),
    first: async (most) => lines.slice(0, most),
    remove: async (ids) => void (lines = lines.filter(({ id }) => !ids.includes(id))),
    close: () => undefined,
  };
};

/**
 * Adds a line in the name of who sits here. `subject` = a citizen, or what was exported or printed by its name in the program; `''` for a search, of which the words
 * are never noted. A line that cannot be stored stops nobody: the fault is reported.
 */
export type NoteReading = (kind: ReadingKind, subject: string, count: number) => void;

type NoteNeeds = {
  readonly store: ReadingStore;
  readonly station: () => { readonly agentId: string };
  readonly now: () => Date;
  readonly newId: () => string;
  readonly onFault: (error: unknown) => void;
};

/** Notes who read what at this desk, for the journal of the server. */
export const createNoteReading =
  ({ store, station, now, newId, onFault }: NoteNeeds): NoteReading =>
  (kind, subject, count) => {
    const { agentId } = station();
    store.add({ id: newId(), at: now().toISOString(), agentId, kind, subject, count }).catch(onFault);
  };

/** What a window of this desk noted goes with the next look. */
const LOOK_MS = 10_000;

type SendNeeds = {
  readonly store: ReadingStore;
  readonly server: () => Pick<Client, 'keepJournal'>;
  readonly onFault: (error: unknown) => void;
};

/**
 * Sends the lines that are here, until the server is out of reach. A refused batch goes line by line, and a line that is refused by itself goes
 * with a fault, so that it holds none of the others up.
 */
export const sendReadings = async ({ store, server, onFault }: SendNeeds, signal: AbortSignal): Promise<void> => {
  for (let most = MOST_JOURNAL_LINES; !signal.aborted;) {
    const lines = await store.first(most);
    if (lines.length === 0) return;
    const kept = await server().keepJournal({ lines });
    const isRefused = !kept.ok && kept.reason.code === 'badRequest';
    if (!kept.ok && !isRefused) return;
    if (isRefused && lines.length > 1) {
      most = 1;
      continue;
    }
    await store.remove(lines.map(({ id }) => id));
    if (isRefused) onFault(new Error('The journal refused a line'));
  }
};

/** Brings to the journal of the server who read what at this desk, beside the exchange of documents, until the signal. */
export const keepReadings = async (needs: SendNeeds, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await sleep(LOOK_MS, signal);
    await sendReadings(needs, signal).catch(needs.onFault);
  }
};
