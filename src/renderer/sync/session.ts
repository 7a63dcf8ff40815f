import { no, ok } from '#shared/lib/result';
import type { SyncRules } from '#shared/sync/rules';
import type { Answer, CallFailure } from '#shared/sync/wire/client';

import { backoffMs } from './backoff';
import type { Http } from './http';
import type { LeavingBehind } from './left-behind';
import type { Waker } from './waker';

/** What the exchange tells of itself; the sync state is made of it. */
export type SyncReport = {
  /** The server answered. */
  readonly reached: () => void;
  /** The server did not answer, or refused the call as a whole. */
  readonly failed: (failure: CallFailure) => void;
  /** The next try comes in so many milliseconds, unless something wakes the exchange before. */
  readonly waiting: (ms: number) => void;
  /** So many documents came. */
  readonly received: (count: number) => void;
};

/** One stretch of exchange with one epoch of the server, until it is stopped or the epoch changes. */
export type Session = {
  readonly http: Http;
  readonly siteId: string;
  readonly epoch: string;
  /** Names what RxDB remembers of this history of the server; another one makes it begin from nothing. */
  readonly history: string;
  readonly signal: AbortSignal;
  readonly waker: Waker;
  /** Woken when a document may have gone stale unseen: a comparison with the server follows soon. */
  readonly doubt: Waker;
  readonly report: SyncReport;
  readonly random: () => number;
  readonly rules: SyncRules;
  readonly now: () => Date;
  /** By the clock of the server, as far as it was heard. */
  readonly serverNow: () => Date;
  /** The server was away before: every desk of the town comes back in these seconds. */
  readonly isReturn: boolean;
  /** Where the site stood when the session began. */
  readonly headSeq: number;
  /** What was over before this civil day may have left the server by its age, as it told last; `''` = nothing has. */
  readonly goneBefore: () => string;
  readonly leaving: LeavingBehind;
  /** The server has another epoch, or cannot serve this device from where it stands: start anew. */
  readonly restart: (failure: CallFailure) => void;
  /** Begin again where it stands: there is something to do while nothing is exchanged. */
  readonly renew: () => void;
};

/** The exchange stopped; RxDB gets an error instead of a made-up answer. */
export class SessionOver extends Error {}

const endsSession = new Set(['epochMismatch', 'ahead', 'resetNeeded']);

/**
 * Tries a call until the server answers it, or refuses it with one of the codes in `gives`. RxDB's own retry knows neither
 * growing waits nor a wake-up; with this one it only ever sees an answer, or the end of the session.
 */
export const persistOr = async <Value>(
  session: Session,
  gives: readonly string[],
  call: () => Promise<Answer<Value>>,
): Promise<Answer<Value>> => {
  for (let failures = 0; !session.signal.aborted; failures += 1) {
    const reply = await call();
    if (session.signal.aborted) break;
    if (reply.ok) {
      session.report.reached();
      return ok(reply.value);
    }
    if (gives.includes(reply.reason.code)) return no(reply.reason);
    session.report.failed(reply.reason);
    if (endsSession.has(reply.reason.code)) {
      session.restart(reply.reason);
      break;
    }
    const waitMs = backoffMs(failures, session.random, reply.reason.retryAfterMs);
    session.report.waiting(waitMs);
    await session.waker.wait(waitMs, session.signal);
  }
  throw new SessionOver('The exchange stopped');
};

/** Tries a call until the server answers it. */
export const persist = async <Value>(session: Session, call: () => Promise<Answer<Value>>): Promise<Value> => {
  const reply = await persistOr(session, [], call);
  if (!reply.ok) throw new SessionOver('The exchange stopped');
  return reply.value;
};
