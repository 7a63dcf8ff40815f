import { machineName, openCodesText } from './devices';
import { count, dayAndMonth, nameSome, quoted, shortTime } from './format';
import { erasureReasonText } from './people';
import { rightsText } from '../rights/rights-words';
import { retentionText } from './settings-site';
import { entryById } from '../../lib/entry-by-id';

const nbsp = '\u00A0';

type Moment = { readonly day: string; readonly time: string };

/** The device that wrote, as the server tells of it: the one that holds the server has no name of its own, and the server itself none. */
type Writer = { readonly deviceId: string; readonly deviceName: string };

const device = ({ deviceId, deviceName }: Writer): string => {
  if (deviceId === 'server') return 'Serveur';
  return machineName(deviceName) || 'Poste retiré';
};
const files = (number: number): string => count(number, 'fiche');
const writes = (number: number): string => count(number, 'écriture');

/** When a large write took place: « 28 novembre, de 10:12 à 10:14 ». */
const spell = (from: Moment, to: Moment): string => {
  if (from.day !== to.day)
    return `du ${dayAndMonth(from.day)} à ${shortTime(from.time)} au ${dayAndMonth(to.day)} à ${shortTime(to.time)}`;
  if (from.time === to.time) return `le ${dayAndMonth(from.day)} à ${shortTime(from.time)}`;
  return `le ${dayAndMonth(from.day)}, de ${shortTime(from.time)} à ${shortTime(to.time)}`;
};

/** Texts of what was, and how it comes back: the section of the settings, and the part in the file of a person. */
export const settingsHistoryText = {
  lead: 'Ce que chaque poste a écrit dans les fiches depuis trente jours\u00A0: dix écritures ou plus d’un coup, ou en tout. Les valeurs d’avant reviennent\u00A0; ce qui a été corrigé depuis reste.',
  list: 'Écritures en nombre',
  atOneGo: 'D’un coup',
  byDevice: 'Par poste',
  everything: 'Toutes les écritures de ce poste sur cette période, saisies voulues comprises.',
  none: 'Aucun poste n’a écrit dix fois dans des fiches ces trente derniers jours. Pour une seule personne, ouvrez sa fiche\u00A0: «\u00A0Valeurs précédentes\u00A0».',
  loading: 'Lecture de l’historique…',
  looking: 'Calcul de ce qui reviendrait…',
  unreachable: 'Le serveur de la mairie ne répond pas. L’historique s’affiche quand la liaison est revenue.',
  notAllowed: 'L’historique se lit sur un poste d’administration, par qui en a le droit.',
  device,
  spell,
  writes,
  title: (writer: Writer): string => `Écrit sur ${quoted(device(writer))}`,
  back: (citizens: number, values: number): string =>
    `${files(citizens)} ${citizens > 1 ? 'retrouveraient' : 'retrouverait'} ${count(values, 'valeur')} d’avant.`,
  emptied: (number: number): string =>
    number === 1
      ? 'Une de ces valeurs est vide aujourd’hui.'
      : count(number, '', 'de ces valeurs sont vides aujourd’hui.'),
  kept: (number: number): string =>
    number === 1
      ? 'Une valeur a été changée depuis\u00A0: elle reste.'
      : count(number, '', 'valeurs ont été changées depuis\u00A0: elles restent.'),
  made: (number: number): string =>
    number === 1
      ? 'Une fiche a été créée par ces écritures\u00A0: elle reste telle quelle.'
      : count(number, '', 'fiches ont été créées par ces écritures\u00A0: elles restent telles quelles.'),
  erased: (number: number): string =>
    number === 1
      ? 'Une fiche a été effacée\u00A0: elle le reste.'
      : count(number, '', 'fiches ont été effacées\u00A0: elles le restent.'),
  nothing: 'Rien à reprendre de ces écritures.',
  act: (citizens: number): string => (citizens > 1 ? `Rétablir ${files(citizens)}` : 'Rétablir la fiche'),
  going: 'Rétablissement en cours…',
  partly: (done: number, all: number): string =>
    `${files(done)} sur ${all} ${done > 1 ? 'sont rétablies' : 'est rétablie'}. Recommencez pour la suite\u00A0: rien n’est fait deux fois.`,
  undo: 'Annuler',
  person: {
    title: 'Valeurs précédentes',
    show: 'Voir les valeurs précédentes',
    hide: 'Masquer',
    fields: {
      lastName: 'Nom',
      firstName: 'Prénom',
      birthDate: 'Naissance',
      phone: 'Téléphone',
      email: 'Courriel',
    },
    none: 'Aucune valeur précédente à reprendre.',
    empty: 'vide',
    /** `null` = the server does not tell of it: it came since it was asked, or before what it keeps. */
    now: (when: string, writer: Writer | null): string =>
      writer === null ? 'valeur actuelle' : `valeur actuelle, écrite ${when} sur ${quoted(device(writer))}`,
    was: (when: string, writer: Writer): string => `écrite ${when} sur ${quoted(device(writer))}`,
    when: ({ day, time }: Moment): string => `le ${dayAndMonth(day)} ${day.slice(0, 4)} à ${shortTime(time)}`,
    take: 'Reprendre',
    takeOf: (field: string, value: string): string => `Reprendre ${quoted(value)} pour ${quoted(field)}`,
  },
  steps: {
    title: 'Étapes de ses dossiers',
    show: 'Voir les étapes',
    hide: 'Masquer',
    lead: 'Ce que ce poste garde de ses rendez-vous, tickets et demandes, avec le poste d’où vient chaque étape. Une étape s’annule quand aucune autre ne s’appuie dessus.',
    none: 'Aucun rendez-vous, ticket ni demande sur ce poste.',
    reading: 'Lecture des dossiers plus anciens…',
    appointment: ({ day, time }: Moment): string =>
      `Rendez-vous du ${dayAndMonth(day)} ${day.slice(0, 4)} à ${shortTime(time)}`,
    ticket: (label: string, day: string): string => `Ticket ${label} du ${dayAndMonth(day)} ${day.slice(0, 4)}`,
    request: (day: string): string => `Demande du ${dayAndMonth(day)} ${day.slice(0, 4)}`,
    void: 'Annulé en entier',
    open: (what: string): string => `Étapes${nbsp}: ${what}`,
    by: (when: string, agent: string, writer: Writer | undefined): string =>
      [when, agent, writer ? `sur ${quoted(device(writer))}` : 'sur ce poste, à l’instant']
        .filter((part) => part !== '')
        .join(', '),
    undone: (by: string): string => `Annulée ${by}`,
    take: 'Annuler',
    takeOf: (what: string): string => `Annuler l’étape ${quoted(what)}`,
    give: 'Rétablir',
    giveOf: (what: string): string => `Rétablir l’étape ${quoted(what)}`,
  },
} as const;

