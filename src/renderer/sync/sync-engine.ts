import type { CallOutput } from '#shared/sync/wire/calls';
import { KNOWS_ENDS, KNOWS_IN_PERSON } from '#shared/sync/protocol';
import type { SyncRules } from '#shared/sync/rules';

import type { GuichetDatabase } from '../data/database/collections';
import type { KeyValues } from '../data/key-values';
import type { Outbox } from '../data/outbox';
import { backoffMs } from './backoff';
import type { ContactStore } from './contact';
import type { Http } from './http';
import { forgetPurged } from './forget-purged';
import { createLeavingBehind } from './left-behind';
import { letGo } from './let-go';
import { createRestamp } from './restamp';
import { runSession, type RunningSession } from './run-session';
import { SessionOver, type Session } from './session';
import { createWaker } from './waker';

/** Which history of its server this desk exchanges with, by a name that RxDB remembers it by. */
type History = {
  /** Another name makes RxDB pull all and push all once more, which is harmless here. */
  readonly name: (epoch: string) => string;
  /** The server ended a session with this code. */
  readonly leave: (code: string) => void;
  /** Deletions that this desk never heard of are forgotten on the server too: what only lives here must go first. */
  readonly mustForget: () => boolean;
  readonly forgot: () => void;
};

const turn = 'history.turn';
const forget = 'history.forget';

/**
 * An epoch names the history of a server. Within one, a server that knows less than this desk (`ahead`) or that forgot
 * deletions (`resetNeeded`) makes the desk begin anew too: then the turn counts on.
 */
const createHistory = (keys: KeyValues): History => ({
  name: (epoch) => {
    const turns = keys.read(turn);
    return turns === '' ? epoch : `${epoch}|${turns}`;
  },
  leave: (code) => {
    if (code === 'resetNeeded') keys.write(forget, '1');
    if (code === 'ahead' || code === 'resetNeeded') keys.write(turn, String(Number(keys.read(turn)) + 1));
  },
  mustForget: () => keys.read(forget) !== '',
  forgot: () => keys.write(forget, ''),
});

const pollMs = 30_000;
/** Somewhat less, by chance: desks that lost their server at the same moment would ask it in step for the rest of the day. */
const nextPollMs = (random: () => number): number => Math.round(pollMs * (1 - random() / 5));
/** A session that ends so soon counts as a failure, so that a server that refuses its own epoch is not besieged. */
const shortSessionMs = 10_000;

