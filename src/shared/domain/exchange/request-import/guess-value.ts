import { foldText } from '../../../lib/fold-text';
import type { SiteReference } from '../../model/reference';
import { guessChannel } from '../import/guess-channel';
import { guessReason } from '../import/guess-reason';
import type { ValueKind } from './request-mapping';

type Known = Pick<SiteReference, 'reasons' | 'departments' | 'themes'>;

const named = (folded: string, entries: readonly { readonly id: string; readonly name: string }[]): string | null =>
  entries.find(({ name }) => foldText(name) === folded)?.id ?? null;

/** What of ours a text of another program means: a channel, or the id of a reason, a department or a theme; `null` = unknown. */
export const guessValue = (kind: ValueKind, text: string, known: Known): string | null => {
  const folded = foldText(text);
  switch (kind) {
    case 'channel':
      return guessChannel(text);
    case 'reason':
      return named(folded, known.reasons) ?? guessReason(text, known.reasons);
    case 'department':
      return named(folded, known.departments);
    case 'theme':
      return named(folded, known.themes);
  }
};
