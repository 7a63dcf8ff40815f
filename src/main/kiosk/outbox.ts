import type { Client } from '#shared/sync/wire/client';
import type { JsonFile } from '../settings/json-file';
import type { Log } from '../logging/log';
import { isRefusal } from './is-refusal';
import type { KioskFile, OutboxEntry, OwnTicket } from './kiosk-file';

/** No person waits for the answer: they have their number. */
const inTheBackground = { patienceMs: 5_000 } as const;
const AGAIN_AFTER_MS = 10_000;
const MOST_REFUSED = 200;

export type Outbox = {
  readonly ticketOf: (key: string) => OwnTicket | null;
  readonly add: (entry: OutboxEntry, counted?: Pick<KioskFile, 'deviceId' | 'day' | 'last'>) => void;
  /** Marks a number as taken back; `false` when it is not here any more. Waits for what is on its way. */
  readonly takeBack: (key: string) => Promise<boolean>;
  /** How many numbers the server does not know. */
  readonly tickets: () => number;
  /** Hands in what there is. Resolves when nothing is left or the server did not take it. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

export type OutboxNeeds = {
  readonly file: JsonFile<KioskFile>;
  readonly calls: Pick<Client, 'kioskTicket' | 'kioskFeedback'>;
  readonly log: Pick<Log, 'warn' | 'error'>;
};

const keyOf = ({ body }: OutboxEntry): string => body.key;

/**
 * What a kiosk did while the server was out of reach, handed in one after the other, oldest first. An entry leaves only when the server
 * took it: the server knows each by the key of its touch, so that handing in twice does nothing.
 */
export const createOutbox = ({ file, calls, log }: OutboxNeeds): Outbox => {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const write = (next: Partial<KioskFile>): void => file.write({ ...file.read(), ...next });

  const without = (entry: OutboxEntry): OutboxEntry[] =>
    file.read().outbox.filter((one) => one.kind !== entry.kind || keyOf(one) !== keyOf(entry));

  /** Whether the next one may follow. */
  const handIn = async (entry: OutboxEntry): Promise<boolean> => {
    const answer = await (entry.kind === 'ticket'
      ? calls.kioskTicket(entry.body, inTheBackground)
      : calls.kioskFeedback(entry.body, inTheBackground));
    // A server of another version may answer in other words: it took the entry all the same.
    if (answer.ok || answer.reason.code === 'unreadable') {
      write({ outbox: without(entry) });
      return true;
    }
    if (!isRefusal(answer.reason)) return false;
    log.error('kiosk.refused', `${entry.kind}: ${answer.reason.status}`);
    write({ outbox: without(entry), refused: [...file.read().refused, entry].slice(-MOST_REFUSED) });
    return true;
  };

  const run = async (): Promise<void> => {
    for (;;) {
      const [next] = file.read().outbox;
      if (next === undefined) return;
      if (stopped || !(await handIn(next))) break;
    }
    if (!stopped) timer = setTimeout(() => void flush(), AGAIN_AFTER_MS);
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  const ticketOf = (key: string): OwnTicket | null =>
    file.read().outbox.find((one): one is OwnTicket => one.kind === 'ticket' && one.body.key === key) ?? null;

  return {
    ticketOf,
    add: (entry, counted = file.read()) => {
      const { deviceId, day, last } = counted;
      write({ deviceId, day, last, outbox: [...file.read().outbox, entry] });
      clearTimeout(timer);
      if (!stopped && running === null) timer = setTimeout(() => void flush(), AGAIN_AFTER_MS);
    },
    takeBack: async (key) => {
      await running;
      const found = ticketOf(key);
      if (!found?.body.own) return false;
      const undone = { ...found, body: { ...found.body, own: { ...found.body.own, undone: true } } };
      write({ outbox: file.read().outbox.map((one) => (one === found ? undone : one)) });
      return true;
    },
    tickets: () => file.read().outbox.filter(({ kind }) => kind === 'ticket').length,
    flush,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
