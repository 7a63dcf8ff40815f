import type { CallOutcome, TellingChannel } from '../../domain/model/appointment';
import { count, shortTime } from './format';

const nbsp = '\u00A0';

/** Texts of the call list: people whom the town hall moved and who do not know yet. */
export const callsText = {
  title: 'Usagers à prévenir',
  open: 'Usagers à prévenir',
  short: 'À prévenir',
  badge: (number: number): string => `${number} à prévenir`,
  lead: (number: number): string => {
    if (number === 0) return 'Tout le monde est prévenu.';
    if (number === 1) return 'Un usager déplacé par la mairie ne le sait pas encore.';
    return `${number} usagers déplacés par la mairie ne le savent pas encore.`;
  },
  shared: 'La liste est la même sur tous les postes.',
  back: 'Revenir à l’agenda',
  list: 'Personnes à appeler',
  card: (name: string): string => `Appeler ${name}`,
  noPhone: 'Sans téléphone',
  noReach: 'Sans téléphone ni courriel\u00A0: prévenez par courrier.',
  copyNumber: 'Copier le numéro',
  say: 'À dire',
  words: (commune: string, reason: string, was: string, is: string): string =>
    `Bonjour, ici la mairie de ${commune}. Votre rendez-vous ${reason} prévu ${was} aura lieu ${is}. Cela vous convient-il${nbsp}?`,
  copy: 'Copier le message',
  copied: 'Copié.',
  notCopied: 'Rien n’a été copié. Sélectionnez le texte et faites Ctrl C.',
  take: 'J’appelle',
  mine: (time: string): string => `Vous l’appelez depuis ${shortTime(time)}.`,
  held: (agent: string, time: string): string =>
    `${agent === '' ? 'Un collègue' : agent} l’appelle depuis ${shortTime(time)}. Passez au suivant.`,
  heldShort: (agent: string): string => (agent === '' ? 'un collègue appelle' : `${agent} appelle`),
  mineShort: 'vous appelez',
  outcomes: { noAnswer: 'Pas de réponse', callBack: 'À rappeler' } satisfies Record<CallOutcome, string>,
  noted: (note: CallOutcome, tries: number, time: string): string =>
    note === 'callBack'
      ? `à rappeler, appelé à ${shortTime(time)}`
      : `${tries < 2 ? 'pas de réponse' : `${count(tries, 'appel')} sans réponse`} à ${shortTime(time)}`,
  told: 'Prévenu',
  other: 'Refuse\u00A0: autre place',
  also: 'Prévenu autrement',
  channels: {
    phone: 'Prévenu',
    sms: 'Par SMS',
    email: 'Par courriel',
    mail: 'Par courrier',
  } satisfies Record<TellingChannel, string>,
  keys: {
    group: 'Appels',
    take: 'J’appelle cette personne',
    next: 'Suivant',
    told: {
      phone: 'Prévenu au téléphone',
      sms: 'Prévenu par SMS',
      email: 'Prévenu par courriel',
      mail: 'Prévenu par courrier',
    },
  },
} as const;
