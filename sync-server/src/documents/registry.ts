import type { AsideReader } from './known-aside';
import type { WireDocument } from '#shared/sync/protocol';
import type { Result } from '#shared/lib/result';
import type { SyncRules } from '#shared/sync/rules';

import type { AuthoritySeal } from './authority-seal';
import type { ReferenceReader } from './load-facts';
import type { Journal } from '../needs';
import type { Device, SiteTransaction, Written } from '../store/port';
import type { Withheld } from './scope';

/** What the server adds to a merged row, and the rest that follows from it. */
export type Decided = {
  readonly document: WireDocument;
  /** The row was kept, but something about it deserves a look: a code without personal data. `''` = nothing. */
  readonly flag: string;
};

/** Who pushes, when, and in which transaction. */
export type PushScene = {
  readonly site: SiteTransaction;
  readonly device: Device;
  readonly at: string;
  readonly nowMs: number;
  readonly rules: SyncRules;
  readonly newId: () => string;
  readonly referenceOf: ReferenceReader;
  /** How long a message to a citizen waits, minutes. */
  readonly messageDelayMin: number;
  /** Proves the words of the authority. */
  readonly seal: AuthoritySeal;
  /** The store was restored of late: a device may bring what another one wrote and the backup missed. */
  readonly mayRelay: boolean;
  /** Instant of the last restore, `''` = never. */
  readonly restoredAt: string;
  /** Counts the documents of a collection that are new. Throws when the device has brought too many: nothing of this stretch is stored. */
  readonly countNew?: (collection: string, count: number) => void;
  /** The rows are what the server writes at the request of a kiosk: it has rights of its own. */
  readonly atKiosk?: boolean;
  readonly journal: Journal;
  /** What is aside of the documents of this push. */
  readonly aside: AsideReader;
  /** What this device does not get. */
  readonly withheld: Withheld;
  /** An administrator takes in what nobody had proved to write. */
  readonly withoutProof?: boolean;
};

/** How the rows of one push are judged, one after the other; it may remember what it decided. */
export type RowJudge = {
  /** The row as a document, or why it is set aside: a code or the path of the first fault, never a value. */
  readonly check: (row: WireDocument, stored: WireDocument | null) => Promise<Result<WireDocument, string>>;
  /** Both copies in one. `stored` is the one that counts when they contradict. */
  readonly merge: (stored: WireDocument, incoming: WireDocument) => WireDocument | Promise<WireDocument>;
  /** Adds what only the authority of the site may say. */
  readonly decide: (merged: WireDocument, stored: WireDocument | null) => Promise<Decided>;
};

/** A document that is being written, and what was stored before. */
export type Change = { readonly before: WireDocument | null; readonly after: WireDocument };

/** One collection as the server knows it. */
export type CollectionRules = {
  readonly judge: (scene: PushScene) => RowJudge;
  /** What is odd about documents that are going to be written, by id: they are, and agents are told by this code. */
  readonly doubts?: (scene: PushScene, changes: readonly Change[]) => Promise<ReadonlyMap<string, string>>;
  /** What else follows from documents that are being written, in the same transaction; `before` is `null` for a new one. */
  readonly written?: (scene: PushScene, changes: readonly Change[]) => Promise<void>;
  /** Civil day of a document, `''` when it has none: for reading one day, and for digests of the active window. */
  readonly dayOf: (document: WireDocument) => string;
  /** See `shared/sync/digest`. */
  readonly digestOf: (document: WireDocument) => string;
  /** What a write added to what was stored, for the history: events, registers, or the whole document. */
  readonly deltaOf: (stored: WireDocument | null, document: WireDocument) => unknown;
  /** Whether this document is an erased person: its history is emptied, and it goes on the list of erasures. */
  readonly isErased: (document: WireDocument) => boolean;
  /** How what was kept of a document loses the words of erased people that left it; absent = it never holds any. */
  readonly clearedBy?: (document: WireDocument) => Written['cleared'];
};

/** The collections that a server exchanges, by name. The product’s are in `guichet-registry`. */
export type Registry = Readonly<Record<string, CollectionRules>>;
