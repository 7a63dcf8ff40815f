import { count, numericDay, quoted } from './format';

const nbsp = '\u00A0';

const linesText = (lines: readonly number[], all: number): string =>
  ` (${lines.length < 2 ? 'ligne' : 'lignes'} ${lines.slice(0, 5).join(', ')}${all > 5 ? '…' : ''})`;

const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');

/** Words of `guichet insights`, in a terminal. */
export const insightsCliText = {
  help: `guichet insights${nbsp}: délais, trimestres, dizaines, alertes et prévision d’un fichier CSV qui a une date
d’ouverture et une date de clôture.

  npm run guichet -- insights --in FICHIER.csv --map COLONNES.json --json

Options
  --in FICHIER       le fichier CSV
  --map FICHIER      quelles colonnes lire, et comment (docs/insights-cli.md)
  --as-of JOUR       arrêté à la fin de ce jour, AAAA-MM-JJ${nbsp}: ce qui s’ouvre après est laissé de
                     côté, ce qui se clôt après est encore ouvert. Sans lui, le dernier jour du fichier.
  --period PÉRIODE   seulement ce qui s’ouvre alors${nbsp}: 2026, 2026-T1, 2026-S1, 2026-03, 2026-03-02 ou
                     2026-01-01..2026-03-31
  --json             le résultat en JSON
  --help             cette aide

Fin du programme${nbsp}: 0, ou 2 quand une option ou un fichier est à corriger.
`,
  badPeriod: (text: string): string =>
    `--period${nbsp}: ${quoted(text)} n’est pas une période. Écrivez 2026, 2026-T1, 2026-S1, 2026-03 ou 2026-01-01..2026-03-31.`,
  badYear: (name: string, text: string): string =>
    `${name}${nbsp}: ${quoted(text)} est hors des années possibles. Donnez une année de 1900 à 2199.`,
  notFound: (file: string): string =>
    `Le fichier ${quoted(file)} est introuvable. Vérifiez son chemin, puis relancez la commande.`,
  tooLarge: (file: string): string =>
    `Le fichier ${quoted(file)} est trop grand pour être lu d’un coup (plus de 512${nbsp}Mo). Coupez-le en plusieurs.`,
  badEncoding: (file: string, encoding: string): string =>
    `Le fichier ${quoted(file)} n’est pas en ${encoding}. Corrigez encoding, ou retirez-le pour qu’il soit deviné.`,
  emptyFile: 'le fichier est vide. Il lui faut au moins une ligne d’en-tête.',
  faults: (number: number): string =>
    `Le fichier des colonnes ne peut pas être suivi${nbsp}: ${number}${nbsp}point${number < 2 ? '' : 's'} à corriger.`,
  noColumn: (choice: unknown): string =>
    `aucune colonne ${typeof choice === 'string' ? quoted(choice) : JSON.stringify(choice)}.`,
  statusPair:
    'columns.status et closedWhen vont ensemble\u00A0: la colonne du statut, et les statuts d’une demande close.',
  sameColumn: 'la même colonne que columns.opened. Il en faut une autre pour la clôture.',
  columns: (headers: readonly string[]): string =>
    ` Le fichier a${nbsp}: ${headers.map(quoted).join(', ') || 'aucune colonne'}.`,

  map: {
    name: `un nom de colonne est attendu, tel qu’il est écrit dans le fichier.`,
    column: `un nom de colonne, son rang (1 pour la première), ou { "name", "nth" } est attendu.`,
    text: `un texte est attendu.`,
    list: `une liste de textes est attendue, par exemple ["", "NULL"].`,
    values: `une table est attendue, par exemple { "Courriel": "email" }.`,
    days: `un nombre de jours, 0 au moins, ou une liste de tels nombres est attendu.`,
    zone: `un fuseau IANA est attendu, par exemple Europe/Paris ou UTC.`,
    dates: `un format de date, ou { "opened", "closed" } est attendu.`,
    oneOf: (values: readonly string[]): string => `une de ces valeurs est attendue${nbsp}: ${values.join(', ')}.`,
  },

  warn: {
    duplicateHeader: (names: readonly string[]): string =>
      `Plusieurs colonnes s’appellent ${names.map(quoted).join(', ')}${nbsp}: la première est lue. Pour une autre, écrivez { "name", "nth" }.`,
    format: (which: 'opened' | 'closed', format: string): string =>
      `Le format des dates d’${which === 'opened' ? 'ouverture' : 'une clôture'} est deviné (${format}), un autre conviendrait autant. Écrivez dates.${which} dans le fichier des colonnes.`,
    noDate: (which: 'opened' | 'closed'): string =>
      `Aucune date ${which === 'opened' ? 'd’ouverture' : 'de clôture'} n’est reconnue. Vérifiez columns.${which}, ou écrivez dates.${which} dans le fichier des colonnes.`,
    unreadable: (which: 'opened' | 'closed', number: number, lines: readonly number[]): string =>
      `${count(number, `date d’${which === 'opened' ? 'ouverture' : 'une clôture'} illisible`, `dates ${which === 'opened' ? 'd’ouverture' : 'de clôture'} illisibles`)}${linesText(lines, number)}${nbsp}: hors des délais.`,
    backwards: (number: number, lines: readonly number[]): string =>
      `${count(number, 'clôture')} avant l’ouverture${linesText(lines, number)}${nbsp}: hors des délais.`,
    closedWithoutDate: (number: number, lines: readonly number[]): string =>
      `${count(number, 'ligne')} close${number < 2 ? '' : 's'} par ${number < 2 ? 'son' : 'leur'} statut, sans date de clôture${linesText(lines, number)}${nbsp}: hors des délais.`,
    short: (number: number): string =>
      `${count(number, 'ligne')} plus courte${number < 2 ? '' : 's'} que l’en-tête${nbsp}: les cellules qui manquent comptent comme vides.`,
    long: (number: number): string =>
      `${count(number, 'ligne')} plus longue${number < 2 ? '' : 's'} que l’en-tête${nbsp}: ce qui dépasse n’est pas lu.`,
    openQuote: (lines: readonly number[]): string =>
      `Des guillemets ne se ferment pas${linesText(lines, lines.length)}${nbsp}: corrigez le fichier.`,
    badBytes: (number: number): string =>
      `${count(number, 'caractère')} illisible${number < 2 ? '' : 's'} en utf-8, lu${number < 2 ? '' : 's'} «${nbsp}\uFFFD${nbsp}». Si c’est trop, donnez encoding dans le fichier des colonnes.`,
    manyValues: (field: string, number: number, most: number): string =>
      `La colonne columns.${field} a ${number} valeurs${nbsp}: dizaines, alertes et moteurs ne suivent que les ${most} plus fréquentes. Est-ce la bonne colonne${nbsp}?`,
    stray: (number: number, day: string): string =>
      `${count(number, 'ouverture')} très loin des autres (${day})${nbsp}: la suite des jours va jusque-là. Si c’est une erreur, donnez --period.`,
    periodAfterFile: (to: string, last: string): string =>
      `La période va jusqu’au ${to}, le fichier s’arrête au ${last}${nbsp}: les jours d’après comptent pour 0. Pour les écarter, donnez --as-of ${last}.`,
    farAhead: (asOf: string, last: string): string =>
      `Le dernier jour du fichier, ${asOf}, vient longtemps après la dernière ouverture, ${last}. Si c’est une erreur, donnez --as-of.`,
  },

  empty: '(vide)',
  none: '–',
  table: {
    rows: (used: number, read: number): string => `${used} lignes retenues sur ${read}`,
    asOf: (day: string): string => `arrêté à la fin du ${numericDay(day)}`,
    nothing: 'Aucune ligne à compter.',
    delays: 'Délais en jours',
    by: {
      byProcessGroup: 'par famille de canaux',
      byChannel: 'par canal',
      byDepartment: 'par service',
      byReason: 'par motif',
    },
    processGroups: {
      processed: 'courrier, courriel, téléphone, SMS',
      portal: 'portail',
      physical: 'guichet et rendez-vous',
    } as Readonly<Record<string, string>>,
    all: 'Ensemble',
    heads: ['', 'clos', 'ouverts', 'moyenne', 'médiane', 'P90', 'K-M'] as readonly string[],
    within: (days: number): string => `≤ ${String(days).replace('.', ',')} j`,
    quarters: 'Trimestres',
    quarterHeads: ['', 'ouvertures', 'premier motif', 'part'] as readonly string[],
    cut: ' (incomplet)',
    windows: 'Dix jours contre les dix précédents',
    windowHeads: ['', 'du', 'nombre', 'jours ouverts', 'par jour', 'brut', 'par jour ouvert'] as readonly string[],
    alerts: (number: number, series: number): string =>
      number === 0
        ? `Aucune semaine anormale (${count(series, 'série suivie', 'séries suivies')})`
        : `${count(number, 'semaine anormale', 'semaines anormales')} (${count(series, 'série suivie', 'séries suivies')})`,
    alertHeads: ['semaine du', 'série', 'observé', 'attendu', 'score', 'd’abord'] as readonly string[],
    forecast: (skill: number | null, mae: number | null, naive: number | null): string =>
      mae === null || naive === null
        ? `Prévision${nbsp}: trop peu de jours pour la juger.`
        : `Prévision${nbsp}: erreur moyenne ${decimal(mae, 2)} par jour, naïve ${decimal(naive, 2)}, gain ${skill === null ? '–' : `${decimal(100 * skill, 1)}${nbsp}%`}.`,
    more: (number: number): string => `… et ${count(number, 'autre')}`,
  },
  decimal,
} as const;
