import { sql, type Transaction } from 'kysely';

import type { Tables } from './tables';

export type Dialect = 'sqlite' | 'postgres';

const closedDay: Readonly<Record<Dialect, string>> = {
  sqlite: `substr(coalesce(json_extract(body, '$.closedAt'), ''), 1, 10)`,
  postgres: `left(coalesce(body::json ->> 'closedAt', ''), 10)`,
};

/** Gives rows that were written before there was a last day theirs, as `lastDayOf` does. Twice is as once. */
export const fillLastDays = (dialect: Dialect): string => {
  const day = closedDay[dialect];
  return `update documents set last_day = case
    when collection in ('appointments', 'tickets', 'deskSessions') then day
    when ${day} = '' then ''
    when ${day} > day then ${day}
    else day end
    where last_day = '' and collection in ('appointments', 'tickets', 'deskSessions', 'requests')`;
};

const citizenId: Readonly<Record<Dialect, string>> = {
  sqlite: `coalesce(json_extract(body, '$.citizenId'), '')`,
  postgres: `coalesce(body::json ->> 'citizenId', '')`,
};

/** The same for the citizen that a row names (`citizenOf`). */
export const fillCitizens = (dialect: Dialect): string =>
  `update documents set citizen = ${citizenId[dialect]}
   where citizen = '' and collection in ('appointments', 'tickets', 'requests')`;

const reasonId: Readonly<Record<Dialect, string>> = {
  sqlite: `coalesce(json_extract(body, '$.reasonId'), '')`,
  postgres: `coalesce(body::json ->> 'reasonId', '')`,
};

/** The same for the reason of a request (`reasonIn`). */
export const fillReasons = (dialect: Dialect): string =>
  `update documents set reason = ${reasonId[dialect]} where reason = '' and collection = 'requests'`;

/** All three for rows of a backup of an older version. */
export const fillRestored = async (tx: Transaction<Tables>, dialect: Dialect): Promise<void> => {
  for (const statement of [fillLastDays(dialect), fillCitizens(dialect), fillReasons(dialect)])
    await sql.raw(statement).execute(tx);
};
