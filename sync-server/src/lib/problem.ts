import type { problemCodes } from '#shared/sync/protocol';

import type { Budgets } from './budgets';

/** Why a call is refused as a whole. */
export type ProblemCode = (typeof problemCodes)[number];

const statuses: Readonly<Record<ProblemCode, number>> = {
  badRequest: 400,
  unauthorised: 401,
  wiped: 401,
  notAllowed: 403,
  unknownCode: 403,
  notFound: 404,
  epochMismatch: 409,
  ahead: 409,
  resetNeeded: 409,
  codesOpen: 409,
  lastAdmin: 409,
  keysOpen: 409,
  tooLarge: 413,
  upgradeRequired: 426,
  tooMany: 429,
  fault: 500,
  busy: 503,
};

/** A refused call. The message is for people who read logs; it never holds data of a citizen or a secret. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** After how many seconds the call may be made again; 0 = that is not known. */
  readonly retryAfterS: number;

  constructor(code: ProblemCode, message: string, retryAfterS = 0) {
    super(message);
    this.code = code;
    this.retryAfterS = retryAfterS;
    this.status = statuses[code];
  }
}

/** Takes an amount from the budget of a caller. Throws `tooMany`, with when to come back, when it is used up. */
export const spend = (budgets: Budgets, caller: string, nowMs: number, amount = 1): void => {
  const waitMs = budgets.take(caller, amount, nowMs);
  if (waitMs > 0) throw new Problem('tooMany', 'too many of them from this caller; wait', Math.ceil(waitMs / 1_000));
};
