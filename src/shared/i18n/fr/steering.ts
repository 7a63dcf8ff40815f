import { count, dayAndMonth, dayNumber } from './format';
import { formatChange, formatNumber } from './figures';

const nbsp = '\u00A0';

/** `courriel`, but `SMS`. */
const inSentence = (channel: string): string => (channel === channel.toUpperCase() ? channel : channel.toLowerCase());

const times = ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'] as const;
const multiple = (ratio: number): string => {
  if (ratio < 1.75) return 'une fois et demie';
  return `${times[Math.round(ratio)] ?? Math.round(ratio)} fois`;
};

const before: Readonly<Record<string, string>> = {
  month: 'le mois d’avant',
  quarter: 'le trimestre d’avant',
  halfYear: 'le semestre d’avant',
  year: 'l’année d’avant',
};

/** Words of the frame of « Pilotage »: sentence, filters, views, keys. */
export const steeringText = {
  headline: {
    slow: (slowest: string, fastest: string, ratio: number): string =>
      `${slowest}${nbsp}: ${multiple(ratio)} le délai du ${inSentence(fastest)}.`,
    /** Of the last ten days that are over, beside the ten before: the sentence says which. */
    grown: (name: string, change: number, { from, to }: { readonly from: string; readonly to: string }): string => {
      const when = `du ${dayNumber(from)} au ${dayAndMonth(to)}`;
      return change >= 0.9
        ? `${name}${nbsp}: demandes ${change >= 1.75 ? 'triplées' : 'doublées'} ${when}.`
        : `${name}${nbsp}: ${formatChange(change, 0)} par jour ouvert ${when}.`;
    },
    broken: (missed: string): string => `${missed} des engagements non tenus.`,
    calm: 'Délais proches d’un canal à l’autre, demandes sans forte hausse.',
    /** Of the delays alone. */
    even: 'Délais proches d’un canal à l’autre.',
    empty: 'Pas encore de demandes sur cette période.',
    waiting: 'Lecture des chiffres…',
    arriving: 'Les chiffres arrivent du serveur…',
    away: 'Chiffres pas encore reçus ici, et le serveur ne répond pas.',
  },
  meta: {
    separator: ' · ',
    requests: (n: number): string => `${formatNumber(n)}${nbsp}${n < 2 ? 'demande' : 'demandes'}`,
    previous: (change: number, kind: string): string =>
      `${formatChange(change)} sur ${before[kind] ?? 'la période d’avant'}`,
    yearBefore: (change: number): string => `${formatChange(change)} sur un an`,
    computed: (moment: string): string => `Calculé le ${moment}`,
    never: 'Calculé avec ce poste seul',
    notReceived: 'Pas encore reçu sur ce poste',
    at: (place: string, rest: string): string => `${place} · ${rest}`,
    synced: 'tous les postes à jour',
    unsynced: (desks: number): string => `${count(desks, 'poste')} pas à jour`,
    offline: 'hors ligne, derniers chiffres reçus',
    arriving: 'l’historique arrive encore du serveur',
  },
  moment: (day: string, time: string): string => `${day} à ${time}`,
  period: {
    label: 'Période',
    kinds: { month: 'Mois', quarter: 'Trimestre', halfYear: 'Semestre', year: 'Année', custom: 'Du… au…' },
    earlier: 'Période d’avant',
    later: 'Période d’après',
    from: 'Du',
    to: 'Au',
    backwards: 'La fin vient avant le début.',
    tooLong: 'Deux ans au plus.',
  },
  oneSite: {
    bold: 'Site par site.',
    why: 'Un guichet n’aide pas ceux qui attendent ailleurs. Choisissez un site dans le filtre.',
  },
  filters: {
    title: 'Filtrer les chiffres',
    act: 'Filtrer',
    none: 'tous les services',
    some: (names: readonly string[]): string => names.join(', '),
    department: 'Service',
    allDepartments: 'Tous les services',
    reason: 'Motif',
    allReasons: 'Tous les motifs',
    channel: 'Canal',
    allChannels: 'Tous les canaux',
    site: 'Site',
    thisSite: (name: string): string => `${name} (ici)`,
    allSites: 'Tous les sites',
    clear: 'Tout montrer',
  },
  views: {
    label: 'Cadres montrés',
    main: 'Vue d’ensemble',
    appointments: 'Engagements et rendez-vous',
    visits: 'Accueil et usages',
    next: 'Cadres suivants',
    before: 'Cadres d’avant',
  },
  keys: { group: 'Pilotage', period: 'Période', report: 'Rapport d’une page' },
  drill: {
    title: (name: string): string => `Lignes${nbsp}: ${name}`,
    about: (from: string, to: string, n: number): string =>
      `${formatNumber(n)}${nbsp}${n < 2 ? 'ligne' : 'lignes'} du ${from} au ${to}, sans nom.`,
    elsewhere: 'Les lignes d’un autre site ne sortent pas de chez lui : ouvrez-les là-bas, ou choisissez ce site-ci.',
    hidden: (n: number): string =>
      `${count(n, 'ligne confidentielle', 'lignes confidentielles')} d’un autre service, ${n < 2 ? 'comptée' : 'comptées'} mais pas ${n < 2 ? 'montrée' : 'montrées'}.`,
    none: 'Aucune ligne derrière ce chiffre.',
    shown: {
      latest: (n: number) => `Voici les ${formatNumber(n)}${nbsp}dernières.`,
      slowest: (n: number) => `Voici les ${formatNumber(n)}${nbsp}plus lentes.`,
    },
    more: (n: number): string => `Montrer ${formatNumber(n)}${nbsp}de plus`,
    columns: {
      day: 'Reçu le',
      reason: 'Motif',
      channel: 'Canal',
      delay: 'Jours ouvrés',
      stage: 'Étape la plus longue',
      state: 'État',
    },
    stages: {
      untaken: 'avant d’être prise',
      assigned: 'confiée, pas commencée',
      inProgress: 'en traitement',
      answered: 'répondue, pas close',
      reopened: 'close, puis rouverte',
    },
    lay: (stage: string, days: string): string => `${stage}${nbsp}: ${days}${nbsp}j`,
    why: {
      label: 'Pourquoi ce délai',
      stages: (mean: string, n: number): string =>
        `En moyenne ${mean}${nbsp}jours ouvrés, sur ${formatNumber(n)}${nbsp}${n < 2 ? 'réponse' : 'réponses'}`,
      reasons: 'Motifs qui l’allongent',
      weeks: 'Semaines d’arrivée qui l’allongent',
      week: (day: string): string => `semaine du ${day}`,
      part: (n: number, mean: string, without: string): string =>
        `${formatNumber(n)}${nbsp}${n < 2 ? 'réponse' : 'réponses'} en ${mean}${nbsp}j${nbsp}; ${without}${nbsp}j sans elles`,
      even: 'Aucun ne pèse plus que les autres.',
      days: (days: string): string => `${days}${nbsp}j`,
      open: (n: number, days: string): string =>
        `${count(n, 'encore ouverte', 'encore ouvertes')}, la plus ancienne depuis ${days}${nbsp}jours ouvrés.`,
    },
    appointment: { day: 'Jour', time: 'Heure', reason: 'Motif', state: 'État' },
    open: 'Ouvrir',
    where: 'Où',
    history: 'historique, au serveur',
    isOpen: 'Ouverte',
    needsOutcome: 'À renseigner',
    states: {
      received: 'Reçue',
      qualified: 'Reçue',
      assigned: 'Confiée',
      inProgress: 'En cours',
      waitingOnCitizen: 'Attend l’usager',
      answered: 'Répondue',
      closed: 'Close',
      void: 'Reprise',
    },
  },
} as const;
