import type { Kysely, Transaction } from 'kysely';

import type { HistoryBegin, Rotation } from '../rotation-port';
import { prepared } from './prepared';
import type { Tables } from './tables';

/** Of more changes of history than anybody has lived through the newest are kept. */
const MOST_ROTATIONS = 50;

/** Under which the database names its present history. */
export const EPOCH = 'epoch';
const RESTORED_AT = 'restoredAt';
const LOST_UNTIL = 'lostUntil';
const ROTATIONS = 'rotations';

type Anywhere = Kysely<Tables> | Transaction<Tables>;

const noteIn = async (db: Anywhere, name: string): Promise<string> =>
  (await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst())?.value ?? '';

/** The changes of history that a database has seen, oldest first. */
export const rotationsIn = async (db: Anywhere): Promise<readonly Rotation[]> =>
  JSON.parse((await noteIn(db, ROTATIONS)) || '[]') as readonly Rotation[];

export type PresentHistory = HistoryBegin & { readonly epoch: string };

/** Epoch and begin of the present history, in one read: every transaction asks. */
export const presentHistory = async (db: Anywhere): Promise<PresentHistory> => {
  const rows = await prepared(db, 'present history', [EPOCH, RESTORED_AT, LOST_UNTIL], (...names) =>
    db.selectFrom('meta').select(['name', 'value']).where('name', 'in', names),
  );
  const of = (wanted: string): string => rows.find(({ name }) => name === wanted)?.value ?? '';
  return { epoch: of(EPOCH), restoredAt: of(RESTORED_AT), lostUntil: of(LOST_UNTIL) };
};

const write = async (
  tx: Transaction<Tables>,
  values: readonly (readonly [name: string, value: string])[],
): Promise<void> => {
  for (const [name, value] of values)
    await tx
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
};

/** Writes the begin of the present history again, if it is still `from`. */
export const amendBegin = async (tx: Transaction<Tables>, from: HistoryBegin, to: HistoryBegin): Promise<void> => {
  const { restoredAt, lostUntil } = await presentHistory(tx);
  if (restoredAt !== from.restoredAt || lostUntil !== from.lostUntil) return;
  await write(tx, [
    [RESTORED_AT, to.restoredAt],
    [LOST_UNTIL, to.lostUntil],
  ]);
};

/** Begins another history: a new epoch, the instant, and a line about it. What it replaces is what the database says. */
export const beginHistory = async (tx: Transaction<Tables>, next: Omit<Rotation, 'from'>): Promise<void> => {
  const rotation: Rotation = { ...next, from: await noteIn(tx, EPOCH) };
  const all = [...(await rotationsIn(tx)), rotation].slice(-MOST_ROTATIONS);
  await write(tx, [
    [EPOCH, next.to],
    [RESTORED_AT, next.at],
    [ROTATIONS, JSON.stringify(all)],
  ]);
};
