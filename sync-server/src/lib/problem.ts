import type { problemCodes } from '#shared/sync/protocol';

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
