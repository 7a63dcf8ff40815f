import { fillCitizens, fillLastDays, fillReasons } from '../sql/fill-window-columns';
import { fillHistory } from './fill-history';
import type { LibsqlDatabase } from './libsql-database';

/** One step of the database's growth. A step that was released is never changed, only followed by another. */
export type Migration = {
  readonly id: string;
  readonly statements: readonly string[];
  /** What SQL alone cannot do, between `statements` and `after`. */
  readonly fill?: (database: LibsqlDatabase) => void;
  readonly after?: readonly string[];
};

const AUDIT_NO_UPDATE = `create trigger audit_is_append_only_update before update on audit begin select raise(abort, 'audit is append-only'); end`;

/**
 * All steps in order. Small tables are `without rowid`; `documents` and `history` are not: their texts are long, and with them inside the
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
      AUDIT_NO_UPDATE,
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
  {
    id: '002-proof',
    statements: [
      `alter table sites add column chain text not null default ''`,
      `alter table documents add column digest text not null default ''`,
      `drop trigger audit_is_append_only_update`,
      `alter table audit add column chain text not null default ''`,
      `create table history (
         site text not null, seq integer not null, collection text not null, id text not null,
         delta text not null, erased integer not null,
         primary key (site, seq))`,
      `create index history_by_document on history (site, collection, id)`,
      // One row may be set aside for several reasons.
      `create table quarantine_now (
         site text not null, collection text not null, id text not null, sha text not null,
         why text not null, device text not null, at text not null, body text not null,
         primary key (site, collection, id, sha, why))`,
      `insert into quarantine_now select site, collection, id, sha, why, device, at, body from quarantine`,
      `drop table quarantine`,
      `alter table quarantine_now rename to quarantine`,
      `create table tokens (hash text primary key, device text not null, expires_at text not null) without rowid`,
      `create index tokens_by_device on tokens (device)`,
      `create table challenges (hash text primary key, expires_at text not null) without rowid`,
      `create table devices_now (
         id text primary key, site text not null, name text not null, series text not null,
         rank text not null, public_key text not null, local integer not null,
         created_at text not null, revoked_at text not null, last_seen_at text not null)`,
      `insert into devices_now select id, site, name, series, case local when 1 then 'admin' else 'desk' end, '', local,
         created_at, revoked_at, last_seen_at from devices`,
      // A desk that was enrolled before there were keys keeps the token that it has.
      `insert into tokens select token_hash, id, '' from devices where revoked_at = ''`,
      `drop table devices`,
      `alter table devices_now rename to devices`,
      `create unique index devices_local on devices (site) where local = 1`,
      `create unique index devices_series on devices (site, series)`,
      `alter table codes add column rank text not null default 'desk'`,
      `alter table number_keys add column at text not null default ''`,
      `alter table number_keys add column device text not null default ''`,
      `alter table number_keys add column void_why text not null default ''`,
      `alter table number_keys add column seen integer not null default 0`,
      `create index number_keys_unseen on number_keys (site, at) where seen = 0`,
      `create table holds (
         site text not null, id text not null, key text not null, device text not null, kind text not null,
         appointment_id text not null, day text not null, time text not null, duration_min integer not null,
         desk_id text not null, reason_id text not null, until text not null,
         primary key (site, id)) without rowid`,
      `create index holds_by_day on holds (site, day)`,
      `create index holds_by_key on holds (site, key)`,
      `create table pulled (
         device text not null, collection text not null, seq integer not null, anew integer not null,
         primary key (device, collection)) without rowid`,
      `create table purged (
         site text not null, collection text not null, seq integer not null,
         primary key (site, collection)) without rowid`,
      `insert into issued_numbers
         select site, day, json_extract(body, '$.series'), max(json_extract(body, '$.number')) from documents
         where collection = 'tickets' and json_type(body, '$.number') in ('integer', 'real')
           and json_type(body, '$.series') = 'text'
         group by 1, 2, 3
         on conflict (site, day, series) do update set last = max(last, excluded.last)`,
      `update number_keys set seen = 1 where exists (
         select 1 from documents where documents.site = number_keys.site and collection = 'tickets'
           and documents.day = number_keys.day and json_extract(body, '$.series') = number_keys.series
           and json_extract(body, '$.number') = number_keys.number)`,
    ],
    fill: fillHistory,
    after: [AUDIT_NO_UPDATE],
  },
  {
    id: '003-messages',
    statements: [
      `create table messages (
         site text not null, key text not null, appointment_id text not null, cause text not null, occasion text not null,
         channel text not null, day text not null, time text not null, state text not null, asked_at text not null,
         next_at text not null, not_after text not null, attempts integer not null, claim text not null,
         changed_at text not null, said_at text not null, why text not null,
         primary key (site, key)) without rowid`,
      `create index messages_by_appointment on messages (site, appointment_id)`,
      `create index messages_due on messages (site, next_at) where next_at != ''`,
      `create index messages_by_state on messages (site, state, changed_at)`,
    ],
  },
  {
    id: '004-calendars',
    statements: [
      `create table calendars (
         id text primary key, site text not null, agent text not null, key_hash text not null,
         made_at text not null, revoked_at text not null, read_at text not null) without rowid`,
      `create unique index calendars_by_key on calendars (key_hash)`,
    ],
  },
  {
    id: '005-facts',
    statements: [
      `create table fact_sheets (
         site text not null, day text not null, seq integer not null, mark text not null, body text not null,
         primary key (site, day))`,
      `create index fact_sheets_by_seq on fact_sheets (site, seq)`,
      `create index fact_sheets_marked on fact_sheets (site, day) where mark != ''`,
      `create table access_keys (
         id text primary key, site text not null, name text not null, scope text not null, key_hash text not null,
         made_at text not null, revoked_at text not null, read_at text not null) without rowid`,
      `create unique index access_keys_by_key on access_keys (key_hash)`,
    ],
  },
  {
    id: '006-window',
    statements: [
      `alter table documents add column last_day text not null default ''`,
      `alter table documents add column citizen text not null default ''`,
      fillLastDays('sqlite'),
      fillCitizens('sqlite'),
      `create index documents_in_window on documents (site, collection, id, last_day, digest)`,
      `create index documents_by_citizen on documents (site, collection, citizen) where citizen != ''`,
    ],
  },
  {
    id: '007-bounds',
    statements: [
      `create index quarantine_by_device on quarantine (site, device)`,
      `alter table devices add column invited_by text not null default ''`,
      `alter table codes add column id text not null default ''`,
      `alter table codes add column made_by text not null default ''`,
      `alter table codes add column made_at text not null default ''`,
    ],
  },
  {
    id: '008-call-answers',
    statements: [
      `alter table call_claims add column device text not null default ''`,
      `drop index call_claims_by_key`,
      `create table call_answers (
         site text not null, device text not null, key text not null, ticket_id text not null, at text not null,
         primary key (site, device, key)) without rowid`,
      `create index call_answers_by_age on call_answers (site, at)`,
    ],
  },
  {
    id: '009-journal',
    statements: [
      `create table journal (
         site text not null, n integer not null, device text not null, id text not null, at text not null,
         kept_at text not null, agent text not null, kind text not null, subject text not null, count integer not null,
         proved integer not null, link text not null,
         primary key (site, n)) without rowid`,
      `create unique index journal_once on journal (site, device, id) where id != ''`,
      `create index journal_by_time on journal (site, kept_at, n)`,
      `create index journal_by_agent on journal (site, agent, kept_at, n)`,
      `create index journal_by_subject on journal (site, subject, kept_at, n)`,
      `create table journal_heads (
         site text primary key, n integer not null, link text not null, since integer not null, base text not null) without rowid`,
      `create trigger journal_no_update before update on journal begin select raise(abort, 'the journal is append-only'); end`,
      // What is too old goes once its begin was moved.
      `create trigger journal_no_delete before delete on journal
         when old.n >= coalesce((select since from journal_heads where site = old.site), 0)
         begin select raise(abort, 'the journal is append-only'); end`,
    ],
  },
  {
    id: '010-retired',
    statements: [
      `create table retired (
         site text not null, collection text not null, seq integer not null, primary key (site, collection)) without rowid`,
    ],
  },
  {
    id: '011-withheld',
    statements: [
      `alter table devices add column departments text not null default ''`,
      `alter table documents add column reason text not null default ''`,
      fillReasons('sqlite'),
      `create index documents_by_reason on documents (site, reason, id) where reason != ''`,
    ],
  },
];
