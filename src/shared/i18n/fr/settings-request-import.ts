import type {
  PlannedRequest,
  RequestFault,
  RequestLeftOut,
} from '../../domain/exchange/request-import/request-import-plan';
import type { RequestColumns, RequestField, ValueKind } from '../../domain/exchange/request-import/request-mapping';
import { channelText } from './common';
import { count, quoted } from './format';
import { importWords } from './import-words';
import type { FaultWords } from './settings-import';

const requests = (number: number): string => count(number, 'demande');

const valueNames: Readonly<Record<ValueKind, string>> = {
  channel: 'Canal',
  reason: 'Motif',
  department: 'Service',
  theme: 'Thème',
};

/** Texts of the import of requests. */
export const settingsRequestImportText = {
  ...importWords,
  title: 'Importer des demandes',
  lead: 'Reprendre les demandes d’un autre logiciel, pour que les délais et les volumes comptent aussi le passé. Rien n’est écrit avant le dernier bouton, et tout s’annule en une fois.',
  fileLabel: 'Fichier de demandes (CSV)',
  emptyWhat: [
    'Un fichier CSV avec une ligne par demande\u00A0: numéro, canal, service, motif, date de réception, date de clôture, thème.',
    'Les colonnes sur le demandeur ne sont pas lues\u00A0: les chiffres n’ont besoin du nom de personne.',
    'Le même fichier, plus long le mois suivant, peut revenir\u00A0: une demande se reconnaît à son numéro, et se clôt si elle l’est depuis.',
  ],
  profile: {
    label: 'Modèle d’import',
    none: 'Sans modèle',
    missing: (headings: readonly string[]) =>
      `Ce modèle attend ${new Intl.ListFormat('fr').format(headings.map(quoted))}, que ce fichier n’a pas.`,
    keep: 'Garder ces choix',
    name: 'Nom du modèle',
    save: 'Enregistrer le modèle',
    update: 'Mettre à jour le modèle',
    remove: 'Supprimer le modèle',
    saved: (name: string) => `Modèle ${quoted(name)} enregistré.`,
    removed: 'Modèle supprimé.',
    noName: 'Donnez un nom au modèle.',
    what: (name: string) => `modèle d’import ${quoted(name)}`,
  },
  fields: {
    externalId: 'Numéro',
    receivedAt: 'Reçue le',
    receivedTime: 'Heure de réception',
    closedAt: 'Close le',
    closedTime: 'Heure de clôture',
    channel: 'Canal',
    reason: 'Motif',
    department: 'Service',
    theme: 'Thème',
    status: 'Statut',
  } satisfies Record<RequestField, string>,
  neededFields: {
    externalId: 'le numéro',
    receivedAt: 'la date de réception',
    channel: 'le canal',
    reason: 'le motif',
  } as Readonly<Record<string, string>>,
  whyNumber:
    'Le numéro est obligatoire\u00A0: il fait reconnaître chaque demande à l’import suivant. Si le fichier n’en a pas, ajoutez dans le tableur une colonne «\u00A0Numéro\u00A0» (1, 2, 3…) et gardez-la d’un fichier à l’autre.',
  values: {
    titles: {
      channel: 'Canaux du fichier',
      reason: 'Motifs du fichier',
      department: 'Services du fichier',
      theme: 'Thèmes du fichier',
    } satisfies Record<ValueKind, string>,
    open: (number: number) => `${number} à choisir`,
    choose: 'À choisir',
    noTheme: 'Sans thème',
    leaveOut: {
      channel: 'Ne pas importer',
      reason: 'Ne pas importer',
      department: 'Service du motif',
      theme: 'Sans thème',
    } satisfies Record<ValueKind, string>,
    rows: (rows: number) => count(rows, 'ligne'),
  },
  run: {
    ...importWords.run,
    states: {
      create: 'À créer',
      close: 'À clore',
      existing: 'Déjà là',
      leftOut: 'Laissées',
      refused: 'Refusées',
    } satisfies Record<PlannedRequest['state'], string>,
    heads: {
      line: 'Ligne',
      id: 'Numéro',
      received: 'Reçue',
      closed: 'Close',
      channel: 'Canal',
      reason: 'Motif',
      end: 'Ce qu’il en sera',
    },
    open: (number: number) =>
      `${requests(number)} encore ${number < 2 ? 'ouverte' : 'ouvertes'}\u00A0: ${number < 2 ? 'elle apparaîtra' : 'elles apparaîtront'} dans Demandes.`,
    unqualified: (number: number) =>
      `${requests(number)} ${number < 2 ? 'close' : 'closes'} sans thème\u00A0: ${number < 2 ? 'comptée' : 'comptées'} «\u00A0non qualifiée${number < 2 ? '' : 's'}\u00A0».`,
    differing: (number: number) =>
      `${requests(number)} déjà ${number < 2 ? 'importée' : 'importées'}, que le fichier dit autrement (dates, canal ou motif)\u00A0: rien n’y est changé. Pour reprendre le fichier, annulez d’abord l’import d’avant.`,
    passRefused: (number: number) =>
      `Laisser de côté ${number < 2 ? 'la ligne refusée' : `les ${number} lignes refusées`}`,
    correctFirst: (number: number) =>
      `${count(number, 'ligne')} ${number < 2 ? 'est refusée' : 'sont refusées'}\u00A0: choisissez ce qui répond à chaque valeur, corrigez le fichier, ou laissez-${number < 2 ? 'la' : 'les'} de côté.`,
  },
  ends: {
    create: 'Sera créée',
    close: 'Déjà là, sera close',
    existing: 'Déjà importée',
    differs: 'Déjà importée, autrement',
    twice: (line: number) => `Même numéro qu’à la ligne ${line}`,
  },
  go: (number: number) => `Importer ${requests(number)}`,
  done: {
    ...importWords.done,
    text: (number: number) => `${count(number, 'demande importée', 'demandes importées')}.`,
    undone: 'Import annulé\u00A0: tout est comme avant, sauf ce qui a été traité depuis.',
    requests: 'Voir dans Demandes',
  },
} as const;

