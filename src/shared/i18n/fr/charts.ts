const nbsp = '\u00A0';

/** Words of the chart kit: every chart has a table, files and a reading by keys. */
export const chartText = {
  asTable: 'Voir en tableau',
  asChart: 'Voir en graphique',
  export: 'Exporter',
  exportMenu: (title: string): string => `Exporter${nbsp}: ${title}`,
  kinds: {
    csv: { label: 'Tableau CSV', detail: 'pour Excel en français' },
    png: { label: 'Image PNG', detail: 'pour un document' },
    svg: { label: 'Dessin SVG', detail: 'agrandi sans perte' },
  },
  kindOfChart: 'graphique',
  hint: 'Les flèches lisent les valeurs une à une.',
  none: 'Pas encore de valeurs pour cette période.',
  asOf: (moment: string): string => `au ${moment}`,
  asOfColumn: 'Arrêté au',
  position: (at: number, of: number): string => `${at} sur ${of}`,
  unit: { share: ' (%)', minutes: ' (min)', days: ' (jours)' },
  keys: {
    group: 'Cadres',
    panel: 'Aller à un cadre',
    goTo: (title: string): string => `Aller à «${nbsp}${title}${nbsp}»`,
    table: 'Tableau',
    export: 'Exporter',
  },
} as const;
