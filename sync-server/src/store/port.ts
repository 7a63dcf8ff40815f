import type { NumberPlace } from '#shared/domain/numbers/number-doubt';
import type { DeviceRank } from '#shared/domain/rights/writes';
import type { WireDocument } from '#shared/sync/protocol';
import type { LeftBehind } from '#shared/sync/wire/document-calls';
import type { WishedPlace } from '#shared/sync/wire/floor-calls';

import type { AccessKeyStore } from './access-key-port';
import type { AsidePart, AsideRow, Origin } from './aside-part';
import type { AuditReads } from './audit-port';
import type { CalendarStore } from './calendar-port';
import type { PeoplePart } from './citizen-of';
import type { SheetPart, SheetReads } from './insight-port';
import type { CallPart } from './call-part';
import type { JournalPart, JournalReads, Noted } from './journal-port';
import type { OpenCode } from './open-code';
import type { MessagePart, MessageReads } from './message-port';
import type { RetirePart, RetireReads } from './retire-port';
import type { RotationPart } from './rotation-port';
import type { ScopePart } from './scope-port';
import type { TicketLabel } from './ticket-label';
import type { WipePart } from './wipe-port';

export type { OpenCode } from './open-code';
export type { DeviceRank } from '#shared/domain/rights/writes';
export type { Origin, QuarantinedRow } from './aside-part';

/** A station that may exchange with this server. Its token is never kept, only the hash of it. */
export type Device = {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  /** Its own ticket series for when the server is out of reach: `K2`. */
  readonly series: string;
  /** What may be written from it at most: `admin` = everything, `desk` = what reception, counters and supervisors do. */
  readonly rank: DeviceRank;
  /** Ed25519 key, SPKI DER in base64url; `''` for the device of the app that embeds this server. */
  readonly publicKey: string;
  readonly revoked: boolean;
  /** The departments whose sensitive requests it holds. */
  readonly departmentIds: readonly string[];
  /**
   * The ids of the devices that are counted together with it: those that came by its codes and by theirs, the one at their root first. The door
   * adds it, the store does not; absent = it stands alone.
   */
  readonly family?: readonly string[];
};

/** A device as administrators see it: with when it came and when it was last heard of. Instants. */
export type ListedDevice = Device & {
  readonly enrolledAt: string;
  readonly seenAt: string;
  /** The device that made the code by which it came, `server` = whoever sits there, `''` = it joined before this was noted. */
  readonly invitedBy: string;
};

/** A document as it is written: with what the store keeps beside it. `delta` goes into the history as JSON. */
export type Written = {
  readonly document: WireDocument;
  readonly day: string;
  readonly digest: string;
  readonly delta: unknown;
  /** The history of an erased person is emptied in the same transaction, and its id goes on the list of erasures. */
  readonly erased: boolean;
  /**
   * Words of an erased person are gone from this document, which stays: what was kept of it before goes through this in the same transaction, and nothing else is
   * emptied. None if absent.
   */
  readonly cleared?: {
    readonly past: (delta: unknown) => unknown;
    /** The text of a row that is aside. */
    readonly aside: (body: string) => string;
  };
};

/** A place promised to a device: a lease for when it is offline, or a reservation while a booking is on its way. */
export type Hold = {
  readonly id: string;
  readonly key: string;
  readonly deviceId: string;
  readonly kind: 'lease' | 'reservation';
  /** The appointment that a reservation is for, `''` for a lease. */
  readonly appointmentId: string;
  readonly place: WishedPlace;
  /** Instant. */
  readonly until: string;
};

/** A number that was given and not printed, or given and not seen yet. */
export type GivenNumber = {
  readonly key: string;
  readonly day: string;
  readonly series: string;
  readonly number: number;
  readonly at: string;
  readonly deviceId: string;
  /** Why it will never be on a ticket: `released`, `unclaimed`; `''` while it may. */
  readonly voidWhy: string;
};

/** What was written where, up to which `seq`, and by which device. */
export type WriteHint = {
  readonly siteId: string;
  readonly collection: string;
  readonly seq: number;
  readonly deviceId: string;
};

/** What one write added to a document, with when it came and from which device. */
export type PastEntry = Origin & { readonly seq: number; readonly delta: unknown };

/** A page of stored documents as JSON texts, ready to be sent, and the place reached. */
export type Page = { readonly bodies: readonly string[]; readonly seq: number; readonly hasMore: boolean };

