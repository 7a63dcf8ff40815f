import type { Client } from '#shared/sync/wire/client';

import type { ActList } from './commands/door/act-list';
import type { GuichetDatabase } from './database/collections';
import type { ForgoneNumbers } from './forgone-numbers';
import type { Leases } from './leases';
import type { NoteReading } from './readings/readings';
import type { FactSource } from './sheets/fact-source';
import type { TownSource } from './sheets/town-source';
import type { StoreLoss } from './store-loss';

/** All that a command needs from outside: the store, the server, the clock, ids, and who is at this station. */
export type DataContext = {
  readonly siteId: string;
  readonly deviceId: string;
  /** The device's own ticket series for when the server is out of reach, `K2`. */
  readonly deviceSeries: string;
  readonly database: GuichetDatabase;
  readonly server: Client;
  readonly leases: Leases;
  readonly forgoneNumbers: ForgoneNumbers;
  readonly acts: ActList;
  /** Whether this store keeps nothing any more. */
  readonly storeLoss: StoreLoss;
  /** Facts for figures: the server’s history under what this desk wrote. */
  readonly facts: FactSource;
  /** The same, and the facts of the other sites of the town. */
  readonly town: TownSource;
  readonly now: () => Date;
  readonly newId: () => string;
  /** What opens the page of a new ticket. */
  readonly newTrackKey: () => string;
  /** Leaves a line in the journal of the site: a file was opened, people were searched for, something left for a file or a printer. */
  readonly noteReading: NoteReading;
  readonly station: () => { readonly agentId: string; readonly deskId: string };
  /** The next hybrid-clock stamp of this device, after all those seen, for the registers of citizens. */
  readonly registerStamp: (seen: readonly string[]) => string;
  /** Whether the server that was met last takes the name of the call in an event that ends one. */
  readonly namesCalls: () => boolean;
  /** Whether it takes that a person was told by word of mouth. */
  readonly takesInPerson: () => boolean;
};
