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

/** The same for rows of a backup of an older version. */
export const fillRestoredLastDays = (tx: Transaction<Tables>, dialect: Dialect): Promise<unknown> =>
  sql.raw(fillLastDays(dialect)).execute(tx);
