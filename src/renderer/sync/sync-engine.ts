import { headReply } from '#shared/sync/protocol';

import type { GuichetDatabase } from '../data/database/collections';
import type { Outbox } from '../data/outbox';
import { backoffMs } from './backoff';
import type { ContactStore } from './contact';
import type { Http } from './http';
import { runSession, type RunningSession } from './run-session';
import type { Session } from './session';
import { createWaker } from './waker';

const headPatienceMs = 5_000;
const pollMs = 30_000;
/** A session that ends so soon counts as a failure, so that a server that refuses its own epoch is not besieged. */
const shortSessionMs = 10_000;

export type SyncOptions = {
  readonly database: GuichetDatabase;
  readonly outbox: Outbox;
  readonly http: Http;
  readonly siteId: string;
  readonly contact: ContactStore;
  readonly now: () => Date;
  readonly random: () => number;
  /** Told the town's clock minus this machine's at every exchange of heads. */
  readonly onClockOffset: (ms: number) => void;
  /** An error that nobody foresaw; the exchange tries again. */
  readonly onFault: (error: unknown) => void;
  /** Runs the exchange in one window only: holds a lock as long as `run` lasts. */
  readonly lead: (run: () => Promise<void>, signal: AbortSignal) => Promise<void>;
};

export type SyncEngine = {
  /** The machine woke up or the network is back: exchange at once. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** Exchanges with the server of the site until stopped: one session for each epoch, with a poll as safety net. */
export const startSync = (options: SyncOptions): SyncEngine => {
  const { database, outbox, http, siteId, contact, random } = options;
  const ending = new AbortController();
  const waker = createWaker();
  let running: RunningSession | null = null;

  const head = async () => {
    const sent = performance.now();
    const reply = await http.get('/v1/head', headReply, headPatienceMs);
    if (!reply.ok) contact.failed(reply.reason);
    else {
      options.onClockOffset(reply.value.clockOffsetMs);
      contact.reached();
      const halfway = options.now().getTime() - (performance.now() - sent) / 2;
      contact.drift(Math.round(halfway - Date.parse(reply.value.now)));
    }
    return reply;
  };

  /** Watches over a session: ends when the epoch changes or the engine stops. */
  const guard = async (epoch: string, over: AbortController): Promise<void> => {
    for (let seq = -1; !over.signal.aborted;) {
      await waker.wait(pollMs, over.signal);
      if (over.signal.aborted) return;
      const reply = await head();
      if (!reply.ok) continue;
      if (reply.value.epoch !== epoch) over.abort();
      else if (reply.value.seq !== seq) running?.resyncAll();
      seq = reply.value.seq;
    }
  };

  const exchange = async (epoch: string): Promise<void> => {
    const over = new AbortController();
    const end = (): void => over.abort();
    ending.signal.addEventListener('abort', end);
    const session: Session = { http, siteId, epoch, signal: over.signal, waker, report: contact, random, restart: end };
    running = runSession(session, database, outbox);
    await guard(epoch, over);
    ending.signal.removeEventListener('abort', end);
    const stopping = running;
    running = null;
    await stopping.stop(!ending.signal.aborted);
  };

  /** One look at the server and, when it is there, one session. Says whether it went well. */
  const attempt = async (): Promise<boolean> => {
    const reply = await head();
    if (!reply.ok || ending.signal.aborted) return false;
    const began = options.now().getTime();
    await exchange(reply.value.epoch);
    return options.now().getTime() - began > shortSessionMs;
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !ending.signal.aborted;) {
      const went = await attempt().catch((error: unknown) => {
        options.onFault(error);
        return false;
      });
      failures = went ? 0 : failures + 1;
      if (!ending.signal.aborted) await waker.wait(backoffMs(failures, random), ending.signal);
    }
  };

  const finished = options.lead(run, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) options.onFault(error);
  });
  return {
    wake: () => {
      running?.refresh();
      waker.wake();
    },
    stop: async () => {
      ending.abort();
      await finished;
    },
  };
};
