import type { Kysely } from 'kysely';

import type { Tables } from './tables';

/** The small facts that a database keeps for itself, by name. */
export const notesIn = (db: Kysely<Tables>) => {
  const read = async (name: string): Promise<string | null> => {
    const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value ?? null;
  };
  const write = async (name: string, value: string): Promise<void> => {
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  };
  const once = async (name: string, value: string): Promise<string> => {
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await read(name)) ?? value;
  };
  return { read, write, once };
};
