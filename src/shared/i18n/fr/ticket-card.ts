import type { Ticket } from '../../domain/model/ticket';
import { statusText } from './common';
import { count, formatBand, shortTime } from './format';

const nbsp = '\u00A0';
const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

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
  },
  came: (time: string, waitedMin: number | null): string =>
    waitedMin === null ? shortTime(time) : `${shortTime(time)}, attend depuis ${waitedMin}${nbsp}min`,
  appointmentAt: (time: string): string => shortTime(time),
  /** For a line: « 3e, 10 à 15 min ». */
  short: (rank: number | null, band: { readonly fromMin: number; readonly toMin: number } | null): string =>
    [rank === null ? '' : ordinal(rank), band === null ? '' : formatBand(band.fromMin, band.toMin)]
      .filter(Boolean)
      .join(', '),
  rank: (rank: number): string =>
    rank === 1
      ? `${ordinal(1)}${nbsp}: personne ne passe avant`
      : `${ordinal(rank)}${nbsp}: ${count(rank - 1, 'personne passe', 'personnes passent')} avant`,
  rankUnknown: 'inconnu hors ligne',
  resting: (time: string): string => `pas rappelé avant ${shortTime(time)}`,
  leftUnknown: 'inconnue',
  vain: (calls: number): string => count(calls, 'appel', 'appels'),
  desk: (number: number): string => `Guichet${nbsp}${number}`,
  room: (name: string): string => (name === '' ? 'dans la salle' : name),
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
