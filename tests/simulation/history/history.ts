import type { Device } from '#server/store/port';
import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';
import type { SyncRules } from '#shared/sync/rules';

import type { DeskNeeds, SimDesk } from '../desk/sim-desk';
import type { Findings } from '../oracle/finding';
import type { Ledger } from '../oracle/ledger';
import type { Watch } from '../oracle/watch';
import type { SimServer } from '../server/sim-server';
import type { FolderCopy } from '../server/server-disk';
import type { VirtualWorld } from '../world/virtual-world';
import type { HostileMarks } from './hostile';
import type { Persons } from './persons';
import type { Plan } from './plan';

/** A copy of a document that somebody kept, to bring it back when it is old. */
export type OldCopy = { readonly collection: CollectionName; readonly document: WireDocument };

/** What somebody knew of the server at one moment: everything up to a checkpoint. */
export type Observation = {
  readonly epoch: string;
  readonly seq: number;
  readonly documents: Readonly<Record<string, ReadonlyMap<string, string>>>;
};

/** Everything of one history while it runs. */
export type History = {
  readonly plan: Plan;
  readonly world: VirtualWorld;
  readonly rules: SyncRules;
  readonly server: SimServer;
  readonly desks: readonly SimDesk[];
  readonly needs: DeskNeeds;
  /** Devices without an app: an administrator’s, and one of which nobody knows what it sends. */
  readonly admin: Device;
  readonly stranger: Device;
  /** A desk that was enrolled and wants to do harm, and what it sent that may stand nowhere. */
  readonly intruder: Device;
  readonly hostile: HostileMarks;
  readonly persons: Persons;
  readonly ledger: Ledger;
  readonly watch: Watch;
  readonly findings: Findings;
  /** Citizens whose erasure by an administrator the server took, as they were erased. */
  readonly erased: Map<string, WireDocument>;
  /** Of them, those whom a desk still held when it came back a day later or more, with a request or an appointment of theirs that it had not sent. */
  erasedWhileAway: number;
  /** Documents that left the server by their age, as `collection id`, with their civil day. */
  readonly retired: Map<string, string>;
  /** The fewest days that its site ever had desks keep. */
  narrowestDays: number;
  /**
   * Saved events that nobody has to have any more, as `collection id mark`: no disk holds them since an older state of the server was put back (`notingWhatGoes`), or they left
   * it with their document by its age.
   */
  readonly goneForGood: Set<string>;
  readonly oldCopies: OldCopy[];
  readonly observations: Observation[];
  backup: FolderCopy | null;
  /** True times at which the server came back from a backup. */
  readonly restores: number[];
  /** True times at which an older copy of the server's folder was put in its place. */
  readonly copies: number[];
  /** Milliseconds that desks spent without a line, summed. */
  offlineMs: number;
};
