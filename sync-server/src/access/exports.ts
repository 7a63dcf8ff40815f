import { z } from 'zod';

import { starTables } from '#shared/domain/exchange/star/star-tables';
import { dataPackage } from '#shared/domain/exchange/tables/data-package';
import type { DataTable } from '#shared/domain/exchange/tables/data-table';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';
import { starWords } from '#shared/i18n/fr/figure-exports';

import { Problem } from '../lib/problem';
import type { ReadRoute } from '../wire/served';
import { askedPeriod, exportQuery } from './read-query';
import { readScene, withoutSensitive, type ReadNeeds, type ReadScene } from './read-scene';

const tablesOf = async (scene: ReadScene, query: unknown): Promise<readonly DataTable[]> => {
  const period = askedPeriod(exportQuery.parse(query), scene.today);
  const facts = withoutSensitive(await scene.facts(period.from, period.to), scene.sensitive);
  return starTables(facts, scene.ref, starWords);
};

const shared = { method: 'GET', kind: 'read', scope: 'rows', query: exportQuery } as const;

/** `GET /v1/api/exports/{table}.csv` and its `datapackage.json`: facts of a period as a star of tables. */
export const exportRoutes = (needs: ReadNeeds): readonly ReadRoute[] => [
  {
    ...shared,
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
    ...shared,
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
