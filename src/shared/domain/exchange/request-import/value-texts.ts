import { foldText } from '../../../lib/fold-text';
import type { SiteReference } from '../../model/reference';
import type { TableRow } from '../csv/table';
import { guessValue } from './guess-value';
import type { RequestField, RequestMapping, ValueKind } from './request-mapping';
import { compareText } from '../../../lib/compare';

/** A value as the file writes it: on how many rows, and what is chosen or guessed for it; `''` = nothing yet. */
type ValueText = {
  readonly kind: ValueKind;
  readonly key: string;
  readonly text: string;
  readonly rows: number;
  readonly chosen: string;
};

/** The trimmed text of a field, `''` where no column says it. */
export const cellOf = (row: TableRow, { columns }: RequestMapping, field: RequestField): string => {
  const column = columns[field];
  return column === undefined ? '' : (row.cells[column] ?? '').trim();
};

/** The values of a kind in a file: those without an answer first, then the most frequent. */
export const valueTexts = (
  kind: ValueKind,
  rows: readonly TableRow[],
  mapping: RequestMapping,
  known: Pick<SiteReference, 'reasons' | 'departments' | 'themes'>,
): readonly ValueText[] => {
  const found = new Map<string, ValueText>();
  const keys = new Map<string, string>();
  for (const row of rows) {
    const text = cellOf(row, mapping, kind);
    const key = keys.get(text) ?? foldText(text);
    keys.set(text, key);
    if (key === '') continue;
    const before = found.get(key);
    const chosen = before?.chosen ?? mapping.values[kind][key] ?? guessValue(kind, text, known) ?? '';
    found.set(key, { kind, key, text: before?.text ?? text, rows: (before?.rows ?? 0) + 1, chosen });
  }
  const isOpen = ({ chosen }: ValueText): number => Number(chosen === '');
  return [...found.values()].toSorted((a, b) => isOpen(b) - isOpen(a) || b.rows - a.rows || compareText(a.key, b.key));
};