/** The word of a channel of ours; any other text as it is. */
export const channelWord = (text: string): string =>
  text in channelText ? channelText[text as keyof typeof channelText] : text;

const fill = 'Complétez la ligne, ou choisissez une autre colonne.';

/** Why a row cannot be imported, and what to do in the file or in the choices. */
export const sayRequestFault = (fault: RequestFault): FaultWords => {
  switch (fault.code) {
    case 'noId':
      return { text: 'Pas de numéro.', todo: fill };
    case 'noReceived':
      return { text: 'Pas de date de réception.', todo: fill };
    case 'noChannel':
      return { text: 'Pas de canal.', todo: fill };
    case 'noReason':
      return { text: 'Pas de motif.', todo: fill };
    case 'closedWithoutDate':
      return { text: 'Close, mais sans date de clôture.', todo: 'Complétez la date, ou choisissez une autre colonne.' };
    case 'longId':
      return { text: `Le numéro ${quoted(fault.text.slice(0, 20))} est trop long.`, todo: '40 signes au plus.' };
    case 'badReceived':
    case 'badClosed':
      return {
        text: `${quoted(fault.text)} n’est pas une date.`,
        todo: 'Écrivez-la comme 03/03/2026 ou 03/03/2026 09:30.',
      };
    case 'farReceived':
    case 'farClosed':
      return { text: `${quoted(fault.text)} n’est pas entre 1900 et 2099.`, todo: 'Corrigez l’année.' };
    case 'oddId':
      return { text: 'Un signe illisible dans le numéro.', todo: 'Retapez-le à la main.' };
    case 'receivedAhead':
    case 'closedAhead':
      return { text: `${quoted(fault.text)} est à venir.`, todo: 'Corrigez la date.' };
    case 'closedBeforeReceived':
      return { text: 'Close avant d’être reçue.', todo: 'Corrigez l’une des deux dates.' };
    case 'unknownValue':
      return {
        text: `${valueNames[fault.kind]} inconnu\u00A0: ${quoted(fault.text)}.`,
        todo: `Sous «\u00A0${settingsRequestImportText.values.titles[fault.kind]}\u00A0», choisissez ce qui lui répond.`,
      };
    default:
      return fault satisfies never;
  }
};

const fieldOf = {
  noId: 'externalId',
  longId: 'externalId',
  oddId: 'externalId',
  noReceived: 'receivedAt',
  badReceived: 'receivedAt',
  farReceived: 'receivedAt',
  receivedAhead: 'receivedAt',
  closedWithoutDate: 'closedAt',
  closedBeforeReceived: 'closedAt',
  badClosed: 'closedAt',
  farClosed: 'closedAt',
  closedAhead: 'closedAt',
  noChannel: 'channel',
  noReason: 'reason',
} as const satisfies Record<Exclude<RequestFault['code'], 'unknownValue'>, RequestField>;

/** The column that a fault is about, an index into the headers; none when the file has no such column. */
export const columnOfRequestFault = (fault: RequestFault, columns: RequestColumns): number | undefined =>
  columns[fault.code === 'unknownValue' ? fault.kind : fieldOf[fault.code]];

/** Why a row is left out. */
export const requestLeftOutText = {
  cancelled: 'Annulée',
  valueLeftOut: 'Canal ou motif laissé de côté',
} as const satisfies Record<RequestLeftOut['code'], string>;
