import { count } from './format';

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
  going: (done: number, all: number) => `${done} sur ${all}…`,
  done: { undo: 'Annuler l’import', undoing: 'Annulation…' },
} as const;
