import type { Refusal } from '../../errors/refusal';
import { tooLateToUndo } from './acts';
import { agendaText } from './agenda';
import { conflictKindsText } from './conflict-kinds';
import { counterLifeText } from './counter-life';
import { openCodesText } from './devices';
import { calledElsewhere } from './counter';
import { count, dayAndMonth, shortTime } from './format';
import { peopleText } from './people';
import { rightsText } from '../rights/rights-words';
import { saySlotRefusal } from './slot-refusals';
import { trustText } from './trust';
import { valueName } from './common';
import { erasingText } from '../protection/erasing';

/** A refusal in words: what happened, and what to do. Nothing was lost, so that is not said. */
export type RefusalWords = { readonly text: string; readonly todo: string };

/** Names that the screen knows and the rule does not: of a desk, a reason, an agent. */
type RefusalNames = {
  readonly desk?: (id: string) => string;
  readonly reason?: (id: string) => string;
  readonly agent?: (id: string) => string;
  readonly ticket?: (id: string) => string;
};

const fields = {
  lastName: 'le nom',
  firstName: 'le prénom',
  birthDate: 'la date de naissance',
  phone: 'le téléphone',
} as const;
const entities = {
  appointment: 'Ce rendez-vous',
  ticket: 'Ce ticket',
  request: 'Cette demande',
  citizen: 'Cette fiche',
  reason: 'Ce motif',
  desk: 'Ce guichet',
  agent: 'Cet agent',
} as const;
const states: Readonly<Record<string, string>> = {
  waiting: 'est en attente',
  called: 'est déjà appelé',
  serving: 'est déjà en cours',
  onHold: 'est mis de côté',
  parked: 'est mis de côté',
  done: 'est déjà terminé',
  noAnswer: 'est noté sans réponse',
  abandoned: 'est noté abandonné',
  notServedAtClosing: 'est clos, non servi à la fermeture',
  void: 'a été annulé',
  booked: 'est réservé',
  arrived: 'est déjà arrivé',
  attended: 'est déjà honoré',
  noShow: 'est noté absent',
  cancelledByCitizen: 'est déjà annulé',
  cancelledByOffice: 'est déjà annulé',
  closed: 'est fermé',
  open: 'est ouvert',
  paused: 'est en pause',
};

const requestStates: Readonly<Record<string, string>> = {
  received: 'n’est pas encore prise en charge',
  inProgress: 'est déjà prise en charge',
  waitingOnCitizen: 'attend déjà l’usager',
  answered: 'a déjà sa réponse',
  closed: 'est déjà close',
  void: 'a été annulée',
};

const at = (day: string, time: string): string => `le ${dayAndMonth(day)} à ${shortTime(time)}`;
const say = (text: string, todo = ''): RefusalWords => ({ text, todo });
const silentServer = 'Le serveur de la mairie ne répond pas\u00A0: rien n’est changé.';
const notTaken = 'Le serveur n’a pas pris ce geste\u00A0: rien n’est changé.';

