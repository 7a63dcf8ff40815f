import type { DataTable, Field, FieldKind } from './data-table';

const types: Readonly<Record<FieldKind, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  rate: 'number',
  boolean: 'boolean',
  day: 'date',
  time: 'time',
};

const fieldOf = (field: Field, key: string): Record<string, unknown> => ({
  name: field.name,
  type: types[field.kind],
  title: field.title,
  ...(field.description === undefined ? {} : { description: field.description }),
  ...(field.kind === 'day' ? { format: '%Y-%m-%d' } : {}),
  ...(field.kind === 'time' ? { format: '%H:%M' } : {}),
  ...(field.name === key ? { constraints: { required: true, unique: true } } : {}),
});

const foreignKeys = (table: DataTable, tables: readonly DataTable[]): Record<string, unknown>[] =>
  table.fields.flatMap((field) => {
    const target = tables.find((one) => one.name === field.to);
    return target ? [{ fields: field.name, reference: { resource: target.name, fields: target.key } }] : [];
  });

const resourceOf = (table: DataTable, tables: readonly DataTable[]): Record<string, unknown> => {
  const keys = foreignKeys(table, tables);
  return {
    name: table.name,
    title: table.title,
    path: `${table.name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.fields.map((field) => fieldOf(field, table.key)),
      missingValues: [''],
      ...(table.key === '' ? {} : { primaryKey: table.key }),
      ...(keys.length === 0 ? {} : { foreignKeys: keys }),
    },
  };
};

/** What a package says of itself. `createdAt` is an instant; `licence` = the one of open data, or none for use inside the town hall. */
export type PackageHead = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly createdAt: string;
  readonly licence: '' | 'etalab-2.0';
};

const licences = {
  'etalab-2.0': {
    name: 'etalab-2.0',
    title: 'Licence Ouverte 2.0',
    path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  },
} as const;

/**
 * The `datapackage.json` beside the CSV files of some tables (Frictionless Data Package, version 1): types, keys and what columns mean,
 * so that a program needs no guess.
 */
export const dataPackage = (head: PackageHead, tables: readonly DataTable[]): string =>
  JSON.stringify(
    {
      profile: 'tabular-data-package',
      name: head.name,
      title: head.title,
      description: head.description,
      created: head.createdAt,
      ...(head.licence === '' ? {} : { licenses: [licences[head.licence]] }),
      resources: tables.map((table) => resourceOf(table, tables)),
    },
    null,
    2,
  );