export type SyncOptions = {
  readonly database: GuichetDatabase;
  readonly outbox: Outbox;
  readonly http: Http;
  /** What lasts over a restart besides the store. */
  readonly keys: KeyValues;
  readonly siteId: string;
  /** The next stamp for registers of citizens, by the server's time. */
  readonly registerStamp: (seen: readonly string[]) => string;
  readonly contact: ContactStore;
  readonly now: () => Date;
  /** The clock of this machine, which may be wrong: `now` is put right where the server told by how much. */
  readonly machineNow: () => Date;
  readonly random: () => number;
  readonly rules: SyncRules;
  /** Told the town's clock minus this machine's at every exchange of heads. */
  readonly onClockOffset: (ms: number) => void;
  /** Everything was exchanged once in a session: what goes on beside the exchange begins, until the signal. */
  readonly onInStep: (signal: AbortSignal) => void;
  /** An error that nobody foresaw; the exchange tries again. */
  readonly onFault: (error: unknown) => void;
  /** RxDB met an error over the store, and tries again by itself. It may quote documents: it is judged, never logged. */
  readonly onStoreError?: (error: unknown) => void;
  /** This window is the one that exchanges. */
  readonly onLead: () => void;
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
  const { database, outbox, http, siteId, contact, random, rules, now, machineNow } = options;
  const ending = new AbortController();
  const waker = createWaker();
  const history = createHistory(options.keys);
  const leaving = createLeavingBehind(options.keys);
  let running: RunningSession | null = null;
  let goneBefore = '';
  const doubt = createWaker();

  const head = async () => {
    const sent = performance.now();
    const reply = await http.calls.head();
    if (!reply.ok) {
      contact.failed(reply.reason);
    } else {
      options.onClockOffset(reply.value.clockOffsetMs);
      for (const known of [KNOWS_ENDS, KNOWS_IN_PERSON])
        options.keys.write(known, reply.value.knows?.includes(known) ? '1' : '');
      const halfway = options.machineNow().getTime() - (performance.now() - sent) / 2;
      goneBefore = reply.value.goneBefore ?? '';
      contact.wentBack(reply.value.wentBackAt ?? '');
      // What this desk holds is another matter from now on: it compares at once.
      if (contact.withheld(reply.value.withheld ?? [])) doubt.wake();
      contact.shutOut({ agentIds: reply.value.shutOut ?? [], at: reply.value.now });
      contact.drift(Math.round(halfway - Date.parse(reply.value.now)));
      contact.reached();
    }
    return reply;
  };

  let askedMs = Number.NEGATIVE_INFINITY;
  /**
   * The server’s time in milliseconds, asked for again because the clock here may have been set since, once a second at most: hundreds of
   * rows of one push may be refused for their stamps.
   */
  const serverTime = async (): Promise<number> => {
    const age = machineNow().getTime() - askedMs;
    if (age < 0 || age >= 1000) {
      await head();
      askedMs = machineNow().getTime();
    }
    return machineNow().getTime() - contact.read().driftMs;
  };

  /** Watches over a session: ends when the epoch changes or the engine stops. */
  const guard = async (epoch: string, over: AbortController): Promise<void> => {
    for (let seq = -1, waitMs = nextPollMs(random); !over.signal.aborted;) {
      await waker.wait(waitMs, over.signal);
      if (over.signal.aborted) return;
      const reply = await head();
      waitMs = nextPollMs(random);
      if (!reply.ok) {
        contact.waiting(waitMs);
        continue;
      }
      if (reply.value.epoch !== epoch) over.abort();
      else if (reply.value.seq !== seq) running?.resyncAll();
      seq = reply.value.seq;
    }
  };

  const exchange = async ({ epoch, seq }: CallOutput<'head'>, isReturn: boolean): Promise<void> => {
    const over = new AbortController();
    let isRenewal = false;
    const end = (): void => over.abort();
    ending.signal.addEventListener('abort', end);
    const session: Session = {
      http,
      siteId,
      epoch,
      signal: over.signal,
      waker,
      doubt,
      report: contact,
      random,
      rules,
      now,
      serverNow: () => new Date(machineNow().getTime() - contact.read().driftMs),
      isReturn,
      headSeq: seq,
      goneBefore: () => goneBefore,
      leaving,
      history: history.name(epoch),
      restart: (failure) => {
        // Every collection hears of it; it counts once.
        if (!over.signal.aborted) history.leave(failure.code);
        end();
      },
      renew: () => {
        isRenewal = true;
        end();
      },
    };
    if (history.mustForget()) {
      options.keys.write('complete', '');
      contact.complete(false);
      await forgetPurged(session, database);
      history.forgot();
    }
    const complete = (): void => {
      options.keys.write('complete', '1');
      contact.complete(true);
      options.onInStep(session.signal);
    };
    const dueBefore = await letGo(session, database);
    running = runSession(session, database, outbox, {
      dueBefore,
      complete,
      onFault: options.onFault,
      onStoreError: (error) => options.onStoreError?.(error),
      restamp: createRestamp(database, options.registerStamp, serverTime),
    });
    await guard(epoch, over);
    ending.signal.removeEventListener('abort', end);
    const stopping = running;
    running = null;
    await stopping.stop(!ending.signal.aborted && !isRenewal);
  };

  /** One look at the server and, when it is there, one session. Says whether it went well. */
  const attempt = async (isReturn: boolean): Promise<boolean> => {
    const reply = await head();
    if (!reply.ok || ending.signal.aborted) return false;
    const began = options.now().getTime();
    await exchange(reply.value, isReturn);
    return options.now().getTime() - began > shortSessionMs;
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !ending.signal.aborted;) {
      const went = await attempt(failures > 0).catch((error: unknown) => {
        if (!(error instanceof SessionOver)) options.onFault(error);
        return false;
      });
      failures = went ? 0 : failures + 1;
      if (ending.signal.aborted) return;
      const waitMs = backoffMs(failures, random);
      if (!went) contact.waiting(waitMs);
      await waker.wait(waitMs, ending.signal);
    }
  };

  const leadAndRun = (): Promise<void> => {
    options.onLead();
    return run();
  };
  const finished = options.lead(leadAndRun, ending.signal).catch((error: unknown) => {
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
