import type { Facts } from '#shared/domain/insights/facts/fact';

/** The facts of a stretch of civil days, and what they are worth. */
export type KnownFacts = {
  /** `null` until they are read. */
  readonly facts: Facts | null;
  /** Instant up to which the server’s history is known here; `''` = it was never received. */
  readonly asOf: string;
  /** The server was not asked lately: what others wrote since is missing. */
  readonly isStale: boolean;
};

const unknown: KnownFacts = { facts: null, asOf: '', isStale: true };

/** The facts of the site from a civil day to another, both included. */
export const useFacts = (_from: string, _to: string): KnownFacts => unknown;
