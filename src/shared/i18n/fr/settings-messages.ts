import type { MessageState } from '../../domain/messages/message';
import type { MessageField } from '../../domain/messages/fill-template';
import type { SmsLength } from '../../domain/messages/sms-length';
import type { MessageChannel } from '../../domain/model/appointment';
import type { MessageTrigger } from '../../domain/model/message-settings';
import { formatNumber } from './figures';
import { count, dayAndMonth, shortTime } from './format';

const nbsp = '\u00A0';

const triggers = {
  confirmed: 'Confirmation',
  moved: 'Déplacement',
  cancelled: 'Annulation',
  reminder: 'Rappel, deux jours avant',
} satisfies Record<MessageTrigger, string>;

const channels = { email: 'E-mail', sms: 'SMS' } satisfies Record<MessageChannel, string>;

const states = {
  waiting: 'À envoyer',
  sending: 'Envoi en cours',
  handed: 'Envoi en cours',
  sent: 'Envoyé',
  uncertain: 'Peut-être envoyé',
  failed: 'Non envoyé',
  withdrawn: 'Plus utile',
  expired: 'Trop tard',
} satisfies Record<MessageState, string>;

const say = {
  interrupted: 'Le serveur s’est arrêté avant la réponse. Le renvoyer peut faire arriver le message deux fois.',
  noAnswer: 'La réponse s’est perdue en route. Le renvoyer peut faire arriver le message deux fois.',
  answer:
    'La passerelle SMS a répondu sans dire si elle a pris le message. Le renvoyer peut le faire arriver deux fois.',
  restored: 'Une sauvegarde a été remise en place\u00A0: ce message a pu partir avant.',
  noAddress: 'Aucune adresse ni aucun numéro de mobile valable dans la fiche. Complétez-la, puis renvoyez.',
  numberRefused:
    'Ce numéro n’est pas un mobile français\u00A0: aucun SMS n’y est envoyé, il pourrait être surtaxé. Corrigez-le dans la fiche, puis renvoyez, ou prévenez la personne autrement.',
  smsNumberDay: 'Ce numéro a déjà reçu plusieurs SMS aujourd’hui. Le prochain partira demain matin.',
  smsDay: 'La mairie a envoyé aujourd’hui autant de SMS qu’elle le peut en un jour. Celui-ci partira demain matin.',
  smsMonth:
    'Le budget de SMS du mois est épuisé. Celui-ci attend le mois prochain, ou un budget plus grand donné par qui administre le serveur.',
  refused: 'Refusé par le destinataire ou son fournisseur. Vérifiez l’adresse ou le numéro, puis renvoyez.',
  tooLate: 'Le rendez-vous a commencé avant que le message ait pu partir.',
  unreachable: 'La messagerie ne répond pas. Nouvel essai dès qu’elle revient.',
  auth: 'La messagerie refuse le mot de passe du serveur. À corriger par qui administre le serveur.',
  sender: 'La messagerie refuse l’adresse d’expéditeur. À corriger par qui administre le serveur.',
  tls: 'La messagerie n’offre pas de liaison chiffrée. À corriger par qui administre le serveur.',
  later: 'Refusé pour l’instant. Nouvel essai plus tard.',
  unreadable:
    'Le serveur ne sait pas lire ce rendez-vous\u00A0: le message n’est pas parti. Prévenez la personne autrement.',
  notConfigured: 'Le serveur n’a pas de moyen d’envoi pour ce canal.',
} as const;

/** Why a message stands where it stands, in a sentence; `''` when there is nothing to say. */
export const sayMessageWhy = (why: string): string => {
  const words = why.split(' ');
  const code = words[0] === 'resend' || words[0] === 'consider' ? (words[2] ?? '') : (words[0] ?? '');
  return code in say ? say[code as keyof typeof say] : '';
};

