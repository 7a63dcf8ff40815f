import type { problemCodes } from '#shared/sync/protocol';

import type { Budgets } from './budgets';

/** Why a call is refused as a whole. */
export type ProblemCode = (typeof problemCodes)[number];

const statuses: Readonly<Record<ProblemCode, number>> = {
  badRequest: 400,
  unauthorised: 401,
  notAllowed: 403,
  unknownCode: 403,
  notFound: 404,
  epochMismatch: 409,
  ahead: 409,
  resetNeeded: 409,
  codesOpen: 409,
  lastAdmin: 409,
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

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code];
  }
}

/** Takes one from the budget of a device. Throws `tooMany` when it is used up. */
export const spend = (budgets: Budgets, deviceId: string, nowMs: number): void => {
  if (budgets.take(deviceId, 1, nowMs) > 0) throw new Problem('tooMany', 'too many of them from this device; wait');
};
