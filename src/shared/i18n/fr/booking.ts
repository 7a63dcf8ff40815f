import type { MoveCause } from '../../domain/booking/move-cause';
import type { FilledDay } from '../../domain/booking/propose-moves';
import type { AgeBand } from '../../domain/model/appointment';
import { capital, count, dayAndMonth, formatMinutes, longDay, ofName, shortTime, weekdayName } from './format';
import { listNames } from './papers';

const nbsp = '\u00A0';
/** Monday 2 January 2023 and the days after it, only for their names. */
const dayNamed = (weekday: number): string => `2023-01-0${weekday + 1}`;
type Hour = { readonly day: string; readonly time: string };
const sayHour = ({ day, time }: Hour, today: string): string =>
  `${day === today ? 'aujourd’hui' : longDay(day)} à ${shortTime(time)}`;
/** An hour beside another one: its day only where that is another. */
const sayOther = (hour: Hour, other: Hour, today: string): string =>
  hour.day === other.day ? shortTime(hour.time) : sayHour(hour, today);
const when = (day: string, time: string): string => `${longDay(day)} à ${shortTime(time)}`;

const ages = {
  under12: 'moins de 12 ans · sans empreintes',
  from12: '12 à 14 ans · empreintes',
  from15: '15 à 17 ans · empreintes',
  adult: 'adulte',
} as const satisfies Record<AgeBand, string>;

