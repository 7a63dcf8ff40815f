import type { AgeBracket } from '../../domain/insights/elected/tally-people';
import { LEAST_PUBLISHED } from '../../domain/insights/protect/small-numbers';
import { count } from './format';
import { numberWords } from './number-words';
import { formatChange, formatNumber, formatShare } from './figures';

const nbsp = '\u00A0';
/** What leaves counts none of them; publications of before did. */
export const withoutReserved = 'Sans les motifs réservés à un service.';
const colon = `${nbsp}: `;
const euros = (amount: number): string => `${formatNumber(amount, 2)}${nbsp}€`;

/** A share of commitments kept; not all of them is never rounded to all. */
export const keptShare = (share: number, digits: 0 | 1 = 1): string =>
  formatShare(share < 1 ? Math.min(share, digits === 0 ? 0.99 : 0.999) : share, digits);

/** Words of what the elected see: sums of a year, small ones withheld. */
export const electedText = {
  headline: (contacts: number, perThousand: number | null): string =>
    perThousand === null
      ? `${formatNumber(contacts)}${nbsp}contacts avec les habitants.`
      : `${formatNumber(contacts)}${nbsp}contacts, ${formatNumber(perThousand)} pour 1${nbsp}000${nbsp}habitants.`,
  kept: (share: number): string => ` ${keptShare(share, 0)} des engagements tenus.`,
  empty: 'Aucun contact connu sur cette année.',
  refused: 'Ce poste n’a pas accès au rapport annuel. Demandez à l’administrateur de l’inscrire comme poste d’élu.',
  none: 'Le rapport n’a pas encore été reçu. Il s’ouvre dès que le serveur répond.',
  tooFew: 'Trop peu de contacts pour publier cette année.',
  about: (least: number): string =>
    `Sommes seulement${colon}aucune personne, et aucun nombre de moins de ${numberWords(least)}.${least < LEAST_PUBLISHED ? '' : ` ${withoutReserved}`}`,
  whole: (year: string): string => `Année${nbsp}${year} entière.`,
  until: (year: string, day: string): string => `Année${nbsp}${year}, jusqu’au ${day}.`,
  /** Of a year that begins later than January. */
  since: (year: string, from: string, day: string): string =>
    `Année${nbsp}${year}, du ${from} au ${day}${colon}avant, rien n’est connu.`,
  computed: (moment: string): string => `Publié le ${moment}`,
  next: (day: string): string => `prochaine publication le ${day}`,
  hidden: (n: number, least: number): string =>
    n < 2
      ? `Une ligne de moins de ${numberWords(least)}, non montrée.`
      : `${n}${nbsp}lignes de moins de ${numberWords(least)}, ou retenues avec elles, non montrées.`,
  keys: { group: 'Rapport annuel', year: 'Année' },
  earlier: 'Année d’avant',
  later: 'Année d’après',
  volume: {
    title: 'Contacts par canal',
    bold: (contacts: number): string => `${formatNumber(contacts)}${nbsp}contacts`,
    rest: (change: number): string => `, ${formatChange(change)} sur un an.`,
    plain: ' sur l’année.',
    part: ' sur les mois connus.',
    columns: { channel: 'Canal', n: 'Contacts', before: 'L’an d’avant', change: 'Évolution' },
  },
  commitments: {
    title: 'Engagements tenus',
    bold: (share: number, kept: number, of: number): string =>
      `${keptShare(share)} tenus, ${formatNumber(kept)} sur ${formatNumber(of)}.`,
    before: (share: number): string => ` L’an d’avant${colon}${formatShare(share)}.`,
    none: 'Aucun engagement échu.',
    few: `Part non montrée${colon}trop peu de réponses à temps ou en retard, ou retenue pour que de petits nombres ne s’en déduisent pas.`,
    columns: { channel: 'Canal', share: 'Tenus', kept: 'Nombre', of: 'Sur', low: 'au moins', high: 'au plus' },
    foot: `Trait${colon}intervalle à 95${nbsp}%.`,
  },
  needs: {
    title: 'Besoins qui changent',
    bold: (name: string, change: string): string => `${name}${colon}${change} sur un an.`,
    calm: 'Aucun besoin ne monte au-delà du hasard.',
    unknown: 'L’année d’avant n’est pas connue.',
    more: (n: number): string => ` ${count(n, 'autre hausse nette', 'autres hausses nettes')}.`,
    columns: {
      reason: 'Motif',
      n: 'Cette année',
      before: 'L’an d’avant',
      change: 'Évolution',
      low: 'Rapport, au moins',
      high: 'au plus',
      verdict: 'Au-delà du hasard',
    },
    yes: 'oui',
    no: 'non',
    new: 'nouveau',
    empty: 'Aucun besoin à comparer.',
  },
  cost: {
    title: 'Coût d’un contact',
    bold: (perContact: number): string => `${euros(perContact)} par contact.`,
    none: 'Coût d’un contact inconnu.',
    unset: 'Un administrateur indique le coût de l’accueil dans Réglages, Nom et territoire.',
    tooFew: 'Trop peu de contacts pour le dire.',
    columns: { what: 'Figure', value: 'Valeur' },
    rows: { total: 'Coût de l’accueil, même période (€)', contacts: 'Contacts', perContact: 'Par contact (€)' },
  },
  people: {
    title: 'Personnes suivies',
    bold: (total: number): string => count(total, 'personne', 'personnes'),
    minors: (minors: number): string => `, dont ${count(minors, 'mineur', 'mineurs')}.`,
    none: 'Trop peu de personnes pour le dire.',
    nobody: 'Aucune fiche de personne sur ces mois.',
    empty: 'Rien à montrer par âge.',
    hidden: (n: number): string =>
      n < 2
        ? 'Une tranche de moins de onze personnes, non montrée.'
        : `${n}${nbsp}tranches de moins de onze personnes, ou retenues avec elles, non montrées.`,
    foot: 'Chaque personne compte une fois, à l’âge qu’elle atteint dans l’année.',
    columns: { bracket: 'Âge', n: 'Personnes' },
    brackets: {
      under14: `Moins de 14${nbsp}ans`,
      from14: `14 à 17${nbsp}ans`,
      from18: `18 à 24${nbsp}ans`,
      from25: `25 à 39${nbsp}ans`,
      from40: `40 à 59${nbsp}ans`,
      from60: `60 à 74${nbsp}ans`,
      from75: `75${nbsp}ans et plus`,
      unknown: 'Âge non noté',
    } satisfies Readonly<Record<AgeBracket, string>>,
  },
  sites: {
    title: 'Sites, à taille égale',
    calm: 'Tous les sites sont dans ce que leur taille explique.',
    out: (below: readonly string[], above: readonly string[]): string =>
      [
        ...(below.length > 0 ? [`${below.join(', ')}${colon}en dessous de ce que la taille explique.`] : []),
        ...(above.length > 0 ? [`${above.join(', ')}${colon}mieux que ce que la taille explique.`] : []),
      ].join(' '),
    verdicts: { usual: 'comme les autres', above: 'au-dessus', below: 'au-dessous', hidden: 'non montré' },
    foot: `Tirets${colon}limites à 95${nbsp}%. Trait plein${colon}99,8${nbsp}%. Ce n’est pas un classement.`,
    columns: {
      site: 'Site',
      share: 'Engagements tenus',
      of: 'Sur',
      low: 'Limite basse 95\u00A0%',
      high: 'Limite haute 95\u00A0%',
      verdict: 'Position',
    },
    one: 'Un seul site peut être montré.',
    nobody: 'Aucun site ne peut être montré.',
    name: (id: string): string => id,
  },
  themes: {
    title: 'Ce que les habitants demandent',
    bold: (name: string, n: number): string => `${name}${colon}${formatNumber(n)} demandes.`,
    empty: 'Aucun thème de plus de cinq demandes.',
    columns: { theme: 'Thème', n: 'Demandes' },
  },
} as const;