/** Puts a refusal into words, in the « vous » form, without code. */
export const sayRefusal = (refusal: Refusal, names: RefusalNames = {}): RefusalWords => {
  if (refusal.code === 'rightMissing') return rightsText.missing(refusal.right, refusal.roles);
  switch (refusal.code) {
    case 'slotClosed':
      return say(
        `La mairie ne reçoit pas ${at(refusal.day, refusal.time)}.`,
        'Choisissez un créneau clair de l’agenda.',
      );
    case 'slotPast':
      return say(
        refusal.time === '' ? 'Ce jour est passé.' : 'Cette heure est passée.',
        'Choisissez un créneau à venir.',
      );
    case 'deskBusy':
      return say(
        `Ce créneau vient d’être pris, ${at(refusal.day, refusal.time)}.`,
        'Prenez un des premiers créneaux libres.',
      );
    case 'slotTaken':
      return say(
        refusal.by
          ? `${names.agent?.(refusal.by.agentId) || 'Un collègue'}${refusal.by.deskId === '' ? '' : ` (${(names.desk?.(refusal.by.deskId) ?? 'autre guichet').toLocaleLowerCase('fr')})`} vient de prendre ce créneau, ${at(refusal.day, refusal.time)}.`
          : refusal.rivals.length > 0
            ? `Un autre poste vient de prendre ce créneau, ${at(refusal.day, refusal.time)}.`
            : `Un autre poste garde ce créneau, ${at(refusal.day, refusal.time)}.`,
        'Prenez un des autres créneaux libres.',
      );
    case 'noDeskFree':
      return say(
        `Aucun guichet n’est libre ${at(refusal.day, refusal.time)}.`,
        'Prenez un des premiers créneaux libres.',
      );
    case 'noStationFree':
      return say(
        `${refusal.stations < 2 ? 'Le dispositif de recueil est pris' : `Les ${refusal.stations} dispositifs de recueil sont pris`} ${at(refusal.day, refusal.time)}.`,
        'Prenez un des premiers créneaux libres.',
      );
    case 'tooManyPersons':
      return say(
        `Ce motif se réserve pour ${count(refusal.most, 'personne')} au plus.`,
        'Prenez deux rendez-vous à la suite.',
      );
    case 'reasonNotOffered':
      return say(
        `${names.reason?.(refusal.reasonId) ?? 'Ce motif'} ne se traite pas ici.`,
        'Choisissez un autre motif ou un autre guichet.',
      );
    case 'preApplicationNumberInvalid':
      return say(
        refusal.missing > 0
          ? `Numéro de pré-demande\u00A0: 10 lettres ou chiffres, il en manque ${refusal.missing}.`
          : 'Numéro de pré-demande\u00A0: 10 lettres ou chiffres, sans signe.',
        'Corrigez-le ou laissez la case vide.',
      );
    case 'unsoundValue':
      if (refusal.field.endsWith('.at'))
        return say(
          'L’horloge de ce poste est fausse\u00A0: rien n’est changé.',
          'Mettez-la à l’heure puis recommencez.',
        );
      return say(
        `${valueName(refusal.field)} ne peut pas être enregistrée telle quelle\u00A0: rien n’est changé.`,
        'Corrigez-la puis recommencez.',
      );
    case 'citizenIncomplete':
      return say(`Il manque ${fields[refusal.field]}.`, 'Complétez la fiche puis recommencez.');
    case 'notInState':
      return say(
        `${entities[refusal.entity]} ${(refusal.entity === 'request' ? requestStates : states)[refusal.status] ?? 'n’est plus dans cet état'}.`,
        'L’écran montre son état présent.',
      );
    case 'alreadyCalled':
      return say(calledElsewhere(refusal, names), 'Appelez la personne suivante.');
    case 'deskHasTicket':
      return say(
        `${names.ticket?.(refusal.ticketId) ?? 'Une personne'} est encore à ce guichet.`,
        'Terminez ou mettez de côté, puis appelez.',
      );
    case 'callHeld':
      return say(
        `${names.agent?.(refusal.agentId) ?? 'Un collègue'} appelle déjà cette personne.`,
        'Passez à la suivante.',
      );
    case 'deskTaken':
      return say(
        `${names.agent?.(refusal.agentId) ?? 'Un collègue'} tient déjà ${names.desk?.(refusal.deskId) ?? 'ce guichet'}.`,
        'Choisissez un autre guichet.',
      );
    case 'notSignedOn':
      return say('Vous n’êtes à aucun guichet.', 'Ouvrez un guichet pour appeler.');
    case 'notAllowed':
      return refusal.readOnly
        ? say('Votre rôle permet de consulter, pas de saisir.', 'Demandez à un agent de l’accueil ou d’un guichet.')
        : say(notTaken, 'Identifiez-vous de nouveau, ou demandez à qui administre la mairie.');
    case 'agentAtDesk':
      return say(
        `Rien n’est supprimé\u00A0: cette personne a le guichet ${refusal.desk} ouvert. Faites-le d’abord fermer.`,
      );
    case 'adminOnly':
      return say(notTaken, 'Identifiez-vous de nouveau, ou faites-le sur un poste d’administration.');
    case 'settingsUnreachable':
      return say(silentServer, 'Votre saisie reste ici\u00A0; enregistrez-la quand la liaison est revenue.');
    case 'serverUnreachable':
      return say(silentServer, 'Réessayez quand la liaison est revenue.');
    case 'notStored':
      return trustText.notStored;
    case 'serverBusy':
      return say('Le serveur de la mairie a trop à faire\u00A0: rien n’est changé.', 'Réessayez dans une minute.');
    case 'codesOpen':
      return say('Trois codes sont déjà ouverts, c’est le plus possible.', openCodesText.fullTodo);
    case 'codeOfAnother':
      return say(
        'Ce code a été demandé sur un autre poste\u00A0: il n’est pas annulé.',
        'Annulez-le sur ce poste-là, ou sur un poste d’administration.',
      );
    case 'lastAdmin':
    case 'lastAdminPerson':
    case 'keysOpen':
      return openCodesText[refusal.code];
    case 'noAdminCode':
      return say(
        'Aucun administrateur n’est identifié par son code sur ce poste\u00A0: rien n’est changé.',
        'Identifiez-vous d’abord, sinon personne ne pourrait revenir en arrière.',
      );
    case 'staysAside':
      return say(
        'Cette saisie ne peut pas être prise en compte\u00A0: une autre règle la retient.',
        conflictKindsText.quarantined.words(refusal.why).why,
      );
    case 'appointmentStale':
      return agendaText.modify.stale;
    case 'settingsStale':
      return say(
        'Quelqu’un a modifié ce réglage entre-temps.',
        'Ouvrez-le dans Réglages\u00A0: la version actuelle y est.',
      );
    case 'settingsFaulty':
      return say('Ce réglage ne convient pas tel quel\u00A0: rien n’est changé.', 'Corrigez ce qui est signalé.');
    case 'sameCitizen':
    case 'notMerged':
    case 'personExpected':
    case 'personMerged':
    case 'personUnsent':
      return peopleText.refused[refusal.code];
    case 'erasing':
      return erasingText.refused[refusal.why];
    case 'nobodyWaiting':
      return say('Personne n’attend pour ce guichet.');
    case 'nothingToClose':
      return say('Personne n’attend plus\u00A0: la file est déjà vide.');
    case 'peopleWait':
      return say(`${counterLifeText.closing.waiting(refusal.tickets.map(({ label }) => label))}.`);
    case 'nothingToUndo':
      return say('Il n’y a plus rien à annuler.');
    case 'undoTooLate':
      return say(...tooLateToUndo(refusal.status));
    case 'notFound':
      return say(`${entities[refusal.entity]} n’est plus sur ce poste.`, 'Cherchez de nouveau.');
    case 'publicHoliday':
    case 'dayClosed':
    case 'dayTooShort':
    case 'keptForOthers':
    case 'quotaReached':
    case 'tooSoon':
    case 'beyondHorizon':
    case 'channelNotOffered':
    case 'dayFull':
    case 'stationsFull':
    case 'noSlotBetween':
      return saySlotRefusal(refusal, names.reason);
    default:
      return refusal satisfies never;
  }
};

/** A refusal and what to do, in one line. */
export const refusalLine = (refusal: Refusal, names: RefusalNames = {}): string => {
  const { text, todo } = sayRefusal(refusal, names);
  return todo === '' ? text : `${text} ${todo}`;
};
