import type { Ticket } from '../../domain/model/ticket';
import type { TicketStanding } from '../../domain/queue/ticket-standing';
import { statusText } from './common';
import { count, shortTime } from './format';
import { receptionText } from './reception';

const nbsp = '\u00A0';

/** Words of the card of a number. */
export const ticketCardText = {
  open: (label: string): string => `Ticket ${label}, voir et agir`,
  title: (label: string): string => `Ticket ${label}`,
  keys: 'Ticket',
  gone: 'Ce ticket n’est plus sur ce poste.',
  status: (status: Ticket['status']): string => (status === 'void' ? 'Annulé' : statusText[status]),
  nobody: 'Sans nom',
  facts: {
    reason: 'Motif',
    came: 'Arrivée',
    appointment: 'Rendez-vous',
    rank: 'Rang',
    left: 'Attente restante',
    vain: 'Sans réponse',
    place: 'Où',
    crossed: 'Sans effet',
  },
  came: (time: string, waitedMin: number | null): string =>
    waitedMin === null ? shortTime(time) : `${shortTime(time)}, attend depuis ${waitedMin}${nbsp}min`,
  appointmentAt: (time: string): string => shortTime(time),
  /** Beside « Prochains appels », which is of the whole site: the rank is of the desks that call for the reason. */
  rank: (rank: number): string =>
    rank === 1
      ? `1er à ses guichets${nbsp}: personne ne passe avant`
      : `${rank}e à ses guichets${nbsp}: ${count(rank - 1, 'personne passe', 'personnes passent')} avant`,
  rankUnknown: 'inconnu',
  /** What is said in place of a rank of somebody who has none; `''` where a rank is said. `clock` gives the civil time of an instant. */
  instead: (
    { restsUntil, hourAt }: Pick<TicketStanding, 'restsUntil' | 'hourAt'>,
    clock: (instant: string) => string,
  ): string => {
    if (restsUntil !== '') return receptionText.queue.callableAt(shortTime(clock(restsUntil)));
    return hourAt === '' ? '' : `appel vers ${shortTime(clock(hourAt))}, plus tôt si personne n’attend`;
  },
  leftUnknown: 'inconnue',
  vain: (calls: number): string => count(calls, 'appel', 'appels'),
  desk: (number: number): string => `Guichet${nbsp}${number}`,
  room: (name: string): string => (name === '' ? 'dans la salle' : name),
  /** An end that was noted in the moment of a call. */
  crossed: {
    fact: (end: string, isTakenBack: boolean): string =>
      `«${nbsp}${end}${nbsp}», ${isTakenBack ? 'après l’annulation de l’appel' : 'au moment de l’appel'}`,
    takenBack: (label: string): string =>
      `Ticket ${label}${nbsp}: votre appel a été annulé. Ce que vous aviez noté n’a pas compté${nbsp}: rappelez la personne si elle est devant vous.`,
    banner: (label: string, desk: number, isThere: boolean): string => {
      const called = `Ticket ${label}${nbsp}: appelé ${desk > 0 ? `au guichet${nbsp}${desk}` : 'à un guichet'} au même moment`;
      return isThere
        ? `${called}, la personne y est toujours. Ce que vous aviez noté n’a pas compté.`
        : `${called}. Ce que vous aviez noté n’a pas compté${nbsp}: refaites-le si la personne est encore là.`;
    },
    understood: 'Compris',
    step: (isTakenBack: boolean): string =>
      `Sans effet${nbsp}: ${isTakenBack ? 'l’appel avait été annulé' : 'appelé à un guichet au même moment'}`,
  },
  acts: {
    reprint: 'Réimprimer',
    priorityOn: 'Donner la priorité',
    priorityOff: 'Retirer la priorité',
    requeue: 'Remettre dans la file',
    left: 'Parti',
    cancel: 'Annuler le ticket',
    file: 'Fiche',
    agenda: 'Voir dans l’agenda',
    close: 'Fermer',
    undo: 'Annuler',
  },
  print: {
    printing: 'Impression…',
    paper: 'Imprimé.',
    failed: 'Rien n’est sorti. Vérifiez l’imprimante, le numéro reste valable.',
    waiting: 'Attend l’imprimante, sortira tout seul.',
    uncertain: 'Peut-être imprimé\u00A0: regardez à l’imprimante.',
    kept: 'Retiré de la file d’impression.',
  },
} as const;
