import type { CrossingNews } from '../../domain/lifecycle/crossing-news';
import type { Ticket } from '../../domain/model/ticket';
import type { TicketStanding } from '../../domain/queue/ticket-standing';
import type { Standing } from '../../domain/queue/standing';
import { statusText } from './common';
import { count, formatBand, nameSome, ofName, shortTime } from './format';
import { receptionText } from './reception';

const nbsp = '\u00A0';

type ByHour = Pick<TicketStanding, 'restsUntil' | 'hourAt' | 'left' | 'isSooner' | 'isUnserved'>;

/** What passes before a priority, in the order of the rule. */
const standingsSaid: readonly (readonly [Standing, string, string])[] = [
  ['ceiling', 'attente devenue trop longue', 'attentes devenues trop longues'],
  ['bookedDue', 'rendez-vous à son heure', 'rendez-vous à leur heure'],
  ['priority', 'priorité arrivée avant', 'priorités arrivées avant'],
  ['walkIn', 'personne à son tour', 'personnes à leur tour'],
];

/** Why a step changed nothing: beside its name, and among the steps of a person. */
const crossedWhen: Readonly<Record<CrossingNews['why'], string>> = {
  called: 'au moment de l’appel',
  takenBack: 'après l’annulation de l’appel',
  movedOn: 'après le geste d’un collègue',
};
const crossedStep: Readonly<Record<CrossingNews['why'], string>> = {
  called: 'appelé à un guichet au même moment',
  takenBack: 'l’appel avait été annulé',
  movedOn: 'un collègue s’en était occupé',
};

type WasThere = Readonly<Record<'what' | 'person' | 'time' | 'label' | 'agent' | 'at', string>> & {
  readonly isServed: boolean;
};

/** What changed nothing, by the type of its event. */
const inVainWords: Readonly<Record<string, string>> = {
  cancelledByCitizen: 'Votre annulation est sans effet',
  cancelledByOffice: 'Votre annulation est sans effet',
  noShow: 'L’absence que vous aviez notée est sans effet',
  rescheduled: 'Votre déplacement est sans effet',
};

/** Who waits while no open desk may call them: « A044, U01 attendent sans guichet ouvert ». */
export const waitsAlone = (labels: readonly string[]): string =>
  `${nameSome(labels, 3)} ${labels.length < 2 ? 'attend' : 'attendent'} sans guichet ouvert`;

/** Words of the card of a number. */
export const ticketCardText = {
  tooSoon: 'Ce ticket vient de changer. Rien n’a été fait\u00A0: lisez, puis recommencez.',
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
  /** `due`: who came early waits from the hour of the appointment on, `''` = nobody did. */
  came: (time: string, waitedMin: number | null, due: string): string => {
    if (waitedMin === null) return shortTime(time);
    const min = `${waitedMin}${nbsp}min`;
    return `${shortTime(time)}, attend depuis ${due === '' ? min : `${shortTime(due)} (${min})`}`;
  },
  appointmentAt: (time: string): string => shortTime(time),
  /** Beside « Prochains appels », which is of the whole site: the rank is of the desks that call for the reason. */
  rank: (rank: number): string =>
    rank === 1
      ? `1er à ses guichets${nbsp}: personne ne passe avant`
      : `${rank}e à ses guichets${nbsp}: ${count(rank - 1, 'personne passe', 'personnes passent')} avant`,
  /** Behind it, where a priority was promised: who passes before it all the same. `''` = nobody. */
  despitePriority: (ahead: readonly Standing[]): string =>
    standingsSaid
      .flatMap(([standing, one, many]) => {
        const number = ahead.filter((other) => other === standing).length;
        return number === 0 ? [] : [count(number, one, many)];
      })
      .join(', '),
  rankUnknown: 'inconnu',
  /** What is said in place of a rank of somebody who has none; `''` where a rank is said. `clock` gives the civil time of an instant. */
  instead: ({ restsUntil, hourAt, left, isSooner, isUnserved }: ByHour, clock: (instant: string) => string): string => {
    if (isUnserved) return 'aucun guichet ouvert ne peut l’appeler';
    if (restsUntil !== '') return receptionText.queue.callableAt(shortTime(clock(restsUntil)));
    if (hourAt === '') return '';
    const hour = `pas avant ${shortTime(clock(hourAt))}`;
    return isSooner && left
      ? `${hour}, ou dans ${formatBand(left)} si personne n’attend`
      : `${hour}, sauf si personne n’attend`;
  },
  /** Whether `instead` says the minutes that are left as well: they hold on a condition, and are not said a second time without it. */
  isOneWay: ({ restsUntil, isSooner }: Pick<TicketStanding, 'restsUntil' | 'isSooner'>): boolean =>
    isSooner && restsUntil === '',
  leftUnknown: 'inconnue',
  vain: (calls: number): string => count(calls, 'appel', 'appels'),
  desk: (number: number): string => `Guichet${nbsp}${number}`,
  /** Where somebody waits who is set aside, and since when. */
  room: (name: string, since: string): string =>
    `${name === '' ? 'dans la salle' : name}, de côté depuis ${shortTime(since)}`,
  /** An end or a start that changed nothing. */
  crossed: {
    fact: (end: string, why: CrossingNews['why']): string => `«${nbsp}${end}${nbsp}», ${crossedWhen[why]}`,
    banner: (label: string, desk: number, { isThere, why }: Pick<CrossingNews, 'isThere' | 'why'>): string => {
      const vain = 'Ce que vous aviez noté n’a pas compté';
      const called = `Ticket ${label}${nbsp}: appelé ${desk > 0 ? `au guichet${nbsp}${desk}` : 'à un guichet'} au même moment`;
      if (isThere) return `${called}, la personne y est toujours. ${vain}.`;
      if (why === 'takenBack')
        return `Ticket ${label}${nbsp}: votre appel a été annulé. ${vain}${nbsp}: rappelez la personne si elle est devant vous.`;
      return why === 'movedOn'
        ? `Ticket ${label}${nbsp}: un collègue s’en est occupé entre-temps. ${vain}${nbsp}: refaites-le si la personne n’est plus là.`
        : `${called}. ${vain}${nbsp}: refaites-le si la personne est encore là.`;
    },
    /** To who wrote an absence, a cancellation or a move of somebody who was there: what holds, and that theirs does not. `''` = not known. */
    wasThere: ({ what, person, time, label, agent, at, isServed }: WasThere): string => {
      const whose = person === '' ? '' : ` ${ofName(person)}`;
      const ticket = label === '' ? '' : `, ticket ${label}`;
      const noted = `arrivée notée ${agent === '' ? '' : `par ${agent} `}à ${shortTime(at)}`;
      return `Rendez-vous${whose} à ${shortTime(time)}${nbsp}: la personne ${isServed ? 'est venue' : 'est déjà là'}${ticket}, ${noted}. ${inVainWords[what] ?? 'Ce que vous aviez noté est sans effet'}.`;
    },
    understood: 'Compris',
    step: (why: CrossingNews['why']): string => `Sans effet${nbsp}: ${crossedStep[why]}`,
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
