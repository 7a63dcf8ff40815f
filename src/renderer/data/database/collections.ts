import type { RxCollection, RxDatabase } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';

import type { OutboxEntry } from './outbox-entry';

/** The synced collections and the outbox, as RxDB holds them. */
export type GuichetCollections = { [Name in CollectionName]: RxCollection<Documents[Name]> } & {
  outbox: RxCollection<OutboxEntry>;
};

export type GuichetDatabase = RxDatabase<GuichetCollections>;
