/** What the hostile side did and got. */
export type Tally = {
  /** Rows in pushes, and those of them that the server judged one by one; the others it refused as a whole. */
  rowsSent: number;
  rowsJudged: number;
  /** Of those judged: put aside. */
  rowsAside: number;
  /** Calls with the token of the hostile desk, and those that anybody may make. */
  hostileCalls: number;
  openCalls: number;
  /** Handshakes of TLS that came to their end; as many again were left in the middle. */
  handshakes: number;
  /** Answers by status; 0 = the line was cut. */
  readonly statuses: Record<string, number>;
  /** What was asked when the answer was 500, a few of them. */
  readonly faults: string[];
};

const mostFaults = 20;

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  rowsSent: 0,
  rowsJudged: 0,
  rowsAside: 0,
  hostileCalls: 0,
  openCalls: 0,
  handshakes: 0,
  statuses: {},
  faults: [],
});

/** Counts an answer. */
export const countAnswer = (tally: Tally, what: string, status: number, text: string): void => {
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (status === 500 && tally.faults.length < mostFaults) tally.faults.push(`${what}: ${text.slice(0, 200)}`);
};
