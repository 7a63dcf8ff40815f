import type { Tables } from '../sql/tables';

/** A table of a backup with the columns of its key, in which its rows are read. */
export type BackedTable = {
  readonly name: Exclude<keyof Tables, `erasures.${string}`>;
  readonly key: readonly string[];
};

/**
 * Everything that a backup holds. The list of erasures is not there: it must survive the restore of an older backup. Neither are
 * challenges, which last a minute.
 */
export const tablesInBackup: readonly BackedTable[] = [
  { name: 'meta', key: ['name'] },
  { name: 'sites', key: ['id'] },
  { name: 'documents', key: ['site', 'collection', 'id'] },
  { name: 'audit', key: ['site', 'seq'] },
  { name: 'history', key: ['site', 'seq'] },
  { name: 'quarantine', key: ['site', 'collection', 'id', 'sha', 'why'] },
  { name: 'devices', key: ['id'] },
  { name: 'tokens', key: ['hash'] },
  { name: 'codes', key: ['hash'] },
  { name: 'issued_numbers', key: ['site', 'day', 'series'] },
  { name: 'number_keys', key: ['site', 'key'] },
  { name: 'call_claims', key: ['site', 'ticket_id'] },
  { name: 'call_answers', key: ['site', 'device', 'key'] },
  { name: 'holds', key: ['site', 'id'] },
  { name: 'messages', key: ['site', 'key'] },
  { name: 'calendars', key: ['id'] },
  { name: 'fact_sheets', key: ['site', 'day'] },
  { name: 'access_keys', key: ['id'] },
  { name: 'pulled', key: ['device', 'collection'] },
  { name: 'purged', key: ['site', 'collection'] },
];
