import type { SyncRules } from '#shared/sync/rules';

import type { Store } from './store/port';

/** Holds the begin of the present history against the clock; `null` = nothing has to be written. */
export type HoldBegin = () => Promise<void> | null;

/** What a server is made of before any room adds to it. Clock and chance come from outside, so that a test or the simulation sets them. */
export type Basics = {
  readonly store: Store;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  /** How far `clock` is from true time, milliseconds: not 0 in a demonstration. */
  readonly clockOffsetMs: number;
  readonly newId: () => string;
  /** A bearer token of a device, a key of a calendar or of the read interface: 256 bits. */
  readonly newToken: () => string;
  /** A key of a ticket's page: 128 bits. */
  readonly newTrackKey: () => string;
  /** Six digits that an administrator hands out to an agent. */
  readonly newStartPin: () => string;
  /** Holds the begin of the present history against the clock; done before each call and each message. */
  readonly holdBegin: HoldBegin;
  /** The rules in force: all of them, unless a test breaks one. */
  readonly rules: SyncRules;
  /** Whether an app embeds this server: only then somebody can sit at the local device. */
  readonly embeds: () => boolean;
  /** Lets whoever waits have their turn in the middle of longer work for a site. */
  readonly giveWay: (siteId: string) => Promise<void>;
  /** Whether other sites call as well. */
  readonly isShared: (siteId: string) => boolean;
  /** What the code with a secret names this server by, `''` = nothing. */
  readonly mark: (secret: string) => Promise<string>;
  /** Closes the stream of a device that is shut out. */
  readonly dropStream: (deviceId: string) => void;
};

/** The basics that a handler names. */
export type Needs<Name extends keyof Basics> = Pick<Basics, Name>;
