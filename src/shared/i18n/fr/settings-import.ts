import type { CalendarFaultCode } from '../../domain/exchange/ical/read-calendar';
import type { ImportColumns, ImportField } from '../../domain/exchange/import/import-field';
import type { ImportFault, LeftOut, PlannedRow } from '../../domain/exchange/import/import-plan';
import { count, fullDay, quoted, shortTime } from './format';
import { importWords } from './import-words';

/** What was found wrong with a row, and what to do. */
export type FaultWords = { readonly text: string; readonly todo: string };

const appointments = (number: number): string => count(number, 'rendez-vous', 'rendez-vous');

/** Texts of the import of appointments. */
export const settingsImportText = {
  ...importWords,
  title: 'Importer des rendez-vous',
  lead: 'Reprendre les rendez-vous d’un autre logiciel. Rien n’est écrit avant le dernier bouton, et tout s’annule en une fois.',
  fileLabel: 'Fichier de rendez-vous (CSV ou calendrier)',
  emptyWhat: [
    'Un fichier CSV, séparé par des points-virgules, des virgules ou des tabulations, quel que soit son codage.',
    'Un calendrier iCalendar (.ics).',
    'L’export de RDV Service Public est reconnu tout seul\u00A0: ouvrez-le dans un tableur et enregistrez-le au format CSV.',
  ],
  found: {
    lines: (rows: number) => count(rows, 'ligne'),
    events: (rows: number) => count(rows, 'événement'),
    encoding: { utf8: 'UTF-8', utf16: 'UTF-16', windows1252: 'Windows-1252' },
    rdv: 'Export de RDV Service Public reconnu',
    calendar: 'Calendrier iCalendar',
    fault: (line: number, words: string) => `Ligne ${line}\u00A0: ${words}`,
    separator: 'Séparateur',
    separators: { ';': 'Point-virgule', ',': 'Virgule', '\t': 'Tabulation' },
  },
  unread: {
    workbook: {
      text: 'C’est un classeur Excel, pas un fichier CSV.',
      todo: 'Ouvrez-le dans un tableur, puis «\u00A0Enregistrer sous\u00A0» au format CSV (UTF-8).',
    },
    tooLarge: { text: 'Ce fichier dépasse 20\u00A0Mo.', todo: 'Exportez moins de mois à la fois.' },
    empty: { text: 'Ce fichier ne contient aucune ligne.', todo: 'Choisissez-en un autre.' },
    unreadable: {
      text: 'Ce fichier ne se lit pas.',
      todo: 'Vérifiez qu’il n’est pas ouvert ailleurs, puis choisissez-le de nouveau.',
    },
  },
  fields: {
    day: 'Date',
    time: 'Heure',
    durationMin: 'Durée',
    reason: 'Motif',
    names: 'Usager (nom complet)',
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    phone: 'Téléphone',
    email: 'Courriel',
    personCount: 'Nombre de personnes',
    preApplicationNumber: 'Numéro de pré-demande',
    desk: 'Guichet ou agent',
    channel: 'Origine',
    status: 'Statut',
    externalId: 'Identifiant',
  } satisfies Record<ImportField, string>,
  neededFields: { day: 'la date', reason: 'le motif', names: 'le nom de l’usager' } as Readonly<Record<string, string>>,
  preview: 'Aperçu du fichier',
  reasons: {
    title: 'Motifs du fichier',
    choose: 'À choisir',
    leaveOut: 'Ne pas importer',
    rows: (rows: number) => count(rows, 'ligne'),
  },
  run: {
    ...importWords.run,
    states: {
      create: 'À créer',
      joined: 'Réunis',
      existing: 'Déjà là ou en double',
      leftOut: 'Laissés',
      refused: 'Refusés',
    } satisfies Record<PlannedRow['state'], string>,
    heads: { line: 'Ligne', when: 'Date et heure', name: 'Usager', reason: 'Motif', end: 'Ce qu’il en sera' },
    withOthers: (persons: number) => (persons < 2 ? '' : ` et ${count(persons - 1, 'autre')}`),
    overbooked: (number: number) =>
      `${appointments(number)} au-delà de la capacité\u00A0: ${number < 2 ? 'importé quand même, il apparaîtra' : 'importés quand même, ils apparaîtront'} en surnombre dans Conflits.`,
    outsideHours: (number: number) =>
      `${appointments(number)} hors des plages d’ouverture\u00A0: ${number < 2 ? 'importé tel quel' : 'importés tels quels'}.`,
    onClosedDays: (number: number) =>
      `${appointments(number)} un jour où la mairie est fermée (férié, fermeture, jour sans ouverture)\u00A0: ${number < 2 ? 'importé quand même. Déplacez-le, ou corrigez le fichier' : 'importés quand même. Déplacez-les, ou corrigez le fichier'}.`,
    columnsLeft: (columns: readonly string[]) =>
      `${columns.length < 2 ? 'Colonne non reprise' : 'Colonnes non reprises'}\u00A0: ${columns.map(quoted).join(', ')}.`,
    newCitizens: (number: number) => `${count(number, 'nouvelle fiche', 'nouvelles fiches')} d’usager.`,
  },
  ends: {
    free: 'Sera créé',
    closed: 'Sera créé hors des plages',
    /** `why` = the holiday or the closure by name, `''` = the day simply has no openings. */
    closedDay: (why: string) => `Sera créé un jour fermé${why === '' ? '' : `\u00A0: ${why}`}`,
    full: 'Sera créé en surnombre',
    joined: (line: number) => `Personne du rendez-vous de la ligne ${line}`,
    existing: 'Déjà dans l’agenda',
    moved: (at: string) => `Déjà dans l’agenda, le ${at}`,
    insist: 'Créer quand même',
    insistOn: (line: number, name: string) => `Créer quand même la ligne ${line}, ${name}`,
    giveUp: 'Ne pas créer',
    giveUpOn: (line: number, name: string) => `Ne pas créer la ligne ${line}, ${name}`,
    twice: (line: number) => `Le même qu’à la ligne ${line}`,
  },
  go: (number: number) => `Importer ${appointments(number)}`,
  done: {
    ...importWords.done,
    text: (number: number) => `${count(number, 'rendez-vous importé', 'rendez-vous importés')}.`,
    undone: 'Import annulé\u00A0: l’agenda est comme avant, sauf ce qui a commencé depuis.',
    agenda: 'Voir dans l’agenda',
  },
} as const;

