import { fillCitizens, fillLastDays, fillReasons } from '../sql/fill-window-columns';

/** One step of the database's growth. A step that was released is never changed, only followed by another. */
export type PostgresMigration = { readonly id: string; readonly statements: readonly string[] };

// Texts sort by code point, as in SQLite and in the protocol, whatever the language of the server.
const text = `text collate "C" not null`;

const tables = [
  `create table meta (name ${text} primary key, value ${text})`,
  `create table sites (id ${text} primary key, seq bigint not null, device_count integer not null, chain ${text})`,
  `create table documents (
     site ${text}, collection ${text}, id ${text}, seq bigint not null, deleted integer not null,
     day ${text}, body ${text}, digest ${text},
     primary key (site, collection, id))`,
  `create unique index documents_by_seq on documents (site, collection, seq)`,
  `create index documents_by_day on documents (site, collection, day)`,
  `create table audit (
     site ${text}, seq bigint not null, at ${text}, device ${text}, collection ${text}, id ${text}, sha ${text}, chain ${text},
     primary key (site, seq))`,
  `create table history (
     site ${text}, seq bigint not null, collection ${text}, id ${text}, delta ${text}, erased integer not null,
     primary key (site, seq))`,
  `create index history_by_document on history (site, collection, id)`,
  `create table quarantine (
     site ${text}, collection ${text}, id ${text}, sha ${text}, why ${text}, device ${text}, at ${text}, body ${text},
     primary key (site, collection, id, sha, why))`,
  `create table devices (
     id ${text} primary key, site ${text}, name ${text}, series ${text}, rank ${text}, public_key ${text},
     local integer not null, created_at ${text}, revoked_at ${text}, last_seen_at ${text})`,
  `create unique index devices_local on devices (site) where local = 1`,
  `create unique index devices_series on devices (site, series)`,
  `create table tokens (hash ${text} primary key, device ${text}, expires_at ${text})`,
  `create index tokens_by_device on tokens (device)`,
  `create table challenges (hash ${text} primary key, expires_at ${text})`,
  `create table codes (hash ${text} primary key, site ${text}, rank ${text}, expires_at ${text}, used_at ${text})`,
  `create table issued_numbers (
     site ${text}, day ${text}, series ${text}, last bigint not null,
     primary key (site, day, series))`,
  `create table number_keys (
     site ${text}, key ${text}, day ${text}, series ${text}, number bigint not null, at ${text}, device ${text},
     void_why ${text}, seen integer not null,
     primary key (site, key))`,
  `create unique index number_keys_once on number_keys (site, day, series, number)`,
  `create index number_keys_unseen on number_keys (site, at) where seen = 0`,
  `create table call_claims (
     site ${text}, ticket_id ${text}, key ${text}, desk ${text}, at ${text},
     primary key (site, ticket_id))`,
  `create index call_claims_by_key on call_claims (site, key)`,
  `create table holds (
     site ${text}, id ${text}, key ${text}, device ${text}, kind ${text}, appointment_id ${text}, day ${text}, time ${text},
     duration_min integer not null, desk_id ${text}, reason_id ${text}, until ${text},
     primary key (site, id))`,
  `create index holds_by_day on holds (site, day)`,
  `create index holds_by_key on holds (site, key)`,
  `create table pulled (
     device ${text}, collection ${text}, seq bigint not null, anew bigint not null,
     primary key (device, collection))`,
  `create table purged (site ${text}, collection ${text}, seq bigint not null, primary key (site, collection))`,
];

const appendOnly = [
  `create function audit_is_append_only() returns trigger language plpgsql as $$
   begin raise exception 'audit is append-only'; end $$`,
  `create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only()`,
  `create trigger audit_no_truncate before truncate on audit for each statement execute function audit_is_append_only()`,
];

// In a schema of their own: they are no part of a backup and stay when one is restored.
const erasures = [
  `create schema if not exists erasures`,
  `create table if not exists erasures.list (
     site ${text}, collection ${text}, id ${text}, at ${text}, day ${text}, digest ${text}, body ${text},
     primary key (site, collection, id))`,
  `create table if not exists erasures.revoked (device ${text} primary key, at ${text})`,
];

