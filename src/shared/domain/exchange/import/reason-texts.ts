import { foldText } from '../../../lib/fold-text';
import type { Reason } from '../../model/reference';
import type { TableRow } from '../csv/table';
import { guessReason } from './guess-reason';
import type { ImportMapping } from './import-field';
import { cellOf } from './read-row';
import { compareText } from '../../../lib/compare';

/** A reason as the file names it: on how many rows, and what is chosen or guessed for it (`''` = nothing yet). */
type ReasonText = {
  readonly key: string;
  readonly text: string;
  readonly rows: number;
  readonly reasonId: string;
  readonly leftOut: boolean;
};

/** Those that nobody chose yet come first: they are what there is to do. */
const isOpen = ({ reasonId, leftOut }: ReasonText): number => Number(reasonId === '' && !leftOut);

/** The reasons of a file for the choice of ours: the unknown ones, then the most frequent. */
export const reasonTexts = (
  rows: readonly TableRow[],
  mapping: ImportMapping,
  reasons: readonly Reason[],
): readonly ReasonText[] => {
  const found = new Map<string, ReasonText>();
  for (const row of rows) {
    const text = cellOf(row, mapping, 'reason');
    const key = foldText(text);
    if (key === '') continue;
    const known = found.get(key);
    const choice = mapping.reasons[key];
    const leftOut = choice === 'leaveOut';
    const reasonId = leftOut ? '' : (choice?.reasonId ?? known?.reasonId ?? guessReason(text, reasons) ?? '');
    found.set(key, { key, text: known?.text ?? text, rows: (known?.rows ?? 0) + 1, reasonId, leftOut });
  }
  return [...found.values()].toSorted((a, b) => isOpen(b) - isOpen(a) || b.rows - a.rows || compareText(a.key, b.key));
};
