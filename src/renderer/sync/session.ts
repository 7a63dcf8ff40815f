import type { Result } from '#shared/lib/result';

import { backoffMs } from './backoff';
import type { Http, HttpFailure } from './http';
import type { Waker } from './waker';

/** What the exchange tells of itself; the sync state is made of it. */
export type SyncReport = {
  /** The server answered. */
  readonly reached: () => void;
  /** The server did not answer, or refused the call as a whole. */
  readonly failed: (failure: HttpFailure) => void;
};

/** One stretch of exchange with one epoch of the server, until it is stopped or the epoch changes. */
export type Session = {
  readonly http: Http;
  readonly siteId: string;
  readonly epoch: string;
  readonly signal: AbortSignal;
  readonly waker: Waker;
  readonly report: SyncReport;
  readonly random: () => number;
  /** The server has another epoch, or cannot serve this device: start anew. */
  readonly restart: (failure: HttpFailure) => void;
};

/** The exchange stopped; RxDB gets an error instead of a made-up answer. */
export class SessionOver extends Error {}

const endsSession = new Set(['epochMismatch', 'ahead']);

/**
 * Tries a call until the server answers it. RxDB's own retry knows neither growing waits nor a wake-up; with this one it
 * only ever sees an answer, or the end of the session.
 */
export const persist = async <Value>(
  session: Session,
  call: () => Promise<Result<Value, HttpFailure>>,
): Promise<Value> => {
  for (let failures = 0; !session.signal.aborted; failures += 1) {
    const reply = await call();
    if (session.signal.aborted) break;
    if (reply.ok) {
      session.report.reached();
      return reply.value;
    }
    session.report.failed(reply.reason);
    if (endsSession.has(reply.reason.code)) {
      session.restart(reply.reason);
      break;
    }
    await session.waker.wait(backoffMs(failures, session.random), session.signal);
  }
  throw new SessionOver('The exchange stopped');
};