const messages = [
  `create table messages (
     site ${text}, key ${text}, appointment_id ${text}, cause ${text}, occasion ${text}, channel ${text}, day ${text},
     time ${text}, state ${text}, asked_at ${text}, next_at ${text}, not_after ${text}, attempts integer not null,
     claim ${text}, changed_at ${text}, said_at ${text}, why ${text},
     primary key (site, key))`,
  `create index messages_by_appointment on messages (site, appointment_id)`,
  `create index messages_due on messages (site, next_at) where next_at != ''`,
  `create index messages_by_state on messages (site, state, changed_at)`,
];

const calendars = [
  `create table calendars (
     id ${text} primary key, site ${text}, agent ${text}, key_hash ${text}, made_at ${text}, revoked_at ${text}, read_at ${text})`,
  `create unique index calendars_by_key on calendars (key_hash)`,
];

const facts = [
  `create table fact_sheets (
     site ${text}, day ${text}, seq bigint not null, mark ${text}, body ${text},
     primary key (site, day))`,
  `create index fact_sheets_by_seq on fact_sheets (site, seq)`,
  `create index fact_sheets_marked on fact_sheets (site, day) where mark != ''`,
  `create table access_keys (
     id ${text} primary key, site ${text}, name ${text}, scope ${text}, key_hash ${text}, made_at ${text},
     revoked_at ${text}, read_at ${text})`,
  `create unique index access_keys_by_key on access_keys (key_hash)`,
];

const journal = [
  `create table journal (
     site ${text}, n bigint not null, device ${text}, id ${text}, at ${text}, kept_at ${text}, agent ${text}, kind ${text},
     subject ${text}, count integer not null, proved integer not null, link ${text},
     primary key (site, n))`,
  `create unique index journal_once on journal (site, device, id) where id != ''`,
  `create index journal_by_time on journal (site, kept_at, n)`,
  `create index journal_by_agent on journal (site, agent, kept_at, n)`,
  `create index journal_by_subject on journal (site, subject, kept_at, n)`,
  `create table journal_heads (
     site ${text} primary key, n bigint not null, link ${text}, since bigint not null, base ${text})`,
  // What is too old goes once its begin was moved.
  `create function journal_is_append_only() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' and old.n < coalesce((select since from journal_heads where site = old.site), 0) then return old; end if;
     raise exception 'the journal is append-only';
   end $$`,
  `create trigger journal_no_change before update or delete on journal for each row execute function journal_is_append_only()`,
];

/** All steps in order. */
export const postgresMigrations: readonly PostgresMigration[] = [
  { id: '001-first', statements: [...tables, ...appendOnly, ...erasures] },
  { id: '002-messages', statements: messages },
  { id: '003-calendars', statements: calendars },
  { id: '004-facts', statements: facts },
  {
    id: '005-window',
    statements: [
      `alter table documents add column last_day ${text} default ''`,
      `alter table documents add column citizen ${text} default ''`,
      fillLastDays('postgres'),
      fillCitizens('postgres'),
      `create index documents_in_window on documents (site, collection, id, last_day, digest)`,
      `create index documents_by_citizen on documents (site, collection, citizen) where citizen != ''`,
    ],
  },
  {
    id: '006-bounds',
    statements: [
      `create index quarantine_by_device on quarantine (site, device)`,
      `alter table devices add column invited_by ${text} default ''`,
      `alter table codes add column id ${text} default ''`,
      `alter table codes add column made_by ${text} default ''`,
      `alter table codes add column made_at ${text} default ''`,
    ],
  },
  {
    id: '007-call-answers',
    statements: [
      `alter table call_claims add column device ${text} default ''`,
      `drop index call_claims_by_key`,
      `create table call_answers (
         site ${text}, device ${text}, key ${text}, ticket_id ${text}, at ${text},
         primary key (site, device, key))`,
      `create index call_answers_by_age on call_answers (site, at)`,
    ],
  },
  { id: '008-journal', statements: journal },
  {
    id: '009-retired',
    statements: [
      `create table retired (site ${text}, collection ${text}, seq bigint not null, primary key (site, collection))`,
    ],
  },
  {
    id: '010-withheld',
    statements: [
      `alter table devices add column departments ${text} default ''`,
      `alter table documents add column reason ${text} default ''`,
      fillReasons('postgres'),
      `create index documents_by_reason on documents (site, reason, id) where reason != ''`,
    ],
  },
];