/** Why a row cannot be imported, and what to do in the file or in the choices. */
export const sayImportFault = (fault: ImportFault): FaultWords => {
  switch (fault.code) {
    case 'noDay':
      return { text: 'Pas de date.', todo: 'Complétez la ligne, ou choisissez une autre colonne.' };
    case 'noTime':
      return { text: 'Pas d’heure.', todo: 'Complétez la ligne, ou choisissez une autre colonne.' };
    case 'noName':
      return { text: 'Pas de nom.', todo: 'Complétez la ligne, ou choisissez une autre colonne.' };
    case 'noReason':
      return { text: 'Pas de motif.', todo: 'Complétez la ligne, ou choisissez une autre colonne.' };
    case 'badDay':
      return { text: `${quoted(fault.text)} n’est pas une date.`, todo: 'Écrivez-la comme 03/03/2026.' };
    case 'farDay':
      return { text: `${quoted(fault.text)} n’est pas entre 1900 et 2099.`, todo: 'Corrigez l’année.' };
    case 'badTime':
      return { text: `${quoted(fault.text)} n’est pas une heure.`, todo: 'Écrivez-la comme 9h30.' };
    case 'badDuration':
      return { text: `${quoted(fault.text)} n’est pas une durée.`, todo: 'Écrivez-la en minutes.' };
    case 'badBirthDay':
      return { text: `${quoted(fault.text)} n’est pas une date de naissance.`, todo: 'Écrivez-la comme 14/07/1962.' };
    case 'badNumber':
      return {
        text: `${quoted(fault.text)} n’est pas un numéro de pré-demande.`,
        todo: 'Il a dix chiffres ou lettres. Corrigez-le ou videz la case.',
      };
    case 'skippedTime':
      return {
        text: `${shortTime(fault.time)} n’existe pas dans la nuit du ${fullDay(fault.day)}\u00A0: on avance l’horloge.`,
        todo: 'Corrigez l’heure.',
      };
    case 'unknownReason':
      return {
        text: `Motif inconnu\u00A0: ${quoted(fault.text)}.`,
        todo: 'Sous «\u00A0Motifs du fichier\u00A0», choisissez le motif qui lui répond.',
      };
    case 'tooManyPersons':
      return {
        text: `${count(fault.persons, 'personne')}\u00A0: ce motif en prévoit ${fault.most} au plus.`,
        todo: 'Ajoutez une durée au motif, ou une colonne de durée au fichier.',
      };
    case 'crowd':
      return {
        text: `${count(fault.persons, 'personne')}\u00A0: un rendez-vous en compte ${fault.most} au plus.`,
        todo: 'Corrigez le nombre, ou partagez la ligne.',
      };
    case 'oddText':
      return { text: 'Un signe illisible dans la case.', todo: 'Retapez-la à la main.' };
    case 'longText':
      return { text: `Plus de ${fault.most} signes dans la case.`, todo: 'Raccourcissez-la.' };
    default:
      return fault satisfies never;
  }
};

