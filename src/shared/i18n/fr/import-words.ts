import { count, quoted } from './format';

/** What every import of a file says alike. */
export const importWords = {
  choose: 'Choisir un fichier',
  other: 'Choisir un autre fichier',
  reading: 'Lecture du fichier…',
  emptyTitle: 'Aucun fichier choisi',
  columns: {
    title: 'Colonnes',
    none: 'Aucune',
    unnamed: (index: number) => `Colonne ${index + 1}`,
    more: 'Autres colonnes',
    missing: (fields: string) => `Choisissez la colonne qui donne ${fields}.`,
  },
  run: {
    title: 'Essai à blanc',
    all: 'Tout',
    more: (rows: number) => `et ${count(rows, 'autre ligne', 'autres lignes')}`,
    nothing: 'Aucune ligne de cette sorte.',
  },
  refused: {
    column: (heading: string) => `Colonne ${quoted(heading)}.`,
    save: (rows: number) => (rows < 2 ? 'Enregistrer la ligne refusée' : `Enregistrer les ${rows} lignes refusées`),
    left: (rows: number) =>
      rows < 2
        ? 'Une ligne refusée reste à corriger, puis à importer.'
        : `${rows} lignes refusées restent à corriger, puis à importer.`,
    heads: { line: 'Ligne du fichier', why: 'Pourquoi elle est refusée' },
    fileName: (name: string) => `${name.replace(/\.[^.]*$/, '')}-lignes-refusees.csv`,
  },
  going: (done: number, all: number) => `${done} sur ${all}…`,
  done: { undo: 'Annuler l’import', undoing: 'Annulation…' },
} as const;