/** What left the app for a file or a printer, by its name in the program. A map, because a subject is whatever a desk sent. */
const leftAs = new Map(
  Object.entries({
    appointments: 'rendez-vous sans nom',
    appointmentsWithNames: 'rendez-vous avec les noms',
    refusedRows: 'lignes refusées d’un import',
    dayList: 'liste du jour',
    journal: 'journal',
    personAccount: 'ce que la mairie sait d’une personne',
    xlsx: 'chiffres de Pilotage, classeur Excel',
    excelCsv: 'chiffres de Pilotage, CSV pour Excel',
    dataPackage: 'chiffres de Pilotage, CSV pour logiciels',
    parquet: 'chiffres de Pilotage, Parquet',
    openData: 'données ouvertes',
    closures: 'fermetures',
  }),
);

/** What was chosen or invited, and why somebody was erased, by its name in the program. */
const chosen = new Map(
  Object.entries({
    ...openCodesText.ranks,
    ...erasureReasonText,
    names: 'par leur nom',
    pin: 'par un code personnel',
    kept: retentionText.now(null),
    calendarMade: 'nouvelle adresse de calendrier',
    calendarCut: 'adresse de calendrier coupée',
  }),
);

/** `24/12`: the months for which visits and requests, and people, are kept, as the server notes them. */
const keptMonths = /^(\d{1,4})\/(\d{1,4})$/;
const keptFor = (subject: string): string => {
  const [, recordMonths, personMonths] = keptMonths.exec(subject) ?? [];
  return recordMonths === undefined
    ? ''
    : retentionText.now({ recordMonths: Number(recordMonths), personMonths: Number(personMonths) });
};

const kinds = {
  fileOpened: 'Fiche ouverte',
  searched: 'Recherche d’usagers',
  exported: 'Fichier enregistré',
  printed: 'Impression',
  signedIn: 'Agent identifié',
  wrongCode: 'Code refusé',
  codeChosen: 'Code personnel choisi',
  startCodeGiven: 'Code de départ donné',
  shutOut: 'Accès d’un agent fermé',
  letIn: 'Accès d’un agent rouvert',
  signInModeChosen: 'Identification des agents changée',
  inviteMade: 'Code pour un nouveau poste',
  deviceJoined: 'Poste relié',
  deviceShutOut: 'Poste exclu',
  settingsWritten: 'Réglages modifiés',
  citizenErased: 'Fiche effacée',
  erasedFor: 'Motif d’un effacement',
  retentionChosen: 'Conservation changée',
  retentionDone: 'Suppression par l’âge',
  writesTakenBack: 'Retour en arrière',
  unprovedTaken: 'Écriture sans identification acceptée',
  unprovedLeft: 'Écriture sans identification écartée',
  journalRead: 'Journal consulté',
} as const;

/** A removed agent has no name here; the end of the id tells two of them apart. */
const noAgent = (id: string): string => `agent retiré ou inconnu (…${id.slice(-6)})`;

