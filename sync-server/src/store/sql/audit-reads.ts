import type { Kysely } from 'kysely';

import type { AuditReads } from '../audit-port';
import type { Tables } from './tables';

const pushes = async (
  db: Kysely<Tables>,
  ...[siteId, collection, { after, upTo }]: Parameters<AuditReads['pushes']>
) => {
  const rows = await db
    .selectFrom('audit')
    .select(({ fn }) => [
      'device',
      'at',
      fn.min('seq').as('fromSeq'),
      fn.max('seq').as('toSeq'),
      fn.count<number | string>('id').distinct().as('count'),
    ])
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('sha', '!=', '')
    .groupBy(['device', 'at'])
    .orderBy('fromSeq')
    .execute();
  return rows.map(({ device, at, fromSeq, toSeq, count }) => ({
    deviceId: device,
    at,
    fromSeq: Number(fromSeq),
    toSeq: Number(toSeq),
    count: Number(count),
  }));
};

/** The part of the store that tells of what was written. */
export const auditReads = (db: Kysely<Tables>): AuditReads => ({
  audit: async (siteId, since, limit) => {
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'at', 'device', 'collection', 'id', 'sha', 'chain'])
      .where('site', '=', siteId)
      .where('seq', '>', since)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ device, ...entry }) => ({ ...entry, deviceId: device }));
  },
  pushes: (...args) => pushes(db, ...args),
  history: async (siteId, since, limit) => {
    const rows = await db
      .selectFrom('history')
      .select(['seq', 'collection', 'id', 'delta'])
      .where('site', '=', siteId)
      .where('seq', '>', since)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ delta, ...entry }) => ({
      ...entry,
      delta: delta === '' ? null : (JSON.parse(delta) as unknown),
    }));
  },
});