/** Texts of the settings of messages. */
export const settingsMessagesText = {
  lead: 'Ce que la mairie écrit aux usagers qui l’ont demandé. Rien ne part tant que rien n’est activé ici.',
  list: 'Messages',
  triggers,
  channels,
  on: 'Activé',
  off: 'Désactivé',
  present: (isOn: boolean, body: string) => `${isOn ? 'Activé' : 'Désactivé'}, «\u00A0${body.slice(0, 60)}…\u00A0».`,
  what: (trigger: MessageTrigger, channel: MessageChannel) =>
    `message «\u00A0${triggers[trigger].toLowerCase()}\u00A0» par ${channels[channel]}`,
  form: (trigger: MessageTrigger, channel: MessageChannel) => `${triggers[trigger]}, ${channels[channel]}`,
  enabled: 'Envoyer ce message',
  subject: 'Objet',
  body: 'Texte',
  fields: 'Insérer',
  fieldNames: {
    jour: 'jour',
    heure: 'heure',
    lieu: 'lieu',
    numero: 'numéro du rendez-vous',
    pieces: 'pièces à apporter',
    telephone: 'téléphone de la mairie',
  } satisfies Record<MessageField, string>,
  unknownFields: (names: readonly string[]) =>
    `${names.map((name) => `{${name}}`).join(', ')}${nbsp}: partirait tel quel. Choisissez parmi les mots à insérer.`,
  backToShipped: 'Revenir au texte de Guichet',
  preview: 'Aperçu',
  previewMeta: 'pour un rendez-vous inventé',
  smsLength: ({ units, segments, left }: SmsLength) =>
    `${count(units, 'signe')}, ${segments}${nbsp}SMS par envoi, ${left} de libre.`,
  smsWide:
    'Un signe de ce texte n’existe pas dans l’alphabet des SMS\u00A0: chaque SMS ne contient plus que 70 signes.',
  smsPlain:
    'Les accents que l’alphabet des SMS n’a pas (ê, ç, û…) partent sans accent\u00A0: un seul diviserait la place par deux.',
  quiet: 'Les SMS ne partent qu’entre 8\u00A0h et 20\u00A0h, à l’heure de la mairie.',
  noWay: {
    email:
      'Le serveur n’a pas de messagerie\u00A0: ces messages attendent. Qui administre le serveur la déclare dans son fichier messages.json.',
    sms: 'Le serveur n’a pas de passerelle SMS\u00A0: ces messages attendent. Qui administre le serveur la déclare dans son fichier messages.json.',
  } satisfies Record<MessageChannel, string>,
  fault: (place: string) =>
    `Le serveur n’envoie rien\u00A0: sa configuration des messages ne se lit pas, à l’endroit «\u00A0${place}\u00A0».`,
  outbox: {
    title: 'Suivi des envois',
    detail: (open: number, waiting: number) =>
      open > 0 ? `${open}${nbsp}à régler` : waiting > 0 ? `${waiting} en attente` : 'rien en attente',
    open: 'À régler',
    openNone: 'Rien à régler.',
    tried: 'Pas encore partis',
    sent: 'Envoyés récemment',
    sentNone: 'Rien n’est parti ces quatorze derniers jours.',
    waiting: (waiting: number) =>
      waiting === 1 ? `1${nbsp}message attend son heure.` : `${waiting}${nbsp}messages attendent leur heure.`,
    smsTitle: 'SMS du mois',
    smsMonth: (used: number, budget: number) => `${formatNumber(used)} sur ${formatNumber(budget)}`,
    smsLeft: (used: number, budget: number) =>
      used >= budget
        ? 'Le budget du mois est épuisé\u00A0: les SMS suivants attendent le mois prochain, ou un budget plus grand donné par qui administre le serveur.'
        : used === 0
          ? 'Aucun SMS n’est parti ce mois-ci. Au-delà du budget, les suivants attendraient le mois prochain.'
          : `Encore ${count(budget - used, 'SMS possible', 'SMS possibles')} ce mois-ci. Au-delà, les suivants attendent le mois prochain.`,
    asking: 'Le serveur est interrogé…',
    unreachable: 'Le serveur de la mairie ne répond pas. Les messages l’attendent\u00A0: chacun partira une fois.',
    states,
    nobody: 'Usager effacé',
    /** Of one that waits for its time. */
    plannedFor: 'prévu le',
    of: (day: string, time: string) => `rendez-vous du ${dayAndMonth(day)} à ${shortTime(time)}`,
    attempts: (attempts: number) => count(attempts, 'essai'),
    resend: 'Renvoyer',
    consider: 'Considérer comme envoyé',
    resendWhat: (who: string) => `renvoi à ${who}`,
    considerWhat: (who: string) => `considéré comme envoyé, ${who}`,
    noText: 'Guichet ne garde ni le texte ni l’adresse d’un message\u00A0: seulement s’il est parti, et quand.',
  },
} as const;
