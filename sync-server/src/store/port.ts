import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

/** A station that may exchange with this server. Its token is never kept, only the hash of it. */
export type Device = {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  /** Its own ticket series for when the server is out of reach: `K2`. */
  readonly series: string;
  readonly revoked: boolean;
};

/** A page of stored documents as JSON texts, ready to be sent, and the place reached. */
export type Page = { readonly bodies: readonly string[]; readonly seq: number; readonly hasMore: boolean };

/** Who wrote and when, for the audit. */
export type Origin = { readonly deviceId: string; readonly at: string };

/** A row that was not accepted, kept whole so that nothing is lost. `why` holds no personal data. */
export type QuarantinedRow = {
  readonly collection: string;
  readonly id: string;
  readonly why: string;
  readonly body: string;
};

/** A ticket promised to a desk by `call-next`. `at` is an instant. */
export type CallClaim = {
  readonly ticketId: string;
  readonly key: string;
  readonly deskId: string;
  readonly at: string;
};

/** One entry of the append-only audit. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: string;
  readonly deviceId: string;
  readonly collection: string;
  readonly id: string;
  /** SHA-256 of the stored JSON. */
  readonly sha: string;
};

/** What may be done while the lock of a site is held. Everything is committed together, or nothing is. */
export type SiteTransaction = {
  readonly siteId: string;
  readonly head: () => Promise<number>;
  readonly read: (collection: CollectionName, ids: readonly string[]) => Promise<ReadonlyMap<string, WireDocument>>;
  /** Documents of a collection whose `day` is the given civil day. */
  readonly readDay: (collection: CollectionName, day: string) => Promise<readonly WireDocument[]>;
  readonly readAll: (collection: CollectionName) => Promise<readonly WireDocument[]>;
  /** Stores each document under a fresh `seq` and writes the audit. Returns the new head. */
  readonly write: (collection: CollectionName, documents: readonly WireDocument[], origin: Origin) => Promise<number>;
  readonly quarantine: (rows: readonly QuarantinedRow[], origin: Origin) => Promise<void>;
  /** The next gapless number of a series on a civil day. Same key, same number. */
  readonly issueNumber: (wish: {
    readonly key: string;
    readonly day: string;
    readonly series: string;
  }) => Promise<number>;
  readonly claims: (ticketIds: readonly string[]) => Promise<ReadonlyMap<string, CallClaim>>;
  readonly claimOfKey: (key: string) => Promise<CallClaim | null>;
  readonly claim: (claim: CallClaim) => Promise<void>;
};

/** Where a server keeps its sites. One contract suite (`test/store-contract.ts`) runs on every adapter. */
export type Store = {
  /** Random, made with the database; another epoch means another history. */
  readonly epoch: string;
  /** Runs `work` alone on this site, in one durable transaction. A throw rolls everything back. */
  readonly withSite: <Value>(siteId: string, work: (site: SiteTransaction) => Promise<Value>) => Promise<Value>;
  readonly head: (siteId: string) => Promise<number>;
  readonly page: (siteId: string, collection: CollectionName, since: number, limit: number) => Promise<Page>;
  readonly audit: (siteId: string, since: number, limit: number) => Promise<readonly AuditEntry[]>;
  readonly quarantined: (siteId: string) => Promise<readonly QuarantinedRow[]>;

  /** The site this server is the home of; `null` before it was seeded. */
  readonly homeSite: () => Promise<string | null>;
  readonly setHomeSite: (siteId: string) => Promise<void>;
  /** A small fact that this installation keeps for itself, by name; `null` when never written. */
  readonly note: (name: string) => Promise<string | null>;
  readonly writeNote: (name: string, value: string) => Promise<void>;

  readonly deviceOfToken: (tokenHash: string) => Promise<Device | null>;
  readonly countDevices: (siteId: string) => Promise<number>;
  /** Adds a device; its series follows the number of devices ever enrolled at the site. */
  readonly addDevice: (device: {
    readonly id: string;
    readonly siteId: string;
    readonly name: string;
    readonly tokenHash: string;
    readonly at: string;
  }) => Promise<Device>;
  /** The device of the app that embeds this server: made once, given a fresh token at every start. */
  readonly renewLocalDevice: (device: {
    readonly id: string;
    readonly siteId: string;
    readonly tokenHash: string;
    readonly at: string;
  }) => Promise<Device>;
  readonly revokeDevice: (deviceId: string, at: string) => Promise<void>;
  readonly touchDevice: (deviceId: string, at: string) => Promise<void>;
  readonly addCode: (code: {
    readonly hash: string;
    readonly siteId: string;
    readonly expiresAt: string;
  }) => Promise<void>;
  /** Takes a code that is neither used nor expired, once. Returns its site, or `null`. */
  readonly takeCode: (hash: string, at: string) => Promise<string | null>;

  readonly close: () => Promise<void>;
};
