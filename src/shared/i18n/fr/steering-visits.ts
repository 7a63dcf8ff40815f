import { count, formatMinutes, shortTime } from './format';
import { formatNumber, formatShare, formatShort } from './figures';
import { timeOf } from '../../time/civil';

const nbsp = '\u00A0';
const colon = `${nbsp}: `;

/** Words of the panels about waits, desks and what people come for. */
export const visitText = {
  weekdays: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
  time: (minute: number): string => shortTime(timeOf(minute)),
  waits: {
    title: 'Attente par jour et demi-heure',
    median: (median: number, p90: number): string =>
      `La moitié attend ${formatMinutes(median)}, 9 sur 10 au plus ${formatMinutes(p90)}.`,
    within: (share: number, goal: number, n: number): string =>
      ` ${formatShare(share)} dans les ${goal}${nbsp}min, sur ${formatNumber(n)} appels.`,
    none: 'Aucune attente mesurée sur la période.',
    cell: (median: number, p90: number, n: number): string =>
      `médiane ${formatMinutes(median)}, 9 sur 10 en ${formatMinutes(p90)}, sur ${formatNumber(n)}`,
    emptyCell: 'personne',
    fewCell: 'moins de cinq personnes',
    foot: (goal: number, gone: number, noAnswer: number, left: number): string =>
      `Médiane en minutes à partir de 5${nbsp}personnes, par début d’attente. Coin rouge${colon}au-delà de ${goal}${nbsp}min. À part${colon}${count(gone, 'abandon')}, ${formatNumber(noAnswer)} sans réponse, ${formatNumber(left)} non servis à la fermeture.`,
    columns: { day: 'Jour', from: 'Dès', median: 'Médiane, min', p90: '9 sur 10, min', n: 'Personnes' },
  },
  staffing: {
    title: 'Combien de guichets ouvrir',
    peak: (desks: number, time: string): string => `${count(desks, 'guichet')} à ${time}, au plus fort.`,
    basis: (service: number, goal: number): string =>
      ` Pour que 8 personnes sur 10 attendent moins de ${goal}${nbsp}min, à ${formatShort(service)}${nbsp}min par personne.`,
    none: 'Aucun service mesuré sur la période.',
    whatIf: 'Et avec',
    whatIfWords: (worst: string, time: string, late: number): string =>
      late === 0
        ? `Personne ou presque n’attend trop.`
        : `${count(late, 'demi-heure', 'demi-heures')} au-delà${colon}à ${time}, ${worst} attendent trop.`,
    endless: 'tous',
    foot: (days: number): string => `Moyenne de ${count(days, 'jour ouvert', 'jours ouverts')}, formule d’Erlang C.`,
    words: { value: 'guichets nécessaires', limit: 'ouverts' },
    columns: {
      from: 'Dès',
      arrivals: 'Arrivées par heure',
      desks: 'Nécessaires',
      open: 'Ouverts',
      late: 'Attendent trop',
      whatIf: 'Avec le nombre choisi',
      n: 'Personnes',
    },
    signs: { needed: 'nécessaires', open: 'ouverts' },
  },
  themes: {
    title: 'Ce que les gens demandent',
    first: (names: string, share: number): string => `${names}${colon}${formatShare(share)} des demandes closes.`,
    n: (n: number): string => ` Sur ${formatNumber(n)} qualifiées.`,
    unqualified: (share: number): string =>
      ` ${formatShare(share)} sans thème${colon}ces chiffres disent moins qu’ils n’en ont l’air.`,
    none: 'Aucune demande close avec un thème.',
    signs: 'demandes closes, puis leur part cumulée',
    columns: { theme: 'Thème', n: 'Demandes', share: 'Part', cumulative: 'Part cumulée' },
  },
  repeat: {
    title: 'Revenus pour la même chose',
    all: (share: number, n: number, of: number): string =>
      `${formatShare(share)} de visites répétées, ${formatNumber(n)} sur ${formatNumber(of)}.`,
    most: (name: string): string => ` Le plus souvent${colon}${name}.`,
    none: 'Aucune visite sur la période.',
    foot: `Même personne, même motif, dans les trente jours. Trait${colon}intervalle à 95${nbsp}%.`,
    columns: { reason: 'Motif', share: 'Part répétée', n: 'Répétées', of: 'Visites', low: 'au moins', high: 'au plus' },
  },
  alerts: {
    working: 'Recherche des écarts…',
    title: 'Situations anormales',
    some: (n: number): string => `${n} à regarder`,
    none: 'Rien d’inhabituel',
    series: (n: number): string => `, sur ${formatNumber(n)}${nbsp}${n < 2 ? 'série suivie' : 'séries suivies'}.`,
    /** A sure change of the ten days that is in no alert: else the two panels seem to contradict each other. */
    unlisted: (names: readonly string[], rises: boolean, isUsualKnown: boolean): string =>
      ` ${names.join(', ')}${colon}${rises ? 'hausse sûre' : 'baisse sûre'}, ${isUsualKnown ? 'niveau habituel' : 'habitude encore inconnue'}.`,
    foot: `Une alerte compare à l’habitude, «${nbsp}Dix jours contre dix jours${nbsp}» aux seuls dix jours d’avant.`,
    explained: (n: number): string => `Alertes expliquées (${n})`,
    expected: (low: string, high: string): string => `attendu ${low} à ${high}`,
    lessThan: (high: string): string => `attendu moins de ${high}`,
    measures: {
      requests: 'Demandes',
      tickets: 'Passages',
      appointments: 'Rendez-vous',
      noShow: 'Absences aux rendez-vous',
      unqualified: 'Demandes sans thème',
    },
    units: {
      // « Dix jours contre dix jours » counts the appointments that were held among them.
      requests: 'demandes hors rendez-vous',
      tickets: 'passages',
      appointments: 'rendez-vous',
      noShow: 'absents',
      unqualified: 'sans thème',
    },
    ofSeries: (measure: string, name: string): string => (name === '' ? measure : `${measure}, ${name}`),
    rate: (share: string, n: number, of: number): string => `${share}, ${formatNumber(n)} sur ${formatNumber(of)}`,
    amount: (n: number, unit: string): string => `${formatNumber(n)}${nbsp}${unit}`,
    week: (day: string): string => `semaine du ${day}`,
    driver: (name: string, n: number, of: number, unit: string): string =>
      `${name}${colon}${formatNumber(n)} sur ${formatNumber(of)} ${unit}.`,
    noDriver: 'Aucune cause ne domine.',
    number: 'nombre',
    columns: {
      series: 'Série',
      window: 'Fenêtre',
      unit: 'Unité',
      observed: 'Observé',
      expected: 'Attendu',
      low: 'Attendu, au moins',
      high: 'au plus',
      driver: 'Cause',
      done: 'Expliquée',
    },
    open: 'Ouvrir',
    title2: (name: string): string => `Situation anormale${colon}${name}`,
    explain: 'C’est expliqué',
    taken: (name: string): string => `Alerte expliquée${colon}${name}`,
    already: 'Déjà expliquée.',
    visitsUnlisted: (n: number): string =>
      `${formatNumber(n)} ${n < 2 ? 'visite sur rendez-vous sans thème est comptée, mais n’a' : 'visites sur rendez-vous sans thème sont comptées, mais n’ont'} pas de ligne ici.`,
    score: (score: string): string => `Écart${colon}${score} fois l’écart habituel.`,
    yes: 'oui',
  },
} as const;
