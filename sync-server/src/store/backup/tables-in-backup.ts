import type { Tables } from '../sql/tables';

/** The tables that a restore replaces. Not the lists of what must stay erased or shut out, which it joins, nor challenges, which last a minute. */
type BackedName = Exclude<keyof Tables, 'challenges' | `erasures.${string}`>;

/** A table of a backup with the columns of its key, in which its rows are read. */
type BackedTable = { readonly name: BackedName; readonly key: readonly string[] };

/** The key of each table, in the order in which a backup holds them. A table that is missing here does not compile. */
const keys: { readonly [Name in BackedName]: readonly (keyof Tables[Name])[] } = {
  meta: ['name'],
  sites: ['id'],
  documents: ['site', 'collection', 'id'],
  audit: ['site', 'seq'],
  history: ['site', 'seq'],
  quarantine: ['site', 'collection', 'id', 'sha', 'why'],
  devices: ['id'],
  tokens: ['hash'],
  codes: ['hash'],
  issued_numbers: ['site', 'day', 'series'],
  number_keys: ['site', 'key'],
  call_claims: ['site', 'ticket_id'],
  call_answers: ['site', 'device', 'key'],
  holds: ['site', 'id'],
  messages: ['site', 'key'],
  calendars: ['id'],
  fact_sheets: ['site', 'day'],
  access_keys: ['id'],
  pulled: ['device', 'collection'],
  purged: ['site', 'collection'],
  retired: ['site', 'collection'],
  journal: ['site', 'n'],
  journal_heads: ['site'],
};

/** Everything that a backup holds, but for the lists that it begins with. */
export const tablesInBackup: readonly BackedTable[] = (Object.keys(keys) as BackedName[]).map((name) => ({
  name,
  key: keys[name],
}));
