/** One step of the database's growth. A step that was released is never changed, only followed by another. */
export type Migration = { readonly id: string; readonly statements: readonly string[] };

/**
 * All steps in order. Small tables are `without rowid`; `documents` is not: its bodies are long, and with them inside the
 * key's tree SQLite passes over the index by day and reads the whole collection (21 ms against 1 at 10,000 tickets).
 */
export const migrations: readonly Migration[] = [
  {
    id: '001-first',
    statements: [
      `create table meta (name text primary key, value text not null) without rowid`,
      `create table sites (id text primary key, seq integer not null, device_count integer not null) without rowid`,
      `create table documents (
         site text not null, collection text not null, id text not null, seq integer not null,
         deleted integer not null, day text not null, body text not null,
         primary key (site, collection, id))`,
      `create unique index documents_by_seq on documents (site, collection, seq)`,
      `create index documents_by_day on documents (site, collection, day)`,
      `create table audit (
         site text not null, seq integer not null, at text not null, device text not null,
         collection text not null, id text not null, sha text not null,
         primary key (site, seq)) without rowid`,
      `create trigger audit_is_append_only_update before update on audit begin select raise(abort, 'audit is append-only'); end`,
      `create trigger audit_is_append_only_delete before delete on audit begin select raise(abort, 'audit is append-only'); end`,
      `create table quarantine (
         site text not null, collection text not null, id text not null, sha text not null,
         why text not null, device text not null, at text not null, body text not null,
         primary key (site, collection, id, sha))`,
      `create table devices (
         id text primary key, site text not null, name text not null, series text not null,
         token_hash text not null unique, local integer not null,
         created_at text not null, revoked_at text not null, last_seen_at text not null)`,
      `create unique index devices_local on devices (site) where local = 1`,
      `create unique index devices_series on devices (site, series)`,
      `create table codes (hash text primary key, site text not null, expires_at text not null, used_at text not null) without rowid`,
      `create table issued_numbers (
         site text not null, day text not null, series text not null, last integer not null,
         primary key (site, day, series)) without rowid`,
      `create table number_keys (
         site text not null, key text not null, day text not null, series text not null, number integer not null,
         primary key (site, key)) without rowid`,
      `create unique index number_keys_once on number_keys (site, day, series, number)`,
      `create table call_claims (
         site text not null, ticket_id text not null, key text not null, desk text not null, at text not null,
         primary key (site, ticket_id)) without rowid`,
      `create index call_claims_by_key on call_claims (site, key)`,
    ],
  },
];
