import { foldText } from '../../../lib/fold-text';
import type { SiteReference } from '../../model/reference';
import { channels, type Channel } from '../../model/request';
import { guessReason } from '../import/guess-reason';
import type { ValueKind } from './request-mapping';

type Known = Pick<SiteReference, 'reasons' | 'departments' | 'themes'>;

/** In this order: an e-mail is a « courriel », and a « courrier électronique » is one too. */
const channelWords: readonly (readonly [Channel, RegExp])[] = [
  ['email', /courriel|e mail|\bmail\b|email|electronique/],
  ['mail', /courrier|postal|lettre/],
  ['sms', /sms|texto/],
  ['phone', /tel|appel/],
  ['appointment', /rendez vous|\brdv\b/],
  ['portal', /portail|internet|en ligne|formulaire|web|teleservice|site/],
  ['desk', /guichet|accueil|physique|presentiel|sur place|mairie|visite/],
];

const guessChannel = (folded: string): Channel | null =>
  channels.find((channel) => channel === folded) ??
  channelWords.find(([, pattern]) => pattern.test(folded))?.[0] ??
  null;

const named = (folded: string, entries: readonly { readonly id: string; readonly name: string }[]): string | null =>
  entries.find(({ name }) => foldText(name) === folded)?.id ?? null;

/** What of ours a text of another program means: a channel, or the id of a reason, a department or a theme; `null` = unknown. */
export const guessValue = (kind: ValueKind, text: string, known: Known): string | null => {
  const folded = foldText(text);
  switch (kind) {
    case 'channel':
      return guessChannel(folded);
    case 'reason':
      return named(folded, known.reasons) ?? guessReason(text, known.reasons);
    case 'department':
      return named(folded, known.departments);
    case 'theme':
      return named(folded, known.themes);
  }
};
