import { z } from 'zod';

import { applyScope } from '#shared/domain/insights/facts/apply-filter';
import type { RequestFact } from '#shared/domain/insights/facts/fact';

import { outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { ReadRoute } from '../wire/served';
import { askedPeriod, rowsQuery } from './read-query';
import { readScene, withoutSensitive, type ReadNeeds } from './read-scene';

const USUAL_LIMIT = 200;

/** A request as it leaves: no name, no contact, no word of anybody. */
const rowSchema = z.object({
  id: z.string(),
  day: z.string(),
  minute: z.int(),
  channel: z.string(),
  reasonId: z.string(),
  departmentId: z.string(),
  themeId: z.string(),
  outcome: z.string(),
  isOpen: z.boolean(),
  closedDay: z.string(),
  delayDays: z.number().nullable(),
  workingDays: z.number().nullable(),
  dueDay: z.string(),
  isRepeat: z.boolean(),
});
const rowsReply = z.object({
  rows: z.array(rowSchema),
  /** Goes into `cursor` for the next page; `''` on the last. */
  next: z.string(),
});

/** What leaves is named: a field that facts get one day does not leave by itself. */
const toRow = (one: RequestFact): z.input<typeof rowSchema> => ({
  id: one.id,
  day: one.day,
  minute: one.minute,
  channel: one.channel,
  reasonId: one.reasonId,
  departmentId: one.departmentId,
  themeId: one.themeId,
  outcome: one.outcome,
  isOpen: one.isOpen,
  closedDay: one.closedDay,
  delayDays: one.delayDays,
  workingDays: one.workingDays,
  dueDay: one.dueDay,
  isRepeat: one.isRepeat,
});

const byPlace = (a: RequestFact, b: RequestFact): number =>
  a.day === b.day ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.day < b.day ? -1 : 1;

const cursorOf = ({ day, id }: RequestFact): string => Buffer.from(JSON.stringify([day, id])).toString('base64url');

const placeOf = (cursor: string): readonly [day: string, id: string] => {
  try {
    return z.tuple([z.string(), z.string()]).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Problem('badRequest', 'invalid: cursor');
  }
};

/** `GET /v1/api/requests`: the requests of a period, by day and id, page by page. */
export const rowsRoute = (needs: ReadNeeds): ReadRoute => ({
  method: 'GET',
  path: '/v1/api/requests',
  summary: 'The requests of a period by day, without any identity; those of sensitive reasons are left out.',
  kind: 'read',
  scope: 'rows',
  query: rowsQuery,
  mediaType: 'application/json',
  output: rowsReply,
  read: async (caller, asked) => {
    const query = rowsQuery.parse(asked);
    const { department = '', reason = '', cursor = '', limit = USUAL_LIMIT } = query;
    const scene = await readScene(needs, caller, query.site);
    const period = askedPeriod(query, scene.today);
    const [afterDay, afterId] = cursor === '' ? [period.from, ''] : placeOf(cursor);
    return {
      version: scene.version,
      make: async () => {
        const from = afterDay > period.from ? afterDay : period.from;
        const facts = withoutSensitive(await scene.facts(from, period.to), scene.sensitive);
        const scope = { siteId: '', departmentId: department, reasonId: reason, channel: query.channel ?? '' } as const;
        const rest = applyScope(facts, scope)
          .requests.filter(({ day, id }) => day > afterDay || (day === afterDay && id > afterId))
          .toSorted(byPlace);
        const rows = rest.slice(0, limit);
        const last = rows.at(-1);
        const next = last && rest.length > limit ? cursorOf(last) : '';
        return JSON.stringify(outgoing(rowsReply, { rows: rows.map(toRow), next }));
      },
    };
  },
});
