import type { Kysely } from 'kysely';

import type { Tables } from './tables';

/** An open database that is up to date, without the rest of a store. */
export type SqlDatabase = { readonly db: Kysely<Tables>; readonly close: () => Promise<void> };
