import type { MessageState } from '../../domain/messages/message';
import type { CallOutcome, MessageChannel, TellingChannel } from '../../domain/model/appointment';
import type { TellingWay } from '../../domain/conflicts/reach-of';
import { count, quoted, shortTime } from './format';
import { settingsMessagesText } from './settings-messages';

const nbsp = '\u00A0';

/** By how the person is told. */
const takes = { phone: 'J’appelle', writing: 'J’écris', voice: 'Je le lui dis' } satisfies Record<TellingWay, string>;

/** Texts of the call list: people whom the town hall moved or called off and who do not know yet. */
export const callsText = {
  title: 'Usagers à prévenir',
  open: 'Usagers à prévenir',
  short: 'À prévenir',
  badge: (number: number): string => `${number} à prévenir`,
  lead: (number: number): string => {
    if (number === 0) return 'Personne n’est à prévenir.';
    if (number === 1) return `Un usager reste à prévenir${nbsp}: son rendez-vous a changé.`;
    return `${number} usagers restent à prévenir${nbsp}: leur rendez-vous a changé.`;
  },
  shared: 'La liste est la même sur tous les postes.',
  back: 'Revenir à l’agenda',
  list: 'Personnes à appeler',
  card: (name: string): string => `Appeler ${name}`,
  noPhone: 'Sans téléphone',
  noReach: 'Sans téléphone ni courriel\u00A0: prévenez par courrier.',
  /** In place of it where a letter would be late. */
  onArrival:
    'Sans téléphone ni courriel, et un courrier n’arriverait pas à temps\u00A0: dites-le de vive voix quand la personne vient.',
  say: (way: TellingWay): string => (way === 'writing' ? 'À écrire' : 'À dire'),
  words: (commune: string, reason: string, was: string, is: string): string =>
    `Bonjour, ici la mairie de ${commune}. Votre rendez-vous ${quoted(reason)} prévu ${was} aura lieu ${is}. Cela vous convient-il${nbsp}?`,
  crossed: 'Deux postes ont changé ce rendez-vous sans se voir\u00A0: la personne a pu entendre autre chose.',
  /** Of an appointment that the town hall called off. */
  off: {
    /** In the place of the new moment. */
    is: 'annulé',
    words: (commune: string, reason: string, was: string): string =>
      `Bonjour, ici la mairie de ${commune}. Votre rendez-vous ${quoted(reason)} prévu ${was} est annulé. Souhaitez-vous un autre rendez-vous${nbsp}?`,
    written: (commune: string, reason: string, was: string): string =>
      `Mairie de ${commune}${nbsp}: votre rendez-vous (${reason}) prévu ${was} est annulé. Pour en prendre un autre, appelez la mairie.`,
    /** Of one of two with the same pre-application number: whether they have the other one is asked, as it may be somebody else’s. */
    duplicate: {
      words: (commune: string, reason: string, was: string): string =>
        `Bonjour, ici la mairie de ${commune}. Votre rendez-vous ${quoted(reason)} prévu ${was} est annulé\u00A0: un autre rendez-vous était pris pour la même pré-demande. En avez-vous la date${nbsp}?`,
      written: (commune: string, reason: string, was: string): string =>
        `Mairie de ${commune}${nbsp}: votre rendez-vous (${reason}) prévu ${was} est annulé, car un autre était pris pour la même pré-demande. Une question${nbsp}? Appelez la mairie.`,
    },
    other: 'Nouveau rendez-vous',
  },
  copy: 'Copier le message',
  copied: 'Copié.',
  notCopied: 'Rien n’a été copié. Sélectionnez le texte et faites Ctrl C.',
  take: (way: TellingWay): string => takes[way],
  mine: (way: TellingWay, time: string): string =>
    `${{ phone: 'Vous l’appelez', writing: 'Vous lui écrivez', voice: 'Vous le lui dites' }[way]} depuis ${shortTime(time)}.`,
  held: (way: TellingWay, agent: string, time: string): string =>
    `${agent === '' ? 'Un collègue' : agent} ${{ phone: 'l’appelle', writing: 'lui écrit', voice: 'le lui dit' }[way]} depuis ${shortTime(time)}. Passez au suivant.`,
  heldShort: (way: TellingWay, agent: string): string =>
    `${agent === '' ? 'un collègue' : agent} ${{ phone: 'appelle', writing: 'écrit', voice: 'le dit' }[way]}`,
  mineShort: (way: TellingWay): string =>
    ({ phone: 'vous appelez', writing: 'vous écrivez', voice: 'vous le dites' })[way],
  outcomes: { noAnswer: 'Pas de réponse', callBack: 'À rappeler' } satisfies Record<CallOutcome, string>,
  noted: (note: CallOutcome, tries: number, time: string): string =>
    note === 'callBack'
      ? `à rappeler, appelé à ${shortTime(time)}`
      : `${tries < 2 ? 'pas de réponse' : `${count(tries, 'appel')} sans réponse`} à ${shortTime(time)}`,
  /** What became of the message that the server wrote of the change. */
  message: ({ channel, state }: { readonly channel: MessageChannel; readonly state: MessageState }): string =>
    `${settingsMessagesText.channels[channel]}${nbsp}: ${settingsMessagesText.outbox.states[state]}`,
  told: 'Prévenu',
  other: 'Refuse\u00A0: déplacer',
  also: 'Prévenu autrement',
  byWriting: 'Prévenu',
  channels: {
    phone: 'Prévenu',
    sms: 'Par SMS',
    email: 'Par courriel',
    mail: 'Par courrier',
    inPerson: 'Dit de vive voix',
  } satisfies Record<TellingChannel, string>,
  keys: {
    group: 'Appels',
    take: (way: TellingWay): string =>
      ({ phone: 'J’appelle cette personne', writing: 'J’écris à cette personne', voice: takes.voice })[way],
    next: 'Suivant',
    told: {
      phone: 'Prévenu au téléphone',
      sms: 'Prévenu par SMS',
      email: 'Prévenu par courriel',
      mail: 'Prévenu par courrier',
      inPerson: 'Dit de vive voix',
    },
  },
} as const;