/**
 * How far a site and one of its collections have come: the head of the site, the last write that the collection still shows or the last that
 * were retired from it, and the line of its purge. While `last` and `line` stand, so do the documents of the collection.
 */
export type Reached = { readonly head: number; readonly last: number; readonly line: number };

/** How far a device has pulled a collection. */
export type Pulled = { readonly deviceId: string; readonly collection: string; readonly seq: number };

/** What may be done while the lock of a site is held. Everything is committed together, or nothing is. */
export type SiteTransaction = AsidePart &
  CallPart &
  JournalPart &
  MessagePart &
  PeoplePart &
  RetirePart &
  SheetPart & {
    readonly siteId: string;
    readonly head: () => Promise<number>;
    readonly read: (collection: string, ids: readonly string[]) => Promise<ReadonlyMap<string, WireDocument>>;
    /** Documents of a collection whose `day` is the given civil day. */
    readonly readDay: (collection: string, day: string) => Promise<readonly WireDocument[]>;
    /**
     * What each write added to a document, oldest first; empty of an erased one. `mostBytes` = the newest of it alone, one at least: what
     * one device stuffed into a document must not hold up the site whenever somebody else writes there.
     */
    readonly deltasOf: (collection: string, id: string, mostBytes?: number) => Promise<readonly unknown[]>;
    /** The last number, between two with both included, under which a device wrote each of these documents; those that it did not are left out. */
    readonly lastWrites: (
      collection: string,
      ids: readonly string[],
      range: { readonly deviceId: string; readonly fromSeq: number; readonly toSeq: number },
    ) => Promise<ReadonlyMap<string, number>>;
    /** What each write added to several documents, with who wrote and when. */
    readonly entriesOf: (
      collection: string,
      ids: readonly string[],
    ) => Promise<ReadonlyMap<string, readonly PastEntry[]>>;
    readonly readAll: (collection: string) => Promise<readonly WireDocument[]>;
    /** The `seq` of the last write to a collection that its documents still show, or of the last that were retired from it; 0 when there is none. */
    readonly lastSeq: (collection: string) => Promise<number>;
    /** Stores each document under a fresh `seq` and writes the audit. Returns the new head. */
    readonly write: (collection: string, documents: readonly Written[], origin: Origin) => Promise<number>;
    /**
     * The next number of a series on a civil day that no stored ticket bears; `null` when the series is at its bound. Same key, same
     * number. Only this moves the counter. Keys of `bearerKey` are the store's own.
     */
    readonly issueNumber: (wish: {
      readonly key: string;
      readonly day: string;
      readonly series: string;
      readonly at: string;
      readonly deviceId: string;
    }) => Promise<number | null>;
    /** What is known of these numbers, in one read: those that were given or that a stored ticket bears. */
    readonly numbersAt: (labels: readonly TicketLabel[]) => Promise<readonly (TicketLabel & NumberPlace)[]>;
    /** The number given for a key, `null` when none was. */
    readonly numberOfKey: (key: string) => Promise<GivenNumber | null>;
    /** Numbers given before an instant that no stored ticket bears and that have no void record yet. */
    readonly unseenNumbers: (before: string) => Promise<readonly GivenNumber[]>;
    /** Leaves the void record of a given number; `''` takes it back, for a ticket that arrived after all. */
    readonly voidNumber: (key: string, why: string) => Promise<void>;
    /** The holds of a day that have not run out at `at`. */
    readonly holdsOfDay: (day: string, at: string) => Promise<readonly Hold[]>;
    readonly holdsOfDevice: (deviceId: string, at: string) => Promise<readonly Hold[]>;
    readonly holdOfKey: (key: string) => Promise<Hold | null>;
    readonly putHold: (hold: Hold) => Promise<void>;
    readonly dropHolds: (ids: readonly string[]) => Promise<void>;
    /** A small fact about the site that only the server keeps, by name; `''` when there is none. It is neither synced nor audited. */
    readonly siteNote: (name: string) => Promise<string>;
    readonly writeSiteNote: (name: string, value: string) => Promise<void>;
  };

/** The part of a store that shuts devices out, and knows which shall erase what they hold. */
export type ShutOutPart = WipePart & {
  /**
   * Shuts a device out for good, and ends its tokens in the same step, unless `mayGo` says no of the devices of its site as they are then:
   * of two that shut each other out at once the second hears of the first. `isWiped` = it shall erase what it holds as well. Says whether it did.
   */
  readonly revokeDevice: (
    deviceId: string,
    at: string,
    mayGo?: (all: readonly ListedDevice[]) => boolean,
    noted?: Noted,
    isWiped?: boolean,
  ) => Promise<boolean>;
};

