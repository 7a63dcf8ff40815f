import { unguardedCell } from '../csv/guarded-cell';
import type { Cell, FieldKind } from './data-table';

const textFormula = /^="((?:[^"]|"")*)"$/su;

/** The text of a cell that was kept as text by a formula; any other stays, without its apostrophe. */
export const excelText = (raw: string): string => {
  const [, kept] = textFormula.exec(raw) ?? [];
  return kept === undefined ? unguardedCell(raw) : kept.replaceAll('""', '"');
};

/** Reads a cell of the dialect of French Excel back, once its quotes are off. An empty one is nothing. */
export const excelCell = (raw: string, kind: FieldKind): Cell => {
  if (raw === '') return null;
  switch (kind) {
    case 'boolean':
      return raw === 'oui';
    case 'day':
      return raw.split('/').toReversed().join('-');
    case 'text':
      return excelText(raw);
    default:
      return Number(raw.replace(',', '.'));
  }
};
