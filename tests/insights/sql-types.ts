import type { FieldKind } from '#shared/domain/exchange/tables/data-table';

/** What a column of an export is to DuckDB. */
export const sqlTypes: Readonly<Record<FieldKind, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  rate: 'DOUBLE',
  boolean: 'BOOLEAN',
  day: 'DATE',
  time: 'VARCHAR',
};