/** The part of a store that knows devices, their tokens and the one-time codes by which they enrol. */
export type DeviceStore = ShutOutPart & {
  /** The device whose token this is the hash of, while the token lasts beyond `at`. */
  readonly deviceOfToken: (tokenHash: string, at: string) => Promise<Device | null>;
  readonly device: (deviceId: string) => Promise<Device | null>;
  /** All devices ever enrolled at a site, revoked ones included, in the order of their enrolment. */
  readonly listDevices: (siteId: string) => Promise<readonly ListedDevice[]>;
  readonly countDevices: (siteId: string) => Promise<number>;
  /** Adds a device; its series follows the number of devices ever enrolled at the site. */
  readonly addDevice: (device: {
    readonly id: string;
    readonly siteId: string;
    readonly name: string;
    readonly rank: DeviceRank;
    readonly publicKey: string;
    readonly at: string;
    /** `''` if absent. */
    readonly invitedBy?: string;
    /** Lines of the journal about it, kept in the same transaction. */
    readonly noted?: Noted;
  }) => Promise<Device>;
  /**
   * The device of the app that embeds this server: made once with rank `admin`, given a fresh token at every start, which
   * lasts until the next one. Somebody may have shut it out: a start gives it its access back, for who starts it has the database.
   */
  readonly renewLocalDevice: (device: {
    readonly id: string;
    readonly siteId: string;
    readonly tokenHash: string;
    readonly at: string;
  }) => Promise<Device>;
  /** Notes a token of a device, and forgets those of it that ended before `at`. */
  readonly addToken: (token: {
    readonly hash: string;
    readonly deviceId: string;
    readonly expiresAt: string;
    readonly at: string;
  }) => Promise<void>;
  /** Marks a challenge as used: `true` for the first who does, on any process. Those that ended before `at` are forgotten. */
  readonly useChallenge: (challenge: {
    readonly hash: string;
    readonly expiresAt: string;
    readonly at: string;
  }) => Promise<boolean>;
  readonly touchDevices: (deviceIds: readonly string[], at: string) => Promise<void>;
  /** Adds a code unless so many of its site are open at `madeAt` already; says whether it did. */
  readonly addCode: (
    code: OpenCode & { readonly hash: string; readonly siteId: string },
    mostOpen: number,
    noted?: Noted,
  ) => Promise<boolean>;
  /** The codes of a site that are neither used, ended nor expired, and whose maker is not shut out; the oldest first. */
  readonly openCodes: (siteId: string, at: string) => Promise<readonly OpenCode[]>;
  /** Ends a code of a site before its time. */
  readonly endCode: (siteId: string, id: string, at: string) => Promise<void>;
  /** Takes an open code, once. Returns what it opens, or `null`: a code dies with the device that made it. */
  readonly takeCode: (
    hash: string,
    at: string,
  ) => Promise<{ readonly siteId: string; readonly rank: DeviceRank; readonly madeBy: string } | null>;
};

