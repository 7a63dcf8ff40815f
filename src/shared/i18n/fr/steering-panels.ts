import type { Trend } from '../../domain/insights/steering/ten-day-change';
import { count, dayAndMonth } from './format';
import { formatNumber, formatShare, formatShort } from './figures';

const nbsp = '\u00A0';
const colon = `${nbsp}: `;
/** `courriel`, but `SMS`. */
const inSentence = (channel: string): string => (channel === channel.toUpperCase() ? channel : channel.toLowerCase());

const days = (value: number): string => `${formatShort(value)}${nbsp}${value < 2 ? 'jour' : 'jours'}`;
const workingDays = (value: number): string =>
  `${formatShort(value)}${nbsp}${value < 2 ? 'jour ouvré' : 'jours ouvrés'}`;

/** `21 – 30 juin (8 jours ouverts)`; without the days where departments do not share them. */
const counted = (stretch: string, openDays: number | null): string =>
  openDays === null ? stretch : `${stretch} (${count(openDays, 'jour ouvert', 'jours ouverts')})`;

/** `, sur 12 ouvertes`. `none`: where there are none, by the tense. */
const amongOpen = (open: number, none: string): string => (open === 0 ? none : `, sur ${count(open, 'ouverte')}`);

/** What is left of a change of the raw total once it is reckoned per open day. */
const perOpenDay = (change: string): Readonly<Record<Trend, string>> => ({
  stable: 'stable par jour ouvert',
  notSignificant: `rien de sûr par jour ouvert (${change})`,
  up: `en hausse sûre par jour ouvert (${change})`,
  down: `en baisse sûre par jour ouvert (${change})`,
  none: 'rien à comparer par jour ouvert',
});

