import type { Half } from '../../domain/model/agenda-settings';
import { count, dayAndMonth } from './format';

const halfNames = { morning: 'matin', afternoon: 'après-midi' } as const satisfies Record<Half, string>;

/** Texts of the plan of a week: who sits where. */
export const settingsRosterText = {
  lead: 'Qui tient quel guichet, demi-journée par demi-journée. Dans une semaine planifiée, un guichet sans personne n’offre aucune place.',
  week: (monday: string) => `Semaine du ${dayAndMonth(monday)} ${monday.slice(0, 4)}`,
  before: 'Semaine précédente',
  after: 'Semaine suivante',
  grid: 'Planning de la semaine',
  /** Read before the table, which has two levels of heads. */
  gridSummary:
    'Une ligne par guichet. Chaque jour a deux colonnes\u00A0: matin et après-midi. Chaque case dit qui tient le guichet.',
  desk: 'Guichet',
  halfShort: { morning: 'mat.', afternoon: 'a.-m.' } as const satisfies Record<Half, string>,
  cell: (desk: number, day: string, half: Half, who: string) =>
    `guichet ${desk}, ${day} ${halfNames[half]}\u00A0: ${who}`,
  nobody: 'personne',
  closed: 'fermé',
  asOpen: 'ouvert',
  absent: 'absent',
  agents: 'Agents',
  agentsHint: {
    alone: 'Une case choisie, tapez le chiffre ou l’initiale d’un agent. Suppr vide la case.',
    alt: 'Une case choisie, tapez Alt avec le chiffre ou l’initiale d’un agent. Suppr vide la case.',
    off: 'Une case choisie, prenez un agent dans cette liste. Suppr vide la case.',
  },
  times: (number: number) => (number === 0 ? '' : String(number)),
  empty: 'Vider la case',
  copy: 'Copier la semaine précédente',
  usual: 'Remplir selon les guichets habituels',
  midday: 'L’après-midi commence à',
  unplanned:
    'Cette semaine n’est pas planifiée\u00A0: voici les guichets habituels, ouverts selon leurs plages. Chaque case que vous changez ne change qu’elle.',
  holes: (number: number) =>
    `${count(number, 'demi-journée ouverte', 'demi-journées ouvertes')} sans personne\u00A0: aucune place n’y est offerte.`,
  noHoles: 'Chaque demi-journée ouverte a quelqu’un.',
  touched: (number: number) =>
    number === 1
      ? '1 rendez-vous déjà pris n’aurait plus de guichet tenu.'
      : `${number} rendez-vous déjà pris n’auraient plus de guichet tenu.`,
  alreadyLeft: (number: number) =>
    number === 1 ? '1 autre de la semaine n’en a déjà plus.' : `${number} autres de la semaine n’en ont déjà plus.`,
  ask: {
    title: 'Enregistrer ce planning\u00A0?',
    back: 'Revenir au planning',
    save: 'Enregistrer quand même',
    remove: 'Ne plus planifier cette semaine\u00A0?',
    removeVerb: 'Retirer le planning',
  },
  remove: 'Ne plus planifier cette semaine',
  what: (monday: string) => `planning de la semaine du ${dayAndMonth(monday)}`,
  present: (number: number) => `${count(number, 'demi-journée attribuée', 'demi-journées attribuées')}.`,
} as const;
