import type { Cell, DataTable, Field } from '#shared/domain/exchange/tables/data-table';

/** The types of Parquet for ours, and whether a column of it holds nothing at times. */
const elementOf = (field: Field) => {
  const base = { name: field.name, repetition_type: 'OPTIONAL' } as const;
  switch (field.kind) {
    case 'text':
    case 'time':
      return { ...base, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
    case 'day':
      return { ...base, type: 'INT32', converted_type: 'DATE' } as const;
    case 'integer':
      return { ...base, type: 'INT32' } as const;
    case 'boolean':
      return { ...base, type: 'BOOLEAN' } as const;
    default:
      return { ...base, type: 'DOUBLE' } as const;
  }
};

const valueOf = (cell: Cell, { kind }: Field): Cell | Date =>
  kind === 'day' && typeof cell === 'string' ? new Date(`${cell}T00:00:00Z`) : cell;

/** A table as Parquet: columns with their types, days as days, what is not known as null. The writer is fetched when it is asked for. */
export const writeParquet = async ({ fields, rows }: DataTable): Promise<Uint8Array<ArrayBuffer>> => {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const buffer = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: fields.length }, ...fields.map(elementOf)],
    columnData: fields.map((field, index) => ({
      name: field.name,
      data: rows.map((row) => valueOf(row[index] ?? null, field)),
    })),
    createdBy: 'Guichet',
  });
  return new Uint8Array(buffer);
};