const fieldOf = {
  noDay: 'day',
  badDay: 'day',
  farDay: 'day',
  noTime: 'time',
  badTime: 'time',
  skippedTime: 'time',
  noName: 'names',
  noReason: 'reason',
  unknownReason: 'reason',
  badDuration: 'durationMin',
  badBirthDay: 'birthDate',
  badNumber: 'preApplicationNumber',
  tooManyPersons: 'personCount',
  crowd: 'personCount',
} as const satisfies Record<Exclude<ImportFault['code'], 'oddText' | 'longText'>, ImportField>;

/** One column may say what another field usually says. */
const standIns: Readonly<Partial<Record<ImportField, readonly ImportField[]>>> = {
  time: ['day'],
  names: ['lastName'],
  lastName: ['names'],
  firstName: ['names'],
  personCount: ['names', 'lastName'],
};

/** The column that a fault is about, an index into the headers; none when the file has no such column. */
export const columnOfFault = (fault: ImportFault, columns: ImportColumns): number | undefined => {
  const field = 'field' in fault ? fault.field : fieldOf[fault.code];
  const found = [field, ...(standIns[field] ?? [])].find((one) => columns[one] !== undefined);
  return found && columns[found];
};

/** Why a row is left out. */
export const leftOutText = {
  past: 'Date passée',
  cancelled: 'Annulé',
  reasonLeftOut: 'Motif laissé de côté',
} as const satisfies Record<LeftOut['code'], string>;

/** What could not be read of a calendar file, and what to do. */
export const calendarFaultText = {
  notCalendar: { text: 'Ce fichier n’est pas un calendrier.', todo: 'Choisissez un fichier .ics ou .csv.' },
  cutShort: { text: 'Le fichier s’arrête au milieu.', todo: 'Exportez-le de nouveau.' },
  badLine: { text: 'Ligne illisible, passée.', todo: 'Vérifiez ce rendez-vous dans l’autre logiciel.' },
  recurring: { text: 'Rendez-vous qui se répète\u00A0: non importé.', todo: 'Saisissez-le dans l’agenda.' },
  badDate: { text: 'Date illisible.', todo: 'Saisissez ce rendez-vous dans l’agenda.' },
  unknownZone: { text: 'Fuseau horaire inconnu.', todo: 'Saisissez ce rendez-vous dans l’agenda.' },
  noStart: { text: 'Pas de début.', todo: 'Saisissez ce rendez-vous dans l’agenda.' },
  badEnd: { text: 'Fin avant le début, ou illisible.', todo: 'Saisissez ce rendez-vous dans l’agenda.' },
} as const satisfies Record<CalendarFaultCode, FaultWords>;

/** Quotes that never close: the rest of the file is one cell. */
export const openQuoteText: FaultWords = {
  text: 'Des guillemets ouverts ne se ferment pas.',
  todo: 'Corrigez cette ligne dans le fichier.',
};
