import { formatNumber } from './figures';
import { count, formatMinutes } from './format';

const nbsp = '\u00A0';
const nineInTen = '9 personnes sur 10';

/** Words of the days that are lived through with another plan. */
export const steeringWhatIfText = {
  open: 'Simuler un autre plan',
  title: 'Un guichet de plus, de moins, d’autres horaires',
  weekday: 'Jour simulé',
  anyDay: 'Tous',
  shortWeekdays: ['Lun.', 'Mar.', 'Mer.', 'Jeu.', 'Ven.', 'Sam.', 'Dim.'],
  chart: 'Attentes selon le plan',
  working: 'Simulation en cours…',
  nobody: 'Personne n’est venu au guichet pour cela, un jour de ce genre.',
  average: 'Un jour de la période',
  named: (weekday: string): string => `Un ${weekday.toLowerCase()}`,
  rows: {
    seen: 'Constaté',
    plan: 'Formule du plan',
    same: 'Sans rien changer',
    more: 'Un guichet de plus',
    less: (desk: number): string => `Sans le guichet${nbsp}${desk}`,
    earlier: `Ouvrir 30${nbsp}min plus tôt`,
    later: `Fermer 30${nbsp}min plus tard`,
    noon: 'Rester ouvert le midi',
  },
  better: (day: string, then: number, now: number): string =>
    `${day}, un guichet de plus${nbsp}: ${nineInTen} en ${formatMinutes(then)} au lieu de ${formatMinutes(now)}.`,
  worse: (day: string, then: number, now: number): string =>
    `${day}, un guichet de moins${nbsp}: ${nineInTen} en ${formatMinutes(then)} au lieu de ${formatMinutes(now)}.`,
  spare: (day: string, then: number): string =>
    `${day}, un guichet de moins ne se sentirait pas${nbsp}: ${nineInTen} en ${formatMinutes(then)}.`,
  same: (day: string, now: number): string =>
    `${day}, un guichet de plus ne changerait presque rien${nbsp}: ${nineInTen} en ${formatMinutes(now)}.`,
  plan: (then: string): string => ` La formule du plan disait ${then}.`,
  planEndless: ' La formule du plan disait une attente sans fin.',
  endless: 'sans fin',
  columns: {
    plan: 'Plan',
    median: 'La moitié, min',
    p90: '9 sur 10, min',
    within: (minutes: number): string => `En ${minutes}${nbsp}min`,
    late: 'Attendent encore à la fermeture, par jour',
    n: 'Personnes',
  },
  short: { median: 'moitié, min', p90: '9 sur 10, min', late: 'à la fermeture' },
  foot: (lived: number, n: number, days: number): string =>
    `${lived} journées (${formatNumber(n)} personnes) vécues pour chaque plan avec la vraie règle d’appel, d’après ${count(days, 'jour')} de la période${nbsp}: leurs rendez-vous, des venues sans rendez-vous comme d’habitude, les mêmes personnes partout. À la fermeture${nbsp}: personnes par jour que nul n’a encore appelées.`,
  /** The days as they were are not lived through as they went: then no plan is promised by a figure. */
  unlike: (day: string): string => `${day}, la simulation ne reproduit pas ce qui a été constaté.`,
  far: (simulated: number, seen: number): string =>
    ` Sans rien changer, elle trouve ${nineInTen} en ${formatMinutes(simulated)}${nbsp}; il en a fallu ${formatMinutes(seen)}. Ne tirez aucun chiffre des plans ci-dessous.`,
} as const;
