import { isUnproved } from '../../domain/conflicts/conflict';
import type { CitizenField } from '../../domain/model/citizen';
import type { NumberDoubt } from '../../domain/numbers/number-doubt';
import { phoneDigits, phoneInPairs } from '../../lib/phone';
import { count, numericDay, shortTime } from './format';
import { valueName } from './common';
import { unprovedText } from './waiting-writes';

const fields: Readonly<Record<CitizenField, string>> = {
  lastName: 'nom',
  firstName: 'prénom',
  birthDate: 'date de naissance',
  phone: 'téléphone',
  email: 'courriel',
};

const collections: Readonly<Record<string, string>> = {
  appointments: 'Rendez-vous',
  tickets: 'Ticket',
  requests: 'Demande',
  deskSessions: 'Ouverture de guichet',
  citizens: 'Fiche d’usager',
  reference: 'Réglage',
};

type Why = { readonly why: string; readonly todo: string };

const unread: Why = {
  why: 'Le serveur n’a pas pu la lire. C’est un défaut du logiciel, pas de la saisie.',
  todo: 'Refaites-la si elle presse, et signalez ce cas à l’administration.',
};
const tooMuch: Why = {
  why: 'Le dossier auquel elle s’ajoute contient déjà autant que le serveur accepte.',
  todo: 'Continuez sur un nouveau dossier, et signalez celui-ci à l’administration.',
};

const reasons: Readonly<Record<string, Why>> = {
  rights: {
    why: 'La personne qui l’a saisie, ou ce poste, n’a pas le droit de l’enregistrer.',
    todo: 'Demandez à la supervision de la refaire, ou réessayez quand les droits sont corrigés.',
  },
  shape: unread,
  badRequest: unread,
  event: unread,
  events: unread,
  fields: unread,
  document: unread,
  readOnly: {
    why: 'Les réglages de la mairie ne s’écrivent que sur le serveur.',
    todo: 'Demandez ce changement à l’administration.',
  },
  tooLarge: {
    why: 'Elle est plus longue que ce que le serveur accepte.',
    todo: 'Refaites-la en plus court, ou signalez-la à l’administration.',
  },
  asideFull: {
    why: 'Ce poste a déjà trop de saisies mises de côté\u00A0: le serveur n’en garde plus d’autres. Celle-ci n’est que sur ce poste.',
    todo: 'Signalez ce poste à l’administration avant de continuer dessus.',
  },
  tooManyEvents: tooMuch,
  tooManyFields: tooMuch,
  documentTooLarge: tooMuch,
  foreignStamp: {
    why: 'Elle porte la marque d’un autre poste que celui qui l’a envoyée.',
    todo: 'Rien tout de suite\u00A0: son poste la récrit de lui-même. Si elle reste ici, vérifiez la fiche et corrigez-la.',
  },
  futureStamp: {
    why: 'L’horloge du poste avançait quand elle a été écrite.',
    todo: 'Mettez l’horloge de ce poste à l’heure\u00A0: il la récrit de lui-même. Si elle reste ici, vérifiez la fiche et corrigez-la.',
  },
  eventContradicts: {
    why: 'Un autre contenu est déjà enregistré sous le même numéro. Le premier reste en place.',
    todo: 'Vérifiez à l’écran ce qui est enregistré, et refaites la saisie s’il manque quelque chose.',
  },
  siteId: {
    why: 'Elle appartient à une autre mairie que celle de ce poste.',
    todo: 'Signalez ce cas à l’administration.',
  },
};

const unknownReason: Why = {
  why: 'Le serveur ne l’a pas acceptée.',
  todo: 'Réessayez. Si elle revient, refaites-la et signalez ce cas à l’administration.',
};

const wrongClock: Why = {
  why: 'Le moment qu’elle porte est impossible\u00A0: l’horloge du poste était fausse.',
  todo: 'Mettez l’horloge de ce poste à l’heure, puis refaites la saisie.',
};

/** Why a row was put aside: a word that has its sentence, else the path of the field whose value is not possible. */
const whyOf = (why: string): Why => {
  if (Object.hasOwn(reasons, why)) return reasons[why] ?? unknownReason;
  if (isUnproved(why)) return unprovedText;
  if (why.endsWith('.at')) return wrongClock;
  const name = valueName(why);
  if (!why.includes('.') && name === valueName('')) return unknownReason;
  return {
    why: `${name} ne peut pas être enregistrée telle quelle.`,
    todo: 'Refaites la saisie avec une valeur juste. Si elle est encore mise de côté, signalez ce cas à l’administration.',
  };
};

