import type { Store } from './store/port';
import type { StreamHub } from './plugins/stream-hub';

/** What every route works with. Clock and random come from outside, so that a test or simulation can set them. */
export type ServerContext = {
  readonly store: Store;
  readonly streams: StreamHub;
  readonly allowedOrigins: readonly string[];
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  /** How far `clock` is from true time, milliseconds: not 0 in a demonstration. */
  readonly clockOffsetMs: number;
  readonly newId: () => string;
  readonly newToken: () => string;
};
