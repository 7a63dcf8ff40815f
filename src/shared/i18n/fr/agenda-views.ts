import { capital, count, dayAndMonth, formatMinutes, longDay, monthAndYear, shortTime } from './format';

const nbsp = '\u00A0';
const appointments = (number: number): string => count(number, 'rendez-vous', 'rendez-vous');

/** The words of the week, the month, the list, and of what the grid of a day shows beside appointments. */
export const agendaViewsText = {
  views: { label: 'Vue', day: 'Jour', week: 'Semaine', month: 'Mois', list: 'Liste' },
  /** What Ctrl with an arrow steps by. */
  unit: { day: 'Jour', week: 'Semaine', month: 'Mois', list: 'Semaine' },
  keys: { day: 'Vue du jour', week: 'Vue de la semaine', month: 'Vue du mois', list: 'Vue en liste' },
  steps: {
    day: { previous: 'Veille', next: 'Lendemain' },
    week: { previous: 'Semaine précédente', next: 'Semaine suivante' },
    list: { previous: 'Semaine précédente', next: 'Semaine suivante' },
    month: { previous: 'Mois précédent', next: 'Mois suivant' },
    weekBack: 'Reculer d’une semaine, ou d’un mois',
    weekOn: 'Avancer d’une semaine, ou d’un mois',
  },
  scope: {
    label: 'Guichets montrés',
    all: 'Tous les guichets',
    department: (name: string): string => `Service${nbsp}: ${name}`,
  },
  month: {
    grid: 'Charge du mois. Flèches pour changer de jour, Entrée pour ouvrir la journée.',
    head: (day: string): string => capital(monthAndYear(day)),
    booked: appointments,
    none: 'Aucun rendez-vous',
    left: (minutes: number): string => `libre ${formatMinutes(minutes)}`,
    full: 'Complet',
    /** Today, after the doors closed. */
    ended: 'Journée terminée',
    kept: (minutes: number): string => `gardé ${formatMinutes(minutes)}`,
    holiday: (name: string): string => `Férié${nbsp}: ${name}`,
    closedBy: (label: string): string => `Fermé${nbsp}: ${label}`,
    closed: 'Fermé',
    over: (number: number): string => `${number} en surnombre`,
    said: (day: string): string => `${capital(longDay(day))}. `,
  },
  list: {
    grid: 'Rendez-vous de la semaine, dans l’ordre. Flèches pour changer de ligne, Entrée pour ouvrir.',
    pageBack: 'Remonter d’une page dans la liste',
    pageOn: 'Descendre d’une page dans la liste',
    day: (day: string, number: number): string => `${capital(longDay(day))} · ${appointments(number)}`,
    desk: (number: number | string): string => `Guichet${nbsp}${number}`,
  },
  empty: {
    week: (from: string, scoped: boolean): string =>
      scoped
        ? `Aucun rendez-vous pour ce choix dans la semaine du ${dayAndMonth(from)}.`
        : `Aucun rendez-vous dans la semaine du ${dayAndMonth(from)}.`,
    act: 'Prendre un rendez-vous',
    all: 'Montrer tous les guichets',
  },
  wait: 'Ouverture de la vue…',
  kept: {
    urgent: 'Gardé\u00A0: urgences',
    withoutInternet: 'Gardé\u00A0: sans internet',
    desk: 'Gardé\u00A0: guichet',
    phone: 'Gardé\u00A0: téléphone',
    portal: 'Gardé\u00A0: portail',
  },
  only: (reasons: readonly string[]): string => `Pour ${reasons.join(', ')}`,
  quota: (label: string, taken: number, most: number): string => `${label}${nbsp}: ${taken} sur ${most}`,
  quotaTitle: (taken: number, most: number): string =>
    taken >= most
      ? `Le quota du jour est atteint (${taken} sur ${most}).`
      : `${most - taken} encore possibles aujourd’hui par ce canal.`,
  pause: 'Pause',
  resize: {
    how: `Maj${nbsp}↑${nbsp}↓ change la durée.`,
    where: (time: string, end: string, column: string): string => `${shortTime(time)} – ${shortTime(end)}, ${column}`,
  },
} as const;
