import { z } from 'zod';

import type { Period } from '#shared/domain/insights/period/period';
import { periodOf } from '#shared/domain/insights/period/period-of';
import { civilDaySchema } from '#shared/domain/model/ids';
import { channels } from '#shared/domain/model/request';
import { daysBetween } from '#shared/time/civil';

import { Problem } from '../lib/problem';

const MOST_DAYS = 1_100;

const periodWords = {
  period: z
    .enum(['week', 'month', 'quarter', 'halfYear', 'year', 'custom'])
    .exactOptional()
    .describe('The period that contains `day`; the quarter if absent. `custom` takes `from` and `to`.'),
  day: civilDaySchema.exactOptional().describe('A civil day; today if absent.'),
  from: civilDaySchema.exactOptional().describe('First civil day of a `custom` period.'),
  to: civilDaySchema.exactOptional().describe('Last civil day of a `custom` period.'),
};

const siteWords = {
  site: z.string().max(80).exactOptional().describe('Id of a site of the town; that of the key if absent.'),
};

const scopeWords = {
  ...siteWords,
  department: z.string().max(80).exactOptional().describe('Id of a department.'),
  reason: z.string().max(80).exactOptional().describe('Id of a reason.'),
  channel: z.enum(channels).exactOptional().describe('A channel.'),
};

/** What indicators are asked of. */
export const indicatorsQuery = z.object({ ...periodWords, ...scopeWords });
/** What rows are asked of, page by page. */
export const rowsQuery = z.object({
  ...periodWords,
  ...scopeWords,
  cursor: z.string().max(200).exactOptional().describe('`next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(1_000).exactOptional().describe('Rows of a page; 200 if absent.'),
});
/** What a file of facts is asked of. */
export const exportQuery = z.object({ ...periodWords, ...siteWords });

/** The period that a query names. Throws `badRequest` for one that is none. */
export const askedPeriod = (query: z.output<typeof exportQuery>, today: string): Period => {
  const { period: kind = 'quarter', day = today, from, to } = query;
  if (kind !== 'custom') return periodOf(kind, day);
  if (from === undefined || to === undefined || from > to || daysBetween(from, to) > MOST_DAYS)
    throw new Problem('badRequest', 'invalid: from, to');
  return { kind, from, to };
};