/** The words of the form of a new appointment, beside those of the agenda. */
export const bookingText = {
  keys: {
    addPerson: 'Ajouter une personne',
    addDependant: (rank: number): string => `Ajouter le proche ${rank}`,
    dueList: 'Rendez-vous à renseigner',
  },
  ages,
  facts: (age: string, situation: string): string =>
    [age, situation.toLocaleLowerCase('fr')].filter(Boolean).join(' · '),
  years: (age: number): string => count(age, 'an'),
  dependants: 'Proches de l’usager',
  dependant: (name: string, age: string): string => (age === '' ? name : `${name}, ${age}`),
  addPerson: 'Ajouter une personne',
  addPersonHint: 'Prénom et âge, puis Entrée',
  nameOf: (number: number): string => `Prénom de la personne ${number}`,
  removePerson: (name: string, number: number): string => `Retirer ${name === '' ? `la personne ${number}` : name}`,
  /** The appointment became somebody else’s; those who were typed beside the person before still come with it. */
  stay: (names: readonly string[]): string =>
    `${listNames(names)} ${names.length < 2 ? 'reste' : 'restent'} à ce rendez-vous.`,
  removeStay: (number: number): string => (number < 2 ? 'Retirer' : 'Les retirer'),
  full: (most: number): string =>
    most < 2
      ? `Ce motif se réserve pour une personne. Pour une autre, prenez un second rendez-vous.`
      : `${most} personnes au plus pour ce motif. Au-delà, prenez un second rendez-vous.`,

  wishes: 'Préférences',
  half: 'Moment de la journée',
  halves: { any: 'Indifférent', morning: 'Matin', afternoon: 'Après-midi' },
  weekdayLabel: 'Jour de la semaine',
  weekday: (weekday: number): string => (weekday === 0 ? 'Tous les jours' : capital(weekdayName(dayNamed(weekday)))),
  fromDay: 'À partir du',
  fromTime: (time: string): string => `dès ${shortTime(time)}`,
  deskLabel: 'Guichet',
  anyDesk: 'Tous les guichets',
  desk: (number: number): string => `Guichet${nbsp}${number}`,
  kept: 'Places gardées',
  keptChoices: { plain: 'Ordinaire', urgent: 'Urgence', withoutInternet: 'Sans internet' },
  channel: 'Demandé',
  channels: { desk: 'Sur place', phone: 'Au téléphone' },
  channelKey: 'Sur place ou au téléphone',
  noWish: 'Sans préférence',
  wished: (parts: {
    readonly half: 'any' | 'morning' | 'afternoon';
    readonly weekday: number;
    readonly fromDay: string;
    readonly fromTime: string;
    readonly desk: number | string;
    readonly keptFor: string;
  }): string =>
    [
      parts.half === 'any' ? '' : parts.half === 'morning' ? 'matin' : 'après-midi',
      parts.weekday === 0 ? '' : weekdayName(dayNamed(parts.weekday)),
      parts.fromDay === ''
        ? ''
        : ['dès le', dayAndMonth(parts.fromDay), parts.fromTime && `à ${shortTime(parts.fromTime)}`]
            .filter(Boolean)
            .join(' '),
      parts.desk === '' ? '' : `guichet${nbsp}${parts.desk}`,
      parts.keptFor === 'urgent' ? 'urgence' : parts.keptFor === '' ? '' : 'sans internet',
    ]
      .filter(Boolean)
      .join(' · '),
  noSlot: {
    next: (day: string, time: string): string => `Sans préférence${nbsp}: ${when(day, time)}`,
    keptOpen: (purpose: 'urgent' | 'withoutInternet', day: string, time: string): string =>
      `${purpose === 'urgent' ? 'Place d’urgence' : 'Place sans internet'}${nbsp}: ${when(day, time)}`,
    later: 'Chercher 30 jours plus loin',
  },

  warnings: {
    alreadyBooked: (who: string, day: string, time: string): string =>
      `${who === '' ? 'Cette personne' : who} a déjà rendez-vous pour cela le ${when(day, time)}. Déplacez-le plutôt que d’en prendre un second.`,
    hereFor: (who: string, time: string): string =>
      `${who === '' ? 'Cette personne' : who} est ici pour cela, au rendez-vous de ${shortTime(time)}.`,
    sameTime: (who: string, time: string, what: string, isHere: boolean): string =>
      `${who === '' ? 'Cette personne' : who} a déjà rendez-vous à ${shortTime(time)} (${what}), aux mêmes heures. Prenez une autre heure${isHere ? '' : ', ou déplacez-le'}.`,
    sameTimeFoot: (who: string): string => `${who === '' ? 'Cette personne' : who} a déjà rendez-vous à ces heures.`,
    bookAnyway: 'Réserver quand même',
    /** For something else, on that day (`day` `''`) or near it; `joint` = the reason that does for both, `''` = none. */
    otherThing: (who: string, day: string, time: string, what: string, joint: string): string =>
      [
        `${who === '' ? 'Cette personne' : who} a déjà rendez-vous ${day === '' ? `ce jour-là, à ${shortTime(time)}` : `le ${when(day, time)}`} (${what}).`,
        ...(joint === ''
          ? []
          : [`«${nbsp}${joint}${nbsp}» ferait les deux en un seul${nbsp}: ouvrez-le, puis «${nbsp}Modifier${nbsp}».`]),
      ].join(' '),
    today: (time: string, what: string): string => `Déjà attendu aujourd’hui à ${shortTime(time)} (${what}).`,
    openOther: 'Ouvrir ce rendez-vous',
    minorAlone:
      'Une personne mineure vient avec un titulaire de l’autorité parentale. Dites-le à l’usager, ou ajoutez l’adulte.',
    cardRule: `Une carte se renouvelle une fois périmée, ou dans sa dernière année. Délivrée à un adulte de 2004 à 2013, elle vaut 5${nbsp}ans de plus. Demandez la date.`,
    tooSoon: (noticeMin: number): string =>
      `Ce motif demande un délai de ${formatMinutes(noticeMin)}. Vérifiez avec le guichet, ou prenez plus tard.`,
    tooFar: (lastDay: string): string =>
      `Ce motif se réserve jusqu’au ${dayAndMonth(lastDay)}. Prenez plus tôt, ou notez la personne pour plus tard.`,
    gap: (minutes: number, time: string): string =>
      `Cette heure laisse un trou de ${formatMinutes(minutes)}, trop court pour un rendez-vous. À ${shortTime(time)}, il est plus petit.`,
    takeInstead: (time: string): string => `Prendre ${shortTime(time)}`,
  },

  /** In the form that changes an appointment, under a field that was emptied: nothing is taken off the file there. */
  staysOnFile: (what: string): string => `Le ${what} noté reste. Pour l’effacer, ouvrez la fiche de l’usager.`,
  /** In the form that changes an appointment. */
  notifyAsBooked: 'Messages\u00A0: selon le choix fait à la réservation.',
  notify: { sms: 'Écrire par SMS', email: 'Écrire par courriel' },

  onItsWay: 'Réservation en cours, un instant. F4 commence le rendez-vous suivant.',
  /** Under the place that is proposed now: which one was read first. */
  gaveWay: (read: Hour, proposed: Hour, today: string): string =>
    `${capital(sayHour(read, today))} ne convient plus à ce rendez-vous${nbsp}: ${sayOther(proposed, read, today)} est proposé.`,
  /** Free places that are sooner than the one that is proposed, and why they are not offered. */
  heldByQuota: ({ day, label }: { readonly day: string; readonly label: string }, today: string): string =>
    `Des places sont libres dès ${day === today ? 'aujourd’hui' : longDay(day)}, mais le quota «${nbsp}${label}${nbsp}» y est atteint.`,
  /** After a press at a place that does not fit any more: which one it was, and where the next press books. */
  replaced: (missed: Hour, proposed: Hour, today: string): string =>
    `${capital(sayHour(missed, today))} ne convenait plus${nbsp}: rien n’est réservé. Ctrl Entrée prend ${sayOther(proposed, missed, today)}.`,
  confirming: 'Le serveur confirme…',
  confirmed: 'Confirmé par le serveur',
  waitsForServer: 'Hors ligne\u00A0: à confirmer par le serveur',
  reserved: 'Place promise à ce poste',

  due: {
    view: 'À renseigner',
    title: 'Rendez-vous à renseigner',
    count: (number: number): string => `À renseigner ${number}`,
    lead: {
      alone: 'Passés, sans suite notée. Une touche par ligne.',
      alt: 'Passés, sans suite notée. Alt et une touche par ligne.',
      off: 'Passés, sans suite notée. Un bouton par suite.',
    },
    none: 'Tout est renseigné. Aucun rendez-vous passé n’attend une suite.',
    list: 'Rendez-vous passés sans suite',
    key: { attended: 'H', noShow: 'N', cancelledByCitizen: 'U', cancelledByOffice: 'S' },
    outcomes: {
      attended: 'Honoré',
      noShow: 'Absent',
      cancelledByCitizen: 'Annulé par l’usager',
      cancelledByOffice: 'Annulé par la mairie',
    },
    short: {
      attended: 'Honoré',
      noShow: 'Absent',
      cancelledByCitizen: 'Annulé, usager',
      cancelledByOffice: 'Annulé, mairie',
    },
    here: 'venu, ticket donné',
    allAbsent: (number: number): string =>
      number < 2 ? 'Noter absent le seul jamais venu' : `Noter absents les ${number} jamais venus`,
    tooSoon: `Un autre poste vient de renseigner cette ligne. Rien n’a été fait${nbsp}: lisez la suivante, puis recommencez.`,
    back: 'Revenir au jour',
    dayHead: (day: string, today: string, number: number): string =>
      `${day === today ? 'Aujourd’hui' : capital(longDay(day))} · ${number}`,
  },

  bulk: {
    title: 'Déplacer les rendez-vous',
    /** « Mercredi 25 novembre, de 8:30 à 12:00, absence de Maud L. »: the days and why; `who` = the agent, `desk` = its number. */
    lead: ({ kind, spell }: MoveCause, who: string, desk: number | string): string => {
      const { fromDay, toDay, from, to } = spell;
      const why: Readonly<Record<MoveCause['kind'], string>> = {
        absence: who === '' ? 'absence d’un agent' : `absence ${ofName(who)}`,
        closure: 'tous les guichets',
        deskClosure: `guichet${nbsp}${desk}`,
        emptyDesk: `guichet${nbsp}${desk} sans personne`,
        left: '',
      };
      return [
        fromDay === toDay ? capital(longDay(fromDay)) : `Du ${dayAndMonth(fromDay)} au ${dayAndMonth(toDay)}`,
        from === '00:00' && to >= '23:59' ? '' : `de ${shortTime(from)} à ${shortTime(to)}`,
        why[kind],
      ]
        .filter(Boolean)
        .join(', ');
    },
    closed: (number: number): string =>
      number < 2 ? 'Un rendez-vous est déjà pris à ces heures.' : `${number} rendez-vous sont déjà pris à ces heures.`,
    left: (number: number): string =>
      number < 2 ? 'Un rendez-vous n’a plus de guichet ouvert.' : `${number} rendez-vous n’ont plus de guichet ouvert.`,
    none: 'Aucun rendez-vous à déplacer.',
    done: (number: number): string =>
      number < 2 ? 'Un rendez-vous est déplacé.' : `${number} rendez-vous sont déplacés.`,
    filledTitle: 'Ce que reçoivent les jours choisis',
    /** « Mercredi 25 novembre : 109 → 157 rendez-vous pour 180 places ». */
    filled: ({ day, before, after, places, tooMany }: FilledDay): string =>
      [
        `${capital(longDay(day))}${nbsp}: ${before} → ${count(after, 'rendez-vous', 'rendez-vous')} pour ${count(places, 'place')}`,
        ...(tooMany > 0 ? [`${count(tooMany, 'personne')} de trop`] : []),
      ].join(', '),
    noPlace: 'Aucune place dans les 45 jours',
    other: 'Autre place',
    chosen: (name: string): string => `Déplacer ${name}`,
    submit: (number: number): string =>
      number === 0 ? 'Aucun à déplacer' : number === 1 ? 'Déplacer 1 rendez-vous' : `Déplacer ${number} rendez-vous`,
    working: (done: number, all: number): string => `${done} sur ${all} rendez-vous déplacés…`,
    /** How many of those who are moved the server writes to. */
    written: (people: number): string =>
      people === 1 ? 'Une personne reçoit ensuite un message.' : `${people} personnes reçoivent ensuite un message.`,
    back: 'Revenir à l’agenda',
    notMoved: (number: number): string =>
      number < 2 ? 'Un rendez-vous est resté à sa place.' : `${number} rendez-vous sont restés à leur place.`,
    away: (days: number, minutes: number): string => {
      const daysWords = days === 0 ? 'même jour' : days === 1 ? 'le lendemain' : `${days}${nbsp}jours plus tard`;
      if (minutes === 0) return `${daysWords}, même heure`;
      return `${daysWords}, ${formatMinutes(Math.abs(minutes))} ${minutes < 0 ? 'plus tôt' : 'plus tard'}`;
    },
  },
} as const;
