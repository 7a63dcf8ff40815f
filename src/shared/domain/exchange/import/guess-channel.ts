import { foldText } from '../../../lib/fold-text';
import { channels, type Channel } from '../../model/request';

/**
 * Words that name a way, in this order: what one of them takes is not read again, so that the « courrier » of « courrier électronique »
 * is no letter, and « sans rendez-vous » no appointment. « Mail » is an e-mail in France, though our own id `mail` is the post.
 */
const ways: readonly (readonly [Channel, RegExp])[] = [
  ['desk', /\b(?:sans|hors) (?:rendez vous|rdv)\b/g],
  ['phone', /\btel\b|telephon\w*|\br?appel\w*|\bstandard\b|\b(?:messagerie|boite) vocale\b|repondeur|\bnumero vert\b/g],
  [
    'email',
    /\b(?:courrier|lettre|message|messagerie|adresse|boite)s? elec\w*|\be courriers?\b|\bcourriels?\b|\b(?:e )?mails?\b|\bemails?\b|\bmels?\b|\bmessagerie\b(?! instantanee)/g,
  ],
  [
    'mail',
    /\bcourriers?\b|\bpostal\w*|\bpostaux\b|\b(?:la|par) poste\b|\blettres?\b|\brecommandes?\b|\blrar\b|\bplis?\b/g,
  ],
  ['sms', /\b[sm]ms\b|\btextos?\b/g],
  ['appointment', /\brendez vous\b|\brdv\b/g],
  [
    'portal',
    /\bportails?\b|\binternet\b|\bweb\b|\ben ligne\b|\btele ?(?:service|procedure|demarche|declaration)s?\b|\bformulaires?\b(?! papier)|(?<!\bsur )\bsites?\b|\b(?:guichet|accueil) (?:numerique|virtuel|elec\w*)|\be guichet\b|\bespace (?:citoyen|famille|usager|personnel|numerique)s?\b|\bdemarches? (?:simplifiee|numerique)s?\b/g,
  ],
];

/** Where the town hall is, which tells the way only where no other word does: « Accueil téléphonique » is a call, « Site de la mairie » the portal. */
const places =
  /\bguichets?\b|\baccueil\b|physique|presentiel|\bsur (?:place|site)\b|\bmairie\b|\bhotel de ville\b|\bvisites?\b|\bcomptoir\b|\ben personne\b/;

/**
 * The channel that a text of another program means; `null` = unknown, or several at once (« Mail ou téléphone »): one of them would be
 * wrong for some of the rows.
 */
export const guessChannel = (text: string): Channel | null => {
  const folded = foldText(text);
  const own = channels.find((channel) => channel === folded);
  if (own && own !== 'mail') return own;
  let left = folded;
  const found = ways.flatMap(([channel, pattern]) => {
    const before = left;
    left = left.replaceAll(pattern, '|');
    return left === before ? [] : [channel];
  });
  if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  return places.test(folded) ? 'desk' : null;
};