/** Words of the four panels that come first. */
export const panelText = {
  /** Beside the name of a week that cannot be held against a whole one. */
  partWeek: {
    running: ' (en cours)',
    ahead: ' (à venir)',
    cut: (days: number): string => ` (${count(days, 'jour')} sur 7)`,
    foot: `Rond vide${colon}semaine incomplète.`,
  },
  delay: {
    title: 'Délai de réponse par canal',
    unit: 'jours ouvrés',
    slow: (slowest: string, mean: number, fastest: string, other: number): string =>
      `${slowest}${colon}${workingDays(mean)} en moyenne, ${inSentence(fastest)} ${formatShort(other)}.`,
    even: (channel: string, median: number, p90: number): string =>
      `${channel}${colon}la moitié en ${workingDays(median)}, 9 sur 10 en ${formatShort(p90)}.`,
    none: 'Aucune réponse sur la période.',
    /** `without`: channels that answered and promise nothing, so that the sum of the lines is no riddle. */
    missed: (missed: number, of: number, without: readonly string[]): string => {
      const apart = without.length === 0 ? '' : ` (hors ${without.map(inSentence).join(', ')})`;
      return missed === 0
        ? `Les ${formatNumber(of)} engagements échus${apart} sont tenus.`
        : `${formatNumber(missed)}${nbsp}${missed < 2 ? 'engagement non tenu' : 'engagements non tenus'} sur ${formatNumber(of)}${apart}.`;
    },
    sameDay: 'réglés le jour même',
    signs: {
      median: 'médiane',
      mean: 'moyenne',
      p90: '9 sur 10',
      open: 'médiane en comptant les demandes ouvertes',
      goal: 'engagement',
    },
    columns: {
      channel: 'Canal',
      median: 'Médiane, jours ouvrés',
      p90: '9 sur 10, jours ouvrés',
      mean: 'Moyenne, jours ouvrés',
      openMedian: 'Médiane avec les ouvertes',
      calendar: 'Moyenne, jours calendaires',
      goal: 'Engagement',
      sameDay: 'Le jour même',
      kept: 'Engagements tenus',
      n: 'Réponses',
      open: 'Ouvertes',
    },
  },
  ranking: {
    title: 'Rendez-vous de la période par motif',
    n: (n: number): string => `${formatNumber(n)}${nbsp}rendez-vous`,
    identity: (share: number, deposits: number, collections: number): string =>
      `, dont ${formatShare(share)} de titres d’identité (dépôts ${formatShare(deposits)}, retraits ${formatShare(collections)}).`,
    plain: ' sur la période.',
    signs: {
      /** Who did not come is in no answer by appointment: said, so that the two panels agree. */
      kept: (missed: number, withoutOutcome: number, ahead: number): string =>
        [
          'non annulés',
          ...(missed > 0 ? [`dont ${count(missed, 'absent')}`] : []),
          ...(withoutOutcome > 0 ? [`${formatNumber(withoutOutcome)} à renseigner`] : []),
          ...(ahead > 0 ? [`${formatNumber(ahead)} à venir`] : []),
        ].join(', '),
      cancelled: (n: number): string => `${count(n, 'annulé')}, à part`,
    },
    heads: ['nombre', 'part', 'annulés'],
    columns: { reason: 'Motif', n: 'Rendez-vous', share: 'Part', noShow: 'Absents', cancelled: 'Annulés' },
    empty: 'Aucun rendez-vous sur la période.',
  },
  tenDays: {
    title: 'Dix jours contre dix jours, par jour ouvert',
    doubled: (name: string): string => `${name}${colon}plus du double par jour ouvert.`,
    strongest: (name: string, change: string): string => `${name}${colon}${change} par jour ouvert.`,
    calm: 'Aucun service ne change au-delà du hasard.',
    /** The raw total points one way, the rate per open day is what counts. */
    twisted: (name: string, raw: number, change: string, trend: Trend): string =>
      `${name}${colon}${formatShare(Math.abs(raw))} de ${raw < 0 ? 'moins' : 'plus'} au total, ${perOpenDay(change)[trend]}.`,
    verdicts: {
      stable: 'stable',
      notSignificant: 'pas sûr',
      up: 'hausse sûre',
      down: 'baisse sûre',
      none: 'rien à comparer',
    },
    signs: {
      last: counted,
      before: counted,
      earlier: (day: string): string => `dix jours par dix jours depuis le ${day}`,
    },
    unknown: '·',
    rates: (before: string, now: string): readonly string[] => [`${before} puis ${now}`, 'par jour ouvert'],
    counts: (before: number, daysBefore: number, now: number, daysNow: number): readonly string[] => [
      `${formatNumber(before)} sur ${count(daysBefore, 'jour')},`,
      `${formatNumber(now)} sur ${count(daysNow, 'jour')}`,
    ],
    foot: `Trait${colon}niveau des dix jours d’avant. Rendez-vous tenus compris, jours fermés exclus. Sûr${colon}au-delà du hasard, à 95${nbsp}%.`,
    columns: {
      department: 'Service',
      change: 'Par jour ouvert',
      raw: 'En brut',
      low: 'Rapport, au moins',
      high: 'au plus',
      verdict: 'Verdict',
      openDays: 'Jours ouverts',
      n: 'Demandes',
    },
    empty: 'Aucune demande sur la période.',
  },
  commitments: {
    title: 'Engagements et reste à traiter',
    overdue: (n: number): string => `${formatNumber(n)}${nbsp}${n < 2 ? 'demande' : 'demandes'} au-delà de l’échéance`,
    none: 'Aucune demande au-delà de l’échéance',
    open: (open: number, soon: number): string =>
      `${amongOpen(open, ', aucune n’est ouverte')}. ${formatNumber(soon)} à rendre d’ici demain.`,
    /** Of a period that is over: as it stood on its last day. */
    openAtEnd: (day: string, open: number): string =>
      ` au ${dayAndMonth(day)}${amongOpen(open, ', aucune n’était ouverte')}.`,
    unknown: 'Aucune demande connue sur la période',
    kept: (share: number, kept: number, of: number): string =>
      ` Tenus${colon}${formatShare(share)}, ${formatNumber(kept)} sur ${formatNumber(of)}.`,
    line: { open: 'ouvertes', received: 'reçues', closed: 'closes' },
    columns: { week: 'Semaine du', received: 'Reçues', closed: 'Closes', open: 'Ouvertes à la fin' },
    foot: 'Demandes ouvertes à la fin de chaque semaine, et reçues.',
  },
  lead: {
    title: 'Délai pour obtenir un rendez-vous',
    median: (value: number): string => `La moitié en ${days(value)}`,
    p90: (value: number, n: number): string => `, 9 sur 10 en ${days(value)}, sur ${formatNumber(n)} rendez-vous.`,
    within: (share: number): string => ` ${formatShare(share)} en moins de 30${nbsp}jours.`,
    none: 'Aucun rendez-vous sur la période.',
    columns: {
      week: 'Semaine du',
      median: 'Médiane, jours',
      mean: 'Moyenne, jours',
      p90: '9 sur 10, jours',
      n: 'Rendez-vous',
    },
    signs: { median: 'médiane', band: 'de la médiane à 9 sur 10' },
  },
  noShow: {
    title: 'Absences aux rendez-vous',
    rate: (share: number, missed: number, of: number): string =>
      `${formatShare(share)} d’absents, ${formatNumber(missed)} sur ${formatNumber(of)}`,
    range: (low: number, high: number): string => ` (entre ${formatShare(low)} et ${formatShare(high)}).`,
    reminded: (withReminder: number, without: number): string =>
      ` Avec rappel ${formatShare(withReminder)}, sans ${formatShare(without)}.`,
    out: (n: number): string => ` ${count(n, 'semaine hors limites', 'semaines hors limites')}.`,
    none: 'Aucun rendez-vous passé sur la période.',
    foot: (cancelled: number, without: number): string =>
      `Limites de Laney. À part${colon}${count(cancelled, 'annulé')}, ${formatNumber(without)} à renseigner.`,
    columns: {
      week: 'Semaine du',
      share: 'Absents',
      n: 'Nombre',
      of: 'Sur',
      low: 'Limite basse',
      high: 'Limite haute',
      out: 'Hors limites',
    },
    signs: { usual: 'hasard seul', out: 'hors limites', rate: 'part d’absents' },
    yes: 'oui',
  },
  waste: {
    title: 'Créneaux perdus',
    share: (share: number, wasted: number, places: number): string =>
      `${formatShare(share)} des places perdues, ${formatNumber(wasted)} sur ${formatNumber(places)}.`,
    none: 'Aucune place passée sur la période.',
    withoutToday: ' Aujourd’hui n’est pas compté.',
    unknown: (days: number): string =>
      ` Ouverture inconnue de ${count(days, 'jour')} avec rendez-vous${colon}${days < 2 ? 'ses' : 'leurs'} places libres ne sont pas comptées.`,
    rows: {
      used: 'Utilisées',
      noShow: 'Absents',
      lateCancelled: 'Annulés la veille ou le jour',
      neverBooked: 'Jamais réservées',
      withoutOutcome: 'À renseigner',
    },
    columns: { what: 'Places', n: 'Nombre', share: 'Part' },
  },
} as const;
