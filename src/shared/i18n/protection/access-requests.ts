import type { AccessExtension, AccessOutcome } from '../../domain/requests/access-request';
import { count, nearDay, numericDay } from '../fr/format';

/** What somebody chooses to end a request by, and how it is told of one that ended so. */
const outcomes: Readonly<Record<AccessOutcome, { readonly choice: string; readonly was: string }>> = {
  handedOver: { choice: 'Remise à la personne', was: 'remise' },
  identityNotProved: { choice: 'Refusée\u00A0: identité non prouvée', was: 'refusée, identité non prouvée' },
  excessive: {
    choice: 'Refusée\u00A0: manifestement infondée ou excessive',
    was: 'refusée, manifestement infondée ou excessive',
  },
  withdrawn: { choice: 'Retirée par la personne', was: 'retirée par la personne' },
  mistake: { choice: 'Notée par erreur', was: 'notée par erreur' },
};

const extensions: Readonly<Record<AccessExtension, string>> = {
  complex: 'Demande complexe',
  many: 'Nombre de demandes',
};

/** A request of access as the words want it: civil days, and days that are left, negative once it is late. */
type Told = { readonly receivedOn: string; readonly dueDay: string; readonly daysLeft: number; readonly today: string };

const left = (days: number): string => {
  if (days < 0) return `le délai est dépassé de ${count(-days, 'jour')}`;
  return days === 0 ? 'c’est le dernier jour' : `il reste ${count(days, 'jour')}`;
};

const due = ({ dueDay, daysLeft, today }: Told): string =>
  `réponse à donner au plus tard ${nearDay(dueDay, today)}\u00A0: ${left(daysLeft)}`;

/** What a line of the journal tells: a map, because the act may be one of a newer version. */
const noted = new Map<string, string>([
  ['noted', 'demande d’accès notée'],
  ['extended', 'demande d’accès prolongée'],
  ...Object.entries(outcomes).map(([outcome, { was }]): [string, string] => [outcome, `demande d’accès ${was}`]),
]);

/** Texts of the requests of access: in the file of a person, in the settings, and in the journal. */
export const accessRequestsText = {
  title: 'Sa demande',
  hint: 'La réponse est due dans le mois qui suit la réception. Guichet garde la date, pas la demande.',
  reading: 'Lecture de ses demandes…',
  unreachable:
    'Le serveur de la mairie ne répond pas\u00A0: ses demandes ne sont pas connues ici. La date saisie reste\u00A0; notez-la quand la liaison est revenue.',
  notTold:
    'Le serveur de la mairie répond, mais ne dit pas ses demandes. Si cela dure, voyez avec votre informatique s’il est à jour.',
  notAllowed: 'Les demandes d’accès se notent sur un poste d’administration.',
  receivedOn: 'Demande reçue le',
  badDay: 'Choisissez un jour de l’année écoulée, au plus tard aujourd’hui.',
  note: 'Noter la demande',
  open: (told: Told): string => `Demande reçue ${nearDay(told.receivedOn, told.today)}, ${due(told)}.`,
  late: 'Répondez aujourd’hui, et dites à la personne pourquoi c’est en retard.',
  extended: (on: string, reason: AccessExtension): string =>
    `Prolongée de deux mois le ${numericDay(on)}\u00A0: ${extensions[reason].toLowerCase()}.`,
  settled: (receivedOn: string, on: string, outcome: AccessOutcome): string =>
    `Demande reçue le ${numericDay(receivedOn)}, ${outcomes[outcome].was} le ${numericDay(on)}.`,
  handOver: 'Remise à la personne aujourd’hui',
  other: 'Clore autrement…',
  extend: 'Prolonger…',
  asking: { keep: 'Annuler', choose: 'Choisir', chooseFirst: 'Choisissez d’abord.' },
  ending: {
    title: 'Clore la demande',
    label: 'Issue de la demande',
    choices: Object.fromEntries(Object.entries(outcomes).map(([id, { choice }]) => [id, choice])) as Readonly<
      Record<AccessOutcome, string>
    >,
    hint: 'Un refus se dit à la personne dans le mois, avec sa raison et la possibilité de saisir la CNIL (www.cnil.fr).',
    act: 'Clore la demande',
  },
  extending: {
    title: 'Prolonger la demande',
    label: 'Raison',
    choices: extensions,
    hint: (firstDay: string, until: string, today: string): string =>
      `Une seule fois, de deux mois\u00A0: réponse au plus tard ${nearDay(until, today)}. Dites-le à la personne avec la raison, au plus tard ${nearDay(firstDay, today)}.`,
    act: 'Prolonger de deux mois',
  },
  said: {
    noted: 'Demande notée.',
    notThatDay: 'Rien n’est noté. Choisissez un jour de l’année écoulée, au plus tard aujourd’hui.',
    alreadyOpen: 'Une demande de cette personne est déjà ouverte\u00A0: rien n’est noté de plus.',
    full: 'Trop de demandes sont ouvertes. Répondez à l’une d’elles, puis notez celle-ci.',
    unknown:
      'La fiche n’est pas encore toute sur le serveur\u00A0: rien n’est noté. Recommencez dans quelques secondes.',
    extended: 'Demande prolongée. Dites-le à la personne.',
    already: 'Cette demande est déjà prolongée\u00A0: elle ne l’est qu’une fois.',
    tooLate: 'Le premier mois est passé\u00A0: elle ne se prolonge plus. Répondez maintenant.',
    settled: 'Demande close.',
    gone: 'Cette demande est déjà close.',
  },
  line: {
    name: 'Demandes d’accès',
    none: 'Aucune n’attend de réponse.',
    open: (number: number, dueDay: string, today: string): string =>
      `${count(number, 'demande')} ${number > 1 ? 'attendent' : 'attend'} une réponse, la prochaine au plus tard ${nearDay(dueDay, today)}.`,
    late: (number: number): string =>
      `${count(number, 'demande')} ${number > 1 ? 'ont dépassé leur' : 'a dépassé son'} délai\u00A0: répondez aujourd’hui.`,
  },
  list: {
    title: 'Demandes d’accès ouvertes',
    hint: 'Pour en noter une\u00A0: Ctrl K, la fiche de la personne, puis «\u00A0Ce que nous savons…\u00A0».',
    erased: 'Personne effacée',
    notHere: 'Fiche absente de ce poste',
    unnamed: 'Sans nom',
    file: 'Ouvrir la fiche',
    close: 'Clore…',
    actOf: (act: string, name: string): string => `${act}\u00A0: ${name}`,
  },
  /** What the papers say of it. */
  paper:
    'La fiche de la personne, imprimée ou en fichier lisible par un logiciel. Chaque demande est notée avec son jour de réception\u00A0; la réponse est due dans le mois, ou dans les trois mois si elle est prolongée, et les retards se lisent dans Réglages, Protection des données. Gardée douze mois après sa clôture, par identifiants.',
  journal: {
    kind: 'Demande d’accès',
    act: (act: string): string => noted.get(act) ?? 'demande d’accès',
    of: (act: string, name: string): string => `${act}\u00A0: ${name}`,
  },
} as const;
