import { count } from './format';

/** What a screen reader says by itself: one short sentence for each thing that happened. Acts and refusals have their words elsewhere. */
export const voiceText = {
  setting: 'Ce que dit le lecteur d’écran',
  levels: { nothing: 'Rien', essential: 'L’essentiel', all: 'Tout' },
  levelDetails: {
    nothing: 'aucune annonce',
    essential: 'vos gestes, la liaison, les résultats',
    all: 'aussi chaque arrivée dans la file',
  },
  /** An act and its undo where no name may be heard. */
  saved: 'Saisie enregistrée',
  undone: 'Saisie annulée',
  offline: 'Hors ligne, le travail continue sur ce poste',
  online: 'Liaison revenue',
  came: (label: string, waiting: number): string =>
    waiting > 1 ? `${label} attend, ${count(waiting, 'personne')} en tout` : `${label} attend`,
  view: (view: string, what: string): string => `${view}, ${what}`,
  asTable: (title: string): string => `Tableau\u00A0: ${title}`,
  asChart: (title: string): string => `Graphique\u00A0: ${title}`,
  allAsTables: 'Tout en tableaux',
  allAsCharts: 'Tout en graphiques',
} as const;