/** What is odd about the number of a ticket, in a few words and in a sentence, and what to do about it. */
const ofNumber: Readonly<Record<NumberDoubt, Why & { readonly short: string }>> = {
  numberTaken: {
    short: 'numéro donné deux fois',
    why: 'Ce numéro est sur plusieurs tickets. C’est le cas quand un poste a repris une ancienne copie de ses données, ou quand une borne a recommencé à compter.',
    todo: 'En appelant ce numéro, dites aussi le nom ou le motif. Si cela ne suffit pas, donnez un autre ticket à l’une des personnes et retirez l’ancien de la file.',
  },
  numberNotGiven: {
    short: 'numéro que le serveur n’a pas donné',
    why: 'Le serveur n’a donné ce numéro à aucun poste. Le poste qui l’a inscrit n’a pas suivi la série.',
    todo: 'Appelez la personne comme les autres. Si cela se répète, signalez ce poste à l’administration.',
  },
  numberOfOther: {
    short: 'numéro réservé à un autre poste',
    why: 'Ce numéro revient à un autre poste, qui peut le donner aussi.',
    todo: 'En appelant ce numéro, dites aussi le nom ou le motif. Si cela se répète, signalez ce poste à l’administration.',
  },
  numberTooHigh: {
    short: 'numéro trop élevé',
    why: 'Aucune série ne va si loin dans une journée. Le poste qui l’a inscrit n’a pas suivi la série.',
    todo: 'Appelez la personne comme les autres. Si cela se répète, signalez ce poste à l’administration.',
  },
};

const theField: Readonly<Record<CitizenField, string>> = {
  lastName: 'le nom',
  firstName: 'le prénom',
  birthDate: 'la date de naissance',
  phone: 'le téléphone',
  email: 'le courriel',
};

