import { plainCell } from '../csv/guarded-cell';
import type { Cell, FieldKind } from '../tables/data-table';

/** Reads a cell of the dialect of French Excel back, once its quotes are off. An empty one is nothing. */
export const excelCell = (raw: string, kind: FieldKind): Cell => {
  if (raw === '') return null;
  switch (kind) {
    case 'boolean':
      return raw === 'oui';
    case 'day':
      return raw.split('/').toReversed().join('-');
    case 'time':
      return raw;
    case 'text':
      return plainCell(raw);
    default:
      return Number(raw.replace(',', '.'));
  }
};
