import { foldText } from '../../../lib/fold-text';

/** What a table says became of an appointment; `open` when it is still to come or nobody said. */
export type ImportedStatus = 'open' | 'attended' | 'noShow' | 'cancelled';

/**
 * Reads a status in words. RDV Service Public writes for example « À renseigner » and « Annulé (excusé) », a calendar file
 * `CANCELLED`.
 */
export const readStatus = (text: string): ImportedStatus => {
  const folded = foldText(text);
  if (/non excus|non honor/.test(folded)) return 'noShow';
  if (/annul|cancel|revoq|excus|supprim/.test(folded)) return 'cancelled';
  if (/absen|lapin/.test(folded)) return 'noShow';
  return /honor|\bvu\b|present|termine/.test(folded) ? 'attended' : 'open';
};
