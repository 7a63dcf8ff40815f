import type { RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';

import type { GuichetDatabase } from './collections';

/** Ids of documents to be sent again although RxDB believes that the server holds them. */
export type Resend = Readonly<Record<CollectionName, Set<string>>>;

const all = new WeakMap<GuichetDatabase, Resend>();

export const createResend = (): Resend => ({
  appointments: new Set(),
  tickets: new Set(),
  requests: new Set(),
  deskSessions: new Set(),
  citizens: new Set(),
  reference: new Set(),
});

export const keepResend = (database: GuichetDatabase, resend: Resend): void => void all.set(database, resend);

/** What is to be sent again from this store. */
export const resendOf = (database: GuichetDatabase): Resend => {
  const known = all.get(database);
  if (!known) throw new Error('This store was not opened by openDatabase');
  return known;
};

/** Writes a document once more as it is, so that RxDB finds it and sends it. */
export const sendAgain = async (
  resend: Set<string>,
  document: RxDocument<Documents[CollectionName]>,
): Promise<void> => {
  resend.add(document.primary);
  await document.incrementalModify((latest) => latest);
};
