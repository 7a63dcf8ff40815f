import type { CallFailure } from '#shared/sync/wire/client';

/** Answers that say « not now »: a token that runs out, too many calls, a server that is busy or starts. */
const passing: ReadonlySet<number> = new Set([401, 408, 425, 429]);

/**
 * Whether the server said no for good. Silence, faults, « not now » and pages of a proxy are no refusal: the same call may be made
 * again.
 */
export const isRefusal = ({ code, status }: CallFailure): boolean =>
  code !== 'foreign' && status >= 400 && status < 500 && !passing.has(status);
