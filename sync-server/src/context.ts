import type { SyncCore } from './parts';
import type { StreamHub } from './wire/stream-hub';
import type { Store } from './store/port';

/** How much one caller, and the whole process, may be asked. */
export type Limits = {
  /** Calls of one device, all routes together. */
  readonly callsPerMinute: number;
  /** Attempts to enrol from one address: a code has 40 bits. */
  readonly enrolmentsPerMinute: number;
  /** Challenges and tokens from one address: all desks of a town hall may come from one. */
  readonly tokensPerMinute: number;
  /** Calendar feeds read from one address: all calendars of a town hall may come from one. */
  readonly feedsPerMinute: number;
  /** Calls of one key of the read interface. */
  readonly readsPerMinute: number;
  /** Pages of tickets read from one address: all phones of a waiting room may come from one. */
  readonly pagesPerMinute: number;
  /** Above one of these the server answers `busy`: mean delay of the event loop, and bytes of used heap. */
  readonly mostLoopDelayMs: number;
  readonly mostHeapBytes: number;
};

/** What every route works with. Clock and random come from outside, so that a test or simulation can set them. */
export type ServerContext = {
  readonly core: SyncCore;
  readonly store: Store;
  readonly streams: StreamHub;
  readonly allowedOrigins: readonly string[];
  readonly limits: Limits;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly newToken: () => string;
};
