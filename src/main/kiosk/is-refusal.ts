import type { ServerReply } from '../feed/send-json';

/** Answers that say « not now »: a token that runs out, too many calls, a server that is busy or starts. */
const passing: ReadonlySet<number> = new Set([401, 408, 425, 429]);

/** Whether the server said no for good. Silence, faults and « not now » are no refusal: the same call may be made again. */
export const isRefusal = (reply: ServerReply | null): reply is ServerReply =>
  reply !== null && reply.status >= 400 && reply.status < 500 && !passing.has(reply.status);
