import { digestOf } from '#shared/sync/digest';

import { chainOf } from '../chain';
import type { LibsqlDatabase } from './libsql-database';

type AuditRow = {
  readonly site: string;
  readonly seq: number;
  readonly at: string;
  readonly device: string;
  readonly collection: string;
  readonly id: string;
  readonly sha: string;
};
type DocumentRow = {
  readonly site: string;
  readonly seq: number;
  readonly collection: string;
  readonly id: string;
  readonly body: string;
};

const PAGE = 1000;

const chainAudit = (database: LibsqlDatabase, site: string): string => {
  let chain = '';
  let seq = 0;
  for (;;) {
    const rows = database
      .prepare(`select * from audit where site = ? and seq > ? order by seq limit ${PAGE}`)
      .all([site, seq]) as readonly AuditRow[];
    for (const row of rows) {
      chain = chainOf(chain, { ...row, deviceId: row.device });
      seq = row.seq;
      database.prepare('update audit set chain = ? where site = ? and seq = ?').run([chain, site, seq]);
    }
    if (rows.length < PAGE) return chain;
  }
};

const describeDocuments = (database: LibsqlDatabase, site: string): void => {
  const rows = database
    .prepare('select site, seq, collection, id, body from documents where site = ?')
    .all([site]) as readonly DocumentRow[];
  for (const { seq, collection, id, body } of rows) {
    const document = JSON.parse(body) as { readonly erasedAt?: string };
    const erased = (document.erasedAt ?? '') === '' ? 0 : 1;
    database
      .prepare('update documents set digest = ? where site = ? and collection = ? and id = ?')
      .run([digestOf(document), site, collection, id]);
    database
      .prepare('insert into history (site, seq, collection, id, delta, erased) values (?, ?, ?, ?, ?, ?)')
      .run([site, seq, collection, id, body, erased]);
  }
};

/**
 * Gives a database from before there was a history what the later code counts on: a digest for each document, the whole
 * document as the first line of its history, and the chain of the audit.
 */
export const fillHistory = (database: LibsqlDatabase): void => {
  const sites = database.prepare('select id from sites').all([]) as readonly { readonly id: string }[];
  for (const { id } of sites) {
    database.prepare('update sites set chain = ? where id = ?').run([chainAudit(database, id), id]);
    describeDocuments(database, id);
  }
};