/** Where a server keeps its sites. One contract suite (`test/store-contract.ts`) runs on every adapter. */
export type Store = DeviceStore &
  CalendarStore &
  AuditReads &
  JournalReads &
  AccessKeyStore &
  SheetReads &
  MessageReads &
  RetireReads &
  ScopePart &
  RotationPart & {
    /** Now by the clock of the database, milliseconds since 1970; `null` where no other machine works on it. */
    readonly databaseNow: () => Promise<number | null>;
    /**
     * Runs `work` alone on this site, in one durable transaction. A throw rolls everything back. `isBulk`: a part of something longer, which
     * short work that came later passes by.
     */
    readonly withSite: <Value>(
      siteId: string,
      work: (site: SiteTransaction) => Promise<Value>,
      isBulk?: boolean,
    ) => Promise<Value>;
    readonly head: (siteId: string) => Promise<number>;
    readonly reached: (siteId: string, collection: string) => Promise<Reached>;
    /**
     * What was written to a collection after `since`, in the order of `seq`: at most `limit` documents and `MOST_PAGE_BYTES` (or `mostBytes`) of
     * them, but one at least. With `leftBehind` a page looks through a bounded stretch: it may hold few documents or none, and `hasMore` all
     * the same.
     */
    readonly page: (
      siteId: string,
      collection: string,
      since: number,
      limit: number,
      leftBehind?: LeftBehind,
      mostBytes?: number,
    ) => Promise<Page>;
    /** `[id, digest]` in the order of ids (by code point) after an id; `fromDay` leaves out those whose last day is earlier. */
    readonly digests: (
      siteId: string,
      collection: string,
      range: { readonly after: string; readonly fromDay: string; readonly limit: number },
    ) => Promise<readonly (readonly [string, string])[]>;
    /** Stored JSON texts of these documents, those that are there. */
    readonly bodies: (siteId: string, collection: string, ids: readonly string[]) => Promise<readonly string[]>;
    /** The bytes of these documents as stored, those that are there, without reading them. */
    readonly sizes: (
      siteId: string,
      collection: string,
      ids: readonly string[],
    ) => Promise<ReadonlyMap<string, number>>;
    /** The texts, cut by bytes like a page: `later` are the ids that were not looked at because the answer is full. */
    readonly bodiesWithin: (
      siteId: string,
      collection: string,
      ids: readonly string[],
      mostBytes?: number,
    ) => Promise<{ readonly bodies: readonly string[]; readonly later: readonly string[] }>;
    /**
     * Stored JSON texts of the documents of a collection that name one of these citizens, by id, cut by bytes like a page: what is left out
     * then is of the earliest days.
     */
    readonly bodiesOfCitizens: (
      siteId: string,
      collection: string,
      citizenIds: readonly string[],
      mostBytes?: number,
    ) => Promise<{ readonly bodies: readonly string[]; readonly isWhole: boolean }>;
    /** The rows that are kept aside, oldest first; of more than `most` the newest, and without those of some reasons. */
    readonly quarantined: (
      siteId: string,
      wish?: { readonly most: number; readonly without: readonly string[] },
    ) => Promise<readonly AsideRow[]>;
    /** How many ticket numbers of a site were given in all. It only grows. */
    readonly numbersGiven: (siteId: string) => Promise<number>;
    /** Given numbers of a day with a void record that no stored ticket bears. */
    readonly voidNumbers: (siteId: string, day: string) => Promise<readonly GivenNumber[]>;
    /** Ids of erased documents, kept outside the backup: a restore erases them again. */
    readonly erasures: (
      siteId: string,
    ) => Promise<readonly { readonly collection: string; readonly id: string; readonly at: string }[]>;
    /** Notes how far devices have pulled (0 = one begins anew): tombstones below the slowest active one may go. */
    readonly notePulled: (notes: readonly Pulled[]) => Promise<void>;
    /** How far the devices of a site were noted to have pulled a collection, by their ids. */
    readonly pulledBy: (siteId: string, collection: string) => Promise<ReadonlyMap<string, number>>;
    /** Removes what was put aside before `asideSince`, and tombstones that every device seen since `activeSince` has pulled. Gives the line below which a pull must begin anew. */
    readonly purge: (
      siteId: string,
      activeSince: string,
      asideSince?: string,
    ) => Promise<{ readonly removed: number; readonly below: number }>;
    /**
     * Below this `seq` tombstones of a collection are gone: a checkpoint from before must begin anew (0 = nothing is gone).
     * For a device that began anew (`notePulled` with 0) since the line was drawn it is 0, or it could never page past it.
     */
    readonly purgedBelow: (siteId: string, collection: string, deviceId?: string) => Promise<number>;
    /** Hears of writes of this and of other processes on the same database; a hint only. Returns what ends it. */
    readonly onWrite: (listener: (write: WriteHint) => void) => () => void;

    /** The site this server is the home of; `null` before it was seeded. */
    readonly homeSite: () => Promise<string | null>;
    readonly setHomeSite: (siteId: string) => Promise<void>;
    /** A small fact that this installation keeps for itself, by name; `null` when never written. */
    readonly note: (name: string) => Promise<string | null>;
    readonly writeNote: (name: string, value: string) => Promise<void>;
    /** A note of a site as `siteNote` gives it, for an answer that waits for no lock. */
    readonly noteOfSite: (siteId: string, name: string) => Promise<string>;

    /** Writes a note unless it is there already, and gives the one that is kept, whoever wrote it first. */
    readonly noteOnce: (name: string, value: string) => Promise<string>;

    readonly close: () => Promise<void>;
  };
