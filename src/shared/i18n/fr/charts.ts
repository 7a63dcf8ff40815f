import { count } from './format';

const nbsp = '\u00A0';
const colon = `${nbsp}: `;

/** Figures of a line of delays, as they are written; `''` = not known. */
type DotWords = {
  readonly name: string;
  readonly unit: string;
  readonly median: string;
  readonly mean: string;
  readonly p90: string;
  readonly goal: string;
  readonly n: string;
  readonly open: number;
};

type ControlWords = {
  readonly count: number;
  readonly of: number;
  readonly low: string;
  readonly high: string;
  readonly isOut: boolean;
};

const listed = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(', ');

/** Words of the chart kit: every chart has a table, files and a reading by keys. */
export const chartText = {
  asTable: 'Voir en tableau',
  asChart: 'Voir en graphique',
  exportMenu: (title: string): string => `Exporter${nbsp}: ${title}`,
  kinds: {
    csv: { label: 'Tableau CSV', detail: 'pour Excel en français' },
    png: { label: 'Image PNG', detail: 'pour un document' },
    svg: { label: 'Dessin SVG', detail: 'agrandi sans perte' },
  },
  kindOfChart: 'graphique',
  /** `opens` = what stands behind a value can be looked at. */
  hint: (isList: boolean, opens: boolean): string =>
    `${isList ? '↓ et ↑ lisent' : 'Les flèches lisent'} les valeurs une à une${opens ? ', Entrée ouvre ce qu’il y a derrière' : ''}.`,
  none: 'Pas encore de valeurs pour cette période.',
  asOf: (moment: string): string => `au ${moment}`,
  asOfColumn: 'Arrêté au',
  dots: {
    heads: {
      median: 'médiane',
      mean: 'moyenne',
      p90: '9 sur 10',
      goal: 'engagement',
      n: 'réponses',
      open: 'ouvertes',
    },
    exceeded: (goal: string): string => `${goal} dépassé`,
    share: (name: string, share: string, words: string, n: string): string =>
      `${name}${colon}${share} ${words}, sur ${n}.`,
    say: ({ name, unit, median, mean, p90, goal, n, open }: DotWords): string =>
      `${name}, en ${unit}${colon}${listed([
        median !== '' && `médiane ${median}`,
        mean !== '' && `moyenne ${mean}`,
        p90 !== '' && `9 sur 10 en ${p90}`,
        goal !== '' && `engagement ${goal}`,
        `${n} réponses`,
        open > 0 && count(open, 'ouverte'),
      ])}.`,
  },
  bars: {
    range: (low: string, high: string): string => `entre ${low} et ${high}`,
    say: (name: string, figures: readonly string[]): string => `${name}${colon}${figures.join(', ')}.`,
  },
  multiples: {
    say: (name: string, figure: string, verdict: string, notes: string): string =>
      `${name}${colon}${figure}, ${verdict}. ${notes}`,
  },
  heat: { say: (line: string, column: string, words: string): string => `${line}, ${column}${colon}${words}.` },
  control: {
    say: (name: string, share: string | null, { count: n, of, low, high, isOut }: ControlWords): string =>
      share === null
        ? `${name}${colon}rien à compter.`
        : `${name}${colon}${share}, ${n} sur ${of}. Habituel de ${low} à ${high}${isOut ? `${nbsp}: hors limites` : ''}.`,
  },
  funnel: {
    say: (name: string, value: string, share: string, lost: number): string =>
      `${name}${colon}${value}, ${share} du départ${lost > 0 ? `, ${lost} de moins qu’à l’étape d’avant` : ''}.`,
  },
  sites: {
    say: (name: string, share: string, of: string, verdict: string): string =>
      `${name}${colon}${share} sur ${of}, ${verdict}.`,
  },
  keys: {
    group: 'Cadres',
    panel: 'Aller à un cadre',
    goTo: (title: string): string => `Aller à «${nbsp}${title}${nbsp}»`,
    table: 'Tableau',
    values: 'Lire les valeurs',
    unread: 'Ne plus montrer la valeur',
    export: 'Exporter',
  },
} as const;
