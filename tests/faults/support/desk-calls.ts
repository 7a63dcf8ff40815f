import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import type { SyncState } from '../../../src/renderer/sync/sync-state';

/** Who a desk is at its server, and the token with which it may speak. */
export type DeskIdentity = {
  readonly deviceId: string;
  readonly siteId: string;
  readonly series: string;
  readonly token: string;
  /** PKCS8 DER in base64url, with which the desk asks for its next token. */
  readonly privateKey: string;
};

export type DeskStart = {
  readonly baseUrl: string;
  readonly identity: DeskIdentity;
  /** Folder of the store on the disk; `''` = in memory. */
  readonly folder: string;
  /** Two apps of one desk have one store; two desks must not. */
  readonly storeName: string;
};

export type Way = { readonly baseUrl: string; readonly token: string | null };

/** Numbers by the id of a reason. */
export type Counts = Readonly<Record<string, number>>;

export type Dump = Readonly<Record<CollectionName, readonly WireDocument[]>>;

/** What a desk process can be asked: the input, then the answer. A process hosts any number of desks by name. */
export type DeskCalls = {
  readonly open: [DeskStart, null];
  readonly connect: [Way, null];
  readonly close: [null, null];
  readonly wake: [null, null];
  readonly state: [null, SyncState];
  /** Unforeseen errors of the exchange so far. */
  readonly faults: [null, readonly string[]];
  /** A command of the screens by its name. */
  readonly act: [{ readonly name: string; readonly input: unknown }, unknown];
  readonly dump: [null, Dump];
  /** How many requests of some civil days the figures of the desk count, by reason; `null` = its server’s history is not all here. */
  readonly figures: [{ readonly from: string; readonly to: string }, Counts | null];
  readonly enrol: [EnrolCall, DeskIdentity];
  readonly renewToken: [{ readonly baseUrl: string; readonly identity: DeskIdentity }, string];
  /** Documents of the bench. */
  readonly documents: [{ readonly siteId: string; readonly prefix: string; readonly count: number }, readonly object[]];
  readonly tickets: [
    { readonly siteId: string; readonly prefix: string; readonly day: string; readonly count: number },
    readonly object[],
  ];
  readonly initialSync: [DeskStart & { readonly count: number }, number];
  readonly relay: [{ readonly to: string; readonly prefix: string; readonly count: number }, number];
  readonly latencies: [{ readonly to: string; readonly prefix: string; readonly count: number }, readonly number[]];
  readonly backlog: [{ readonly way: Way; readonly prefix: string; readonly count: number }, number];
};

export type EnrolCall = {
  readonly baseUrl: string;
  readonly code: string;
  readonly name: string;
  /** The loopback address to call from: the server counts attempts per address. `''` = any. */
  readonly from: string;
};

export type DeskRequest = {
  readonly n: number;
  readonly desk: string;
  readonly call: keyof DeskCalls;
  readonly input: unknown;
};
export type DeskReply =
  | { readonly n: number; readonly ok: true; readonly value: unknown }
  | { readonly n: number; readonly ok: false; readonly error: string };
