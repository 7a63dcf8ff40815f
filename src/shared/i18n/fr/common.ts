import type { BirthFault } from '../../domain/people/read-birth-date';

/** Words that every screen shares: one word per idea, as the glossary has them. */
export const commonText = {
  desk: (number: number | string) => `Guichet\u00A0${number}`,
  cancel: 'Annuler',
  required: 'obligatoire',
  choose: 'Choisir',
  close: 'Fermer',
  find: 'Chercher',
  /** The only line that is meant can be taken no more. */
  lineGone: 'Cette ligne ne peut plus être choisie.',
  noneMeant: 'Aucune ligne ne correspond. Corrigez ou effacez ce qui est écrit.',
  loading: 'Ouverture des données de ce poste…',
} as const;

/** The word of every state, beside its icon. */
export const statusText = {
  waiting: 'En attente',
  called: 'Appelé',
  serving: 'En cours',
  onHold: 'Mis de côté',
  parked: 'Mis de côté',
  transferred: 'Transféré',
  done: 'Terminé',
  noAnswer: 'Sans réponse',
  abandoned: 'Abandonné',
  notServedAtClosing: 'Non servi à la fermeture',
  booked: 'Réservé',
  arrived: 'Arrivé',
  attended: 'Honoré',
  late: 'En retard',
  noShow: 'Absent',
  cancelled: 'Annulé',
  needsOutcome: 'À renseigner',
  stranded: 'À déplacer',
  pending: 'À confirmer',
  overbooked: 'En surnombre',
  calledTwice: 'Appelé deux fois',
  priority: 'Priorité',
  free: 'Libre',
  closed: 'Fermé',
} as const;

/** Why somebody goes without having been served. */
export const abandonText: Readonly<Record<string, string>> = {
  left: 'Parti sans rien dire',
  tooLong: 'Attente trop longue',
  wentElsewhere: 'Orienté ailleurs',
  wrongReason: 'Venu pour un autre motif',
};

/** Why a desk calls nobody for a while. */
export const pauseText: Readonly<Record<string, string>> = {
  lunch: 'Déjeuner',
  break: 'Pause courte',
  backOffice: 'Travail sans public',
  training: 'Réunion, formation',
  other: 'Autre',
};

/** How a request reached the town hall. */
export const channelText = {
  desk: 'Guichet',
  appointment: 'Rendez-vous',
  phone: 'Téléphone',
  sms: 'SMS',
  email: 'Courriel',
  mail: 'Courrier',
  portal: 'Portail',
} as const;

/** What a request that came by a channel is called when it is saved; the others are requests. */
export const savedAs: Partial<Record<keyof typeof channelText, string>> = {
  mail: 'ce courrier',
  email: 'ce courriel',
  phone: 'cet appel',
  sms: 'ce SMS',
};

/** What came of a service. */
export const outcomeText = {
  fileDeposited: 'Dossier déposé',
  titleCollected: 'Titre remis',
  answered: 'Répondu',
  incompleteFile: 'Dossier incomplet',
  redirected: 'Réorienté',
} as const;

/** What a member of the staff does. */
export const roleText = {
  reception: 'Accueil',
  counter: 'Guichet',
  supervisor: 'Supervision',
  manager: 'Chef de service',
  elected: 'Élu',
  admin: 'Administration',
} as const;

const valueNames: Readonly<Record<string, string>> = {
  day: 'La date',
  time: 'L’heure',
  durationMin: 'La durée',
  persons: 'La liste des personnes',
  subject: 'La demande, trop longue ou avec un signe invisible,',
  externalId: 'La référence d’origine',
  receivedAt: 'La date de réception',
  closedAt: 'La date de clôture',
  lastName: 'L’orthographe du nom',
  firstName: 'L’orthographe du prénom',
  birthDate: 'La date de naissance',
  phone: 'La suite de chiffres du téléphone',
  email: 'L’adresse e-mail',
};

/** What is wrong with a birth date that was typed, and what to do. */
const birthFaults: Readonly<Record<BirthFault, string>> = {
  shape: 'Date à écrire jj/mm/aaaa, ou laissez vide.',
  noSuchDay: 'Ce jour n’existe pas\u00A0: écrivez le jour, le mois, puis l’année.',
  ahead: 'Cette date n’est pas encore passée\u00A0: vérifiez l’année.',
  tooOld: 'Cette date est d’avant 1900\u00A0: vérifiez l’année.',
};

/** What is wrong with a birth date, in words; a date that is only begun is not blamed until it was sent (`isTried`). */
export const sayBirthFault = (fault: BirthFault | null, isTried: boolean): string | undefined =>
  fault === null || (fault === 'shape' && !isTried) ? undefined : birthFaults[fault];

/** What a field is called where its value is refused, by its path, `booked.time`. Each name is feminine, as « une valeur » is. */
export const valueName = (path: string): string =>
  valueNames[path.split('.').find((part) => Object.hasOwn(valueNames, part)) ?? ''] ?? 'Une valeur';
