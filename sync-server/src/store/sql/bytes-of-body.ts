import { sql } from 'kysely';

/** The size of a stored text, which neither database has to read for it. */
export const bytesOfBody = sql<number>`octet_length(body)`.as('bytes');
