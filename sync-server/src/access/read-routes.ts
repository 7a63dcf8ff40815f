import { withoutReasons } from '#shared/domain/insights/facts/without-reasons';
import { z } from 'zod';

import { starTables } from '#shared/domain/exchange/star/star-tables';
import { dataPackage } from '#shared/domain/exchange/tables/data-package';
import type { DataTable } from '#shared/domain/exchange/tables/data-table';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';
import { starWords } from '#shared/i18n/fr/figure-exports';
import { applyScope } from '#shared/domain/insights/facts/apply-filter';
import type { RequestFact } from '#shared/domain/insights/facts/fact';

import { openApiDocument } from '../wire/openapi-document';
import type { ReadRoute } from '../wire/served';
import { Problem } from '../lib/problem';
import { outgoing } from '../lib/checked';
import { indicatorsRoute } from './indicators';
import { type ReadNeeds, readScene, type ReadScene } from './read-scene';
import { askedPeriod, exportQuery, rowsQuery } from './read-query';

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
const rowsRoute = (needs: ReadNeeds): ReadRoute => ({
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
        const facts = withoutReasons(await scene.facts(from, period.to), scene.sensitive);
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

const tablesOf = async (scene: ReadScene, query: unknown): Promise<readonly DataTable[]> => {
  const period = askedPeriod(exportQuery.parse(query), scene.today);
  const facts = withoutReasons(await scene.facts(period.from, period.to), scene.sensitive);
  return starTables(facts, scene.ref, starWords);
};

const ofExports = { method: 'GET', kind: 'read', scope: 'rows', query: exportQuery } as const;

/** `GET /v1/api/exports/{table}.csv` and its `datapackage.json`: facts of a period as a star of tables. */
const exportRoutes = (needs: ReadNeeds): readonly ReadRoute[] => [
  {
    ...ofExports,
    path: '/v1/api/exports/:id.csv',
    summary: 'A table of facts of a period as CSV (RFC 4180). `datapackage.json` names the tables and their columns.',
    mediaType: 'text/csv',
    output: z.string(),
    read: async (caller, query, id) => {
      const scene = await readScene(needs, caller, exportQuery.parse(query).site);
      return {
        version: scene.version,
        make: async () => {
          const table = (await tablesOf(scene, query)).find(({ name }) => name === id);
          if (!table) throw new Problem('notFound', 'no such table');
          return machineCsv(table);
        },
      };
    },
  },
  {
    ...ofExports,
    path: '/v1/api/exports/datapackage.json',
    summary: 'What the tables of facts hold: a Frictionless data package.',
    mediaType: 'application/json',
    output: z.looseObject({ profile: z.string(), resources: z.array(z.looseObject({ name: z.string() })) }),
    read: async (caller, query) => {
      const scene = await readScene(needs, caller, exportQuery.parse(query).site);
      const head = {
        name: 'guichet-facts',
        title: `Guichet, ${scene.ref.site.name}`,
        description: 'Faits d’activité sans aucune identité.',
        createdAt: new Date(needs.clock()).toISOString(),
        licence: '',
      } as const;
      return { version: scene.version, make: async () => dataPackage(head, await tablesOf(scene, query)) };
    },
  },
];

/** The read interface for other programs of the town hall. Nothing that leaves by it names anybody. */
export const readRoutes = (needs: ReadNeeds): readonly ReadRoute[] => {
  const described: ReadRoute = {
    kind: 'read',
    method: 'GET',
    path: '/v1/api/openapi.json',
    summary: 'The description of the read interface.',
    scope: 'indicators',
    query: z.object({}),
    mediaType: 'application/json',
    output: z.looseObject({ openapi: z.literal('3.1.1') }),
    read: async () => ({ version: '1', make: async () => JSON.stringify(openApiDocument([], routes)) }),
  };
  const routes = [indicatorsRoute(needs), rowsRoute(needs), ...exportRoutes(needs), described];
  return routes;
};
