/** A ticket promised to a desk by `call-next`. `at` is an instant. */
export type CallClaim = {
  readonly ticketId: string;
  readonly key: string;
  readonly deskId: string;
  readonly deviceId: string;
  readonly at: string;
};

/** What `call-next` answered to a key of a device, `null` included. `at` is an instant. */
export type CallAnswer = {
  readonly deviceId: string;
  readonly key: string;
  readonly ticketId: string | null;
  readonly at: string;
};

/** The part of a site's transaction that promises tickets to desks, and remembers what it answered. */
export type CallPart = {
  readonly claims: (ticketIds: readonly string[]) => Promise<ReadonlyMap<string, CallClaim>>;
  readonly claim: (claim: CallClaim) => Promise<void>;
  readonly callAnswer: (deviceId: string, key: string) => Promise<CallAnswer | null>;
  /** Remembers an answer; the first to a key stays. */
  readonly keepCallAnswer: (answer: CallAnswer) => Promise<void>;
  readonly forgetCallAnswers: (before: string) => Promise<void>;
};