/** Texts of the conflicts that are no surplus: two calls, two values, one number twice, a row put aside. */
export const conflictKindsText = {
  calledTwice: {
    region: 'Double appel',
    title: (label: string) => `${label}\u00A0: appelé par deux guichets`,
    lead: 'Les deux appels sont gardés. Choisissez quel guichet reçoit la personne\u00A0; l’autre appel est repris.',
    desk: (number: number | string) => `Guichet\u00A0${number}`,
    called: (time: string) => `appelle à ${shortTime(time)}`,
    tentative: 'sans le serveur',
    first: 'arrivé le premier au serveur',
    second: 'arrivé en second',
    deeds: {
      started: 'commence à recevoir',
      recalled: 'rappelle',
      held: 'met de côté',
      parked: 'met de côté',
      resumed: 'reprend',
      noAnswer: 'note «\u00A0sans réponse\u00A0»',
      done: 'termine',
      requeued: 'remet en attente',
      transferred: 'transfère',
      abandoned: 'note un départ',
      paperMarked: 'vérifie des pièces',
      priorityMarked: 'change la priorité',
    } as Readonly<Record<string, string>>,
    nothing: 'n’a encore rien fait d’autre',
    done: 'Le service est terminé\u00A0: il reste au guichet qui l’a rendu.',
    anew: 'La personne n’est à aucun guichet\u00A0: le guichet choisi l’appelle aussitôt.',
    confirm: (number: number | string) => `Le guichet\u00A0${number} garde la personne`,
  },
  twoTickets: {
    region: 'Deux tickets pour une personne',
    title: (name: string) => `${name}\u00A0: deux tickets pour un rendez-vous`,
    lead: 'Deux postes ont noté son arrivée sans se voir. Gardez le ticket que la personne a en main\u00A0; l’autre sort de la file.',
    given: (time: string, agent: string): string =>
      agent === '' ? `donné à ${shortTime(time)}` : `donné à ${shortTime(time)} par ${agent}`,
    states: {
      waiting: 'attend',
      parked: 'mis de côté',
      called: 'appelé',
      serving: 'reçu au guichet',
      onHold: 'en pause au guichet',
      done: 'service terminé',
    } as Readonly<Record<string, string>>,
    both: 'Les deux tickets sont déjà appelés. Au guichet qui n’a personne devant lui, notez que la personne est partie.',
    confirm: (kept: string, other: string) => `Garder ${kept}, retirer ${other}`,
    nothing: 'Retirer un ticket',
  },
  ticketNumber: {
    region: 'Numéro de ticket à vérifier',
    title: (label: string, holders: number): string =>
      holders > 1 ? `${label}\u00A0: ${holders} personnes ont ce numéro` : `${label}\u00A0: numéro à vérifier`,
    short: (doubt: NumberDoubt, holders: number): string =>
      holders > 1 ? count(holders, 'personne') : ofNumber[doubt].short,
    lead: 'Ces tickets restent dans la file\u00A0: un numéro imprimé ne change jamais.',
    leadOne: 'Ce ticket reste dans la file\u00A0: un numéro imprimé ne change jamais.',
    given: (time: string): string => `Ticket donné à ${shortTime(time)}`,
    open: 'Voir ce ticket',
    openOf: (time: string): string => `Voir ce ticket, donné à ${shortTime(time)}`,
    unnamed: 'sans nom',
    why: 'Pourquoi',
    todo: 'Que faire',
    words: (doubt: NumberDoubt): Why => ofNumber[doubt],
  },
  sameNumber: {
    region: 'Pré-demande en double',
    title: (number: string) => `${number}\u00A0: sur deux rendez-vous`,
    lead: 'Une pré-demande ne sert qu’une fois. Corrigez le numéro de l’un, ou annulez l’un des deux.',
    open: 'Voir dans l’agenda',
    openOf: (name: string) => `Voir le rendez-vous de ${name} dans l’agenda`,
    number: (name: string) => `Numéro de ${name}`,
    hint: 'vide si inconnu',
    correct: 'Corriger le numéro',
    cancel: 'Annuler ce rendez-vous',
    booked: (when: string) => `réservé ${when}`,
  },
  identity: {
    region: 'Fiche à vérifier',
    title: (name: string, field: CitizenField) => `${name}\u00A0: deux valeurs pour ${theField[field]}`,
    lead: 'Deux postes l’ont modifiée sans se voir. Demandez à la personne si vous hésitez.',
    field: (field: CitizenField) => fields[field],
    value: (field: CitizenField, value: string) =>
      field === 'phone'
        ? phoneInPairs(phoneDigits(value))
        : field === 'birthDate' && /^\d{4}-\d{2}-\d{2}$/.test(value)
          ? numericDay(value)
          : value,
    /** `isOwn` = it was written at this computer. */
    current: (isOwn: boolean) => `valeur actuelle, écrite en dernier${isOwn ? ', sur ce poste' : ''}`,
    other: (isOwn: boolean) => `autre valeur, écrite ${isOwn ? 'sur ce poste' : 'ailleurs'}, ne compte pas`,
    empty: 'vide',
    confirm: (value: string) => `Garder «\u00A0${value}\u00A0»`,
  },
  quarantined: {
    region: 'Saisie mise de côté',
    title: (collection: string) => `${collections[collection] ?? 'Saisie'}\u00A0: mis de côté par le serveur`,
    what: (collection: string) => collections[collection] ?? 'Saisie',
    lead: 'Rien n’est perdu\u00A0: la saisie est gardée, mais les autres postes ne la voient pas.',
    why: 'Pourquoi',
    todo: 'Que faire',
    words: whyOf,
    own: 'saisie sur ce poste',
    elsewhere: 'saisie sur un autre poste',
    atElsewhere: 'Elle se règle sur le poste qui la garde. Ici, le serveur n’en dit que l’existence.',
    retry: 'Réessayer l’envoi',
    sent: 'Elle repart. Si le serveur l’accepte, elle disparaît d’ici.',
  },
  erased: {
    region: 'Rendez-vous d’une fiche effacée',
    lead: 'Ce rendez-vous a été pris, souvent sur un poste hors ligne, pour une personne dont la fiche a été effacée entre-temps. Son nom n’est plus connu ici.',
    heads: { when: 'Quand', reason: 'Motif', desk: 'Guichet', by: 'Pris par', todo: 'Que faire' },
    todo: 'Si la personne vient à cette heure, recevez-la. Sinon, annulez\u00A0: la place est rendue.',
    cancel: 'Annuler ce rendez-vous',
    open: 'Voir dans l’agenda',
    /** Why the office cancels it. */
    why: 'fiche effacée',
  },
  unreadable: {
    region: 'Donnée illisible',
    title: (collection: string, isWhole: boolean) =>
      `${collections[collection] ?? 'Donnée'}\u00A0: ${isWhole ? 'illisible' : 'en partie illisible'}`,
    what: (collection: string, isWhole: boolean) =>
      `${collections[collection] ?? 'Donnée'}${isWhole ? '' : ', en partie'}`,
    lead: 'Tout le reste fonctionne\u00A0: Guichet laisse de côté ce qu’il ne peut pas lire, sans rien effacer.',
    why: 'Un poste ou un autre programme a écrit une valeur impossible, par exemple une heure qui n’existe pas. Plus rarement, c’est une erreur de Guichet.',
    todo: 'Rien sur ce poste. Le serveur remet la donnée en ordre, puis elle disparaît d’ici. Si elle reste, donnez ce repère à l’administration.',
    mark: 'Repère',
  },
} as const;