/** The name of an agent, also where the site knows them no more. */
export const agentName = (agents: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  entryById(agents, id)?.name ?? noAgent(id);

/** Texts of the journal: who read what, and who changed who may do what. */
export const journalText = {
  lead: 'Qui a ouvert quelle fiche, cherché, enregistré ou imprimé, et qui a changé les accès. Gardé douze mois\u00A0; personne n’y efface une ligne dans Guichet. Le consulter y laisse aussi une ligne.',
  from: 'Du',
  to: 'Au',
  badSpan: 'La fin est avant le début. Changez un des deux jours.',
  agent: 'Agent',
  anyAgent: 'Tous les agents',
  person: (name: string): string => `Seulement la fiche ${quoted(name)}`,
  anyPerson: 'Toutes les fiches',
  howPerson: 'Pour une seule personne\u00A0: Ctrl K, sa fiche, puis «\u00A0Qui a ouvert cette fiche\u00A0?\u00A0».',
  openedBy: 'Qui a ouvert cette fiche\u00A0?',
  heads: { when: 'Quand', agent: 'Qui', kind: 'Quoi', subject: 'Sur quoi', device: 'Où' },
  table: 'Journal',
  kinds,
  wipeOf: (device: string): string => `accès coupé, à effacer\u00A0: ${device}`,
  wipedOf: (device: string, unsent: number): string =>
    `effacé\u00A0: ${device}${unsent === 0 ? '' : `, ${count(unsent, 'saisie')} jamais ${unsent === 1 ? 'envoyée' : 'envoyées'}`}`,
  /** A file by which so many desks may join. */
  byFile: (desks: number): string => `par fichier, pour ${count(desks, 'poste')}`,
  recoveryMade: (agent: string): string => `codes de secours faits\u00A0: ${agent}`,
  recoveryUsed: (agent: string, left: number): string =>
    `code de secours utilisé\u00A0: ${agent}, ${left === 0 ? 'il n’en reste aucun' : `il en reste ${left}`}`,
  departmentsOf: (device: string): string => `demandes réservées\u00A0: ${device}`,
  chosen: (subject: string): string => chosen.get(subject) ?? (rightsText.noted(subject) || keptFor(subject)),
  /** What went by its age: `citizens`, or what was kept of visits and requests. */
  gone: (subject: string, number: number): string =>
    subject === 'citizens'
      ? count(number, 'personne')
      : count(number, 'élément de visites et demandes', 'éléments de visites et demandes'),
  /** What left, and how much of it; `0` = it was not counted. */
  left: (subject: string, rows: number): string =>
    [leftAs.get(subject) ?? '', rows === 0 ? '' : count(rows, 'ligne')].filter((part) => part !== '').join(', '),
  found: (people: number): string => count(people, 'personne trouvée', 'personnes trouvées'),
  notHere: 'fiche effacée, ou absente de ce poste',
  late: (done: string, kept: string): string => `${done} (reçu le ${kept})`,
  idHeads: ['Identifiant de l’agent', 'Identifiant de l’objet', 'Identifiant du poste'],
  notProved: 'sans identification',
  none: 'Aucune ligne pour ces jours et ces choix.',
  loading: 'Lecture du journal…',
  unreachable: 'Le serveur de la mairie ne répond pas. Le journal s’affiche quand la liaison est revenue.',
  notAllowed: 'Le journal se lit sur un poste d’administration, par qui en a le droit.',
  more: 'Lignes plus anciennes',
  save: 'Enregistrer en CSV',
  saving: 'Lecture de toutes les lignes…',
  saved: (lines: number): string => `${count(lines, 'ligne enregistrée', 'lignes enregistrées')}.`,
  fileName: (from: string, to: string): string => `journal-${from}-${to}.csv`,
} as const;

/** « poste 2, poste 4 et 3 autres »: so many devices are named. */
const MOST_NAMED = 5;
const named = (devices: readonly string[]): string => nameSome(devices, MOST_NAMED);

/** Texts of the list of erasures, and of how far they have come. */
export const erasuresText = {
  lead: 'Les dernières personnes effacées, sans leur nom, et les postes qui ont confirmé l’avoir fait. Pour effacer quelqu’un\u00A0: Ctrl K, sa fiche, puis «\u00A0Effacer cette personne…\u00A0». Le motif est dans le journal.',
  heads: { when: 'Quand', agent: 'Par qui', files: 'Quoi', reached: 'Où' },
  table: 'Effacements',
  files: (number: number): string => files(number),
  agentNotNoted: 'non noté',
  byAge: 'fin de conservation',
  reached: (facts: {
    readonly done: number;
    readonly all: number;
    readonly missing: readonly string[];
    readonly revoked: readonly string[];
  }): string =>
    [
      `Confirmé par ${count(facts.done, 'poste')} sur ${facts.all}`,
      facts.missing.length > 0 ? `Pas encore\u00A0: ${named(facts.missing)}` : '',
      facts.revoked.length > 0 ? `Exclus avant de confirmer\u00A0: ${named(facts.revoked)}` : '',
    ]
      .filter((part) => part !== '')
      .join('. '),
  none: 'Personne n’a été effacé.',
  loading: 'Lecture des effacements…',
  unreachable: 'Le serveur de la mairie ne répond pas. La liste s’affiche quand la liaison est revenue.',
  notAllowed: 'La liste se lit sur un poste d’administration, par qui administre la mairie.',
} as const;
