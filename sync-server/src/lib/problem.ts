/** The codes of `problemReply`, and the one of a caller that asks too often. */
export type ProblemCode =
  | 'badRequest'
  | 'unauthorised'
  | 'unknownCode'
  | 'epochMismatch'
  | 'ahead'
  | 'upgradeRequired'
  | 'tooLarge'
  | 'tooMany'
  | 'notFound'
  | 'fault';

const statuses: Readonly<Record<ProblemCode, number>> = {
  badRequest: 400,
  unauthorised: 401,
  unknownCode: 403,
  notFound: 404,
  epochMismatch: 409,
  ahead: 409,
  tooLarge: 413,
  upgradeRequired: 426,
  tooMany: 429,
  fault: 500,
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
