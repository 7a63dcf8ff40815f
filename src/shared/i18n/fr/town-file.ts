import { quoted } from './format';

const nbsp = '\u00A0';

/** Words about a town file that was written by hand: what is wrong, and what to write. */
export const townFileWords = {
  day: `un jour est attendu, de la forme AAAA-MM-JJ et au calendrier, par exemple 2026-03-03.`,
  time: `une heure est attendue, de la forme HH:mm, par exemple 09:00.`,
  name: `un texte non vide est attendu.`,
  list: `une liste entre crochets est attendue.`,
  notEmpty: `la liste est vide. Écrivez-y un élément au moins.`,
  yesNo: `true ou false est attendu.`,
  durations: `une liste de durées en minutes est attendue, une par nombre de personnes, par exemple [20, 35, 50].`,
  zone: `un fuseau IANA est attendu, par exemple Europe/Paris ou Indian/Reunion.`,
  minutes: (least: number): string => `un nombre entier de minutes est attendu, ${least} au moins.`,
  count: (least: number): string => `un nombre entier est attendu, ${least} au moins.`,
  oneOf: (values: readonly string[]): string => `une de ces valeurs est attendue${nbsp}: ${values.join(', ')}.`,

  notObject: 'un objet JSON est attendu, entre { et }.',
  missing: `ce champ manque. Ajoutez-le.`,
  unknownKeys: (keys: readonly string[]): string =>
    `champ inconnu${nbsp}: ${keys.map(quoted).join(', ')}. Corrigez son nom ou retirez-le.`,
  unknownName: (kind: string, name: string, known: readonly string[]): string =>
    `${kind} inconnu${nbsp}: ${quoted(name)}. Le fichier connaît ${known.length === 0 ? 'aucun nom' : known.map(quoted).join(', ')}.`,
  twice: (name: string): string => `${quoted(name)} est écrit deux fois. Donnez un autre nom à l’un des deux.`,
  backwards: (from: string, to: string): string =>
    `la fin ${to} ne vient pas après le début ${from}. Échangez-les ou corrigez l’une.`,
  dayOrWeekdays: `écrivez weekdays (jours de la semaine) ou day (un seul jour), l’un des deux et pas les deux.`,
  tooManyPersons: (most: number): string =>
    `ce motif va jusqu’à ${most}${nbsp}personne${most < 2 ? '' : 's'}. Baissez persons, ou ajoutez une durée à durationsMin.`,
  kinds: { desk: 'guichet', reason: 'motif', agent: 'agent' },

  notFound: (file: string): string =>
    `Le fichier ${quoted(file)} est introuvable. Vérifiez son chemin, puis relancez la commande.`,
  notJson: (where: string): string =>
    `Le fichier n’est pas du JSON valable${where}. Corrigez les virgules, les guillemets et les accolades.`,
  atLine: (line: number, column: number): string => `, ligne ${line}, colonne ${column}`,
  faults: (count: number): string =>
    `Le fichier de la ville ne peut pas être lu${nbsp}: ${count}${nbsp}point${count < 2 ? '' : 's'} à corriger.`,
  wholeFile: 'tout le fichier',
} as const;
