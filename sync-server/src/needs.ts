import type { SyncRules } from '#shared/sync/rules';
import type { ReadingLine, serverKinds } from '#shared/sync/wire/journal-calls';

import type { Noted } from './store/journal-port';
import type { Device, SiteTransaction, Store } from './store/port';

/** Holds the begin of the present history against the clock; `null` = nothing has to be written. */
export type HoldBegin = () => Promise<void> | null;

/** What the server notes of a call. */
export type NotedAct = {
  readonly kind: (typeof serverKinds)[number];
  /** The agent, device, citizen, document or settings that it is about; none if absent. Never a name. */
  readonly subject?: string;
  /** How many; 0 if absent. */
  readonly count?: number;
  /** Who did it, where the call names them; else who signed in last at the device, where the site asks for codes. */
  readonly agentId?: string;
  /** Where it was done, when that is not the device that asks. */
  readonly deviceId?: string;
  /** Nobody proved anything by it. */
  readonly isProved?: false;
};

/**
 * The journal of a site: who read what, and who changed who may do what. The lines of a device of the staff are counted with those of its family: beyond
 * their budget a call throws `tooMany`, for what is not noted is not done. A device that is `null` is whoever sits at the server.
 */
export type Journal = {
  /** Notes a line in the transaction of what it tells of, before that writes reference data. */
  readonly note: (site: SiteTransaction, device: Device | null, act: NotedAct) => Promise<void>;
  /** The same for a write of the store that takes no transaction: the line is handed over to it. */
  readonly noted: (siteId: string, device: Device | null, act: NotedAct) => Promise<Noted>;
  /** Keeps what a desk noted by itself. */
  readonly keep: (device: Device, lines: readonly ReadingLine[]) => Promise<void>;
};

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
  readonly journal: Journal;
  /** Closes the stream of a device: it is shut out, or it has to ask at once how things stand. */
  readonly dropStream: (deviceId: string) => void;
  /** Those of the agents who ever signed in at a device whose access an administrator ended, by their ids. */
  readonly shutOutAt: (device: Device) => Promise<string[]>;
};

/** The basics that a handler names. */
export type Needs<Name extends keyof Basics> = Pick<Basics, Name>;
