import type { ConflictKind } from '../../domain/conflicts/conflict';
import { textOf } from '../../domain/lifecycle/read-payload';
import type { TellingChannel } from '../../domain/model/appointment';
import type { AnyEvent } from '../../domain/model/event';
import { addDays, daysBetween } from '../../time/civil';
import {
  capital,
  count,
  dayAndMonth,
  fullStop,
  dayNumber,
  formatMinutes,
  longDay,
  ofName,
  shortTime,
  weekdayName,
} from './format';
import { supervisionText } from './supervision';

const nbsp = '\u00A0';
const numbers = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const inWords = (number: number): string => numbers[number] ?? String(number);

/** `aujourd’hui`, `demain`, `jeudi 26` within the week, else `le 27 novembre`. */
const dayWords = (day: string, today: string): string => {
  if (day === today) return 'aujourd’hui';
  if (day === addDays(today, 1)) return 'demain';
  const ahead = daysBetween(today, day);
  return ahead > 0 && ahead < 7 ? `${weekdayName(day)}${nbsp}${dayNumber(day)}` : `le ${dayAndMonth(day)}`;
};

const dayAndTime = (day: string, time: string, today: string): string =>
  `${dayWords(day, today)} à${nbsp}${shortTime(time)}`;

/** The same with its date, for what is read on another day. */
const dated = ({ day, time }: { readonly day: string; readonly time: string }): string =>
  `${longDay(day)} à${nbsp}${shortTime(time)}`;

/** What a desk decided about a surplus: where it goes, or that it stays. */
export const sayDecision = (event: AnyEvent, today: string): string =>
  event.type === 'kept' ? 'le garder en surnombre' : dayAndTime(textOf(event, 'day'), textOf(event, 'time'), today);

const days = (number: number): string => count(number, 'jour');

/** « plus tard » and « plus tôt » of a move, told from where it stood. */
const away = (daysAway: number, minutes: number): string => {
  const length = formatMinutes(Math.abs(minutes));
  const later = minutes < 0 ? 'plus tôt' : 'plus tard';
  if (daysAway === 0) return minutes === 0 ? 'à la même heure, une place est libre' : `${length} ${later}, même jour`;
  if (minutes === 0) return `même heure, ${days(daysAway)} plus tard`;
  return `${days(daysAway)} plus tard, ${length} ${later}`;
};

/** Texts of the conflict desk. */
export const conflictsText = {
  title: 'Conflits à traiter',
  toTell: 'À prévenir',
  toSettle: 'À traiter',
  unreadable: 'Illisibles',
  more: (number: number): string => `et ${count(number, 'autre')}`,
  settled: 'Réglés aujourd’hui',
  reopen: 'Rouvrir',
  reopenOf: (what: string) => `Rouvrir${nbsp}: ${what}`,
  noAgent: 'un agent',
  looking: 'Recherche des conflits…',
  stranded: {
    title: 'À déplacer',
    day: supervisionText.trust.stranded,
    some: supervisionText.trust.strandedHint,
    move: supervisionText.trust.move,
    moveOf: (what: string) => `Déplacer${nbsp}: ${what}`,
    emptyTitle: 'Des rendez-vous à déplacer',
    emptyText:
      'Leur guichet est fermé à cette heure. Ils sont dans la liste «\u00A0À déplacer\u00A0». Il n’y a pas d’autre conflit.',
  },
  empty: {
    title: 'Tout est réglé',
    text: 'Aucun rendez-vous en surnombre, aucun double appel, aucune saisie mise de côté. C’est l’état normal.',
    later: 'Si deux postes se croisent pendant une coupure, leur conflit apparaît ici, avec ses solutions.',
    act: 'Retour à l’accueil',
  },
  kinds: {
    overbooked: 'En surnombre',
    crossed: 'Changé à deux postes',
    tell: 'Usager à prévenir',
    erased: 'Rendez-vous d’une fiche effacée',
    calledTwice: 'Appelé deux fois',
    twoTickets: 'Deux tickets pour une personne',
    ticketNumber: 'Numéro de ticket à vérifier',
    double: 'Réservé deux fois',
    sameNumber: 'Même pré-demande deux fois',
    identity: 'Fiche modifiée des deux côtés',
    unproved: 'Écrit sans identification',
    quarantined: 'Saisie mise de côté',
    unreadable: 'Donnée illisible',
  } satisfies Record<ConflictKind, string>,
  dayAndTime,
  dated,
  at: (day: string, time: string, today: string): string => {
    if (day === today) return `${time < '12:00' ? 'ce matin' : 'cet après-midi'} à${nbsp}${shortTime(time)}`;
    if (day === addDays(today, -1)) return `hier à${nbsp}${shortTime(time)}`;
    return dayAndMonth(day);
  },
  /** A moment in a narrow column: the time of today, else the day. */
  brief: (day: string, time: string, today: string): string =>
    day === today ? shortTime(time) : `${day.slice(8)}/${day.slice(5, 7)}`,
  desks: (desks: readonly (number | string)[]): string => `guichets${nbsp}${desks.join(' et ')}`,
  keys: {
    group: 'Conflits',
    next: 'Conflit',
    solution: 'Solution',
    choose: (rank: number) => `Choisir la solution ${rank}`,
    confirm: 'Confirmer',
    later: 'Plus tard',
  },
  later: 'Plus tard',
  /** A press that was meant for the one that stood there before. */
  tooSoon: 'Ce qui est proposé ici vient de changer. Rien n’a été fait : lisez, puis recommencez.',
  overbooked: {
    region: 'Rendez-vous en surnombre',
    stations: (day: string, time: string, today: string, booked: number, stations: number) =>
      `${capital(dayAndTime(day, time, today))}${nbsp}: ${booked} rendez-vous pour ${count(stations, 'dispositif')}`,
    desk: (day: string, time: string, today: string, booked: number, desk: number | string) =>
      `${capital(dayAndTime(day, time, today))}${nbsp}: ${booked} rendez-vous pour le guichet${nbsp}${desk}`,
    free: (day: string, time: string, today: string) =>
      `${capital(dayAndTime(day, time, today))}${nbsp}: une place s’est libérée`,
    lead: (booked: number) =>
      `Rien n’est perdu${nbsp}: les ${inWords(booked)} rendez-vous existent. Choisissez qui bouge, puis où.`,
    leadFree: `Rien n’est perdu, et il y a de nouveau de la place. Confirmez-la, ou choisissez une autre solution.`,
    strip: (from: string, to: string) => `Occupation de ${shortTime(from)} à ${shortTime(to)}`,
    station: (number: number) => `Dispositif${nbsp}${number}`,
    lane: (number: number) => `Guichet${nbsp}${number}`,
    noPlace: 'Sans place',
    persons: (number: number) => (number > 1 ? ` · ${number}` : ''),
    how: 'Comment c’est arrivé',
    offline: ', hors ligne',
    placed: (time: string, name: string) => `réserve ${shortTime(time)} pour ${fullStop(name)}`,
    tookLast: (name: string) => `prend la dernière place pour ${fullStop(name)}`,
    arrived: 'revient en ligne. Sa réservation arrive la dernière.',
    who: 'Qui bouge\u00A0?',
    proposed: 'Proposé\u00A0: la réservation arrivée en dernier',
    partial: 'les autres ne libèrent pas assez de place',
    columns: ['Choix', 'Nom', 'Motif', 'Réservé', 'Par', 'Joignable', 'État'],
    move: (name: string) => `Déplacer ${name}`,
    accepted: 'Accepté',
    kept: 'Gardé en surnombre',
    pending: 'À confirmer',
    here: 'Déjà là',
    reach: { sms: 'SMS', phone: 'téléphone', email: 'courriel', nothing: 'aucun contact' },
    where: (name: string) => `Où va ${name}\u00A0?`,
    solutions: 'Solutions',
    other: 'Chercher un autre créneau',
    away,
    nobodyElse: 'personne d’autre ne bouge',
    staysInPlace: (name: string) => `${name} garde son heure`,
    keep: (time: string) => `Garder à ${shortTime(time)}`,
    keepHint: 'en surnombre assumé',
    keepWait: (minutes: number) =>
      minutes === 0 ? 'sans attente prévue' : `environ ${formatMinutes(minutes)} d’attente`,
    keepDelay: (delayed: number, minutes: number) =>
      delayed === 0
        ? 'aucun autre rendez-vous retardé'
        : `${count(delayed, 'rendez-vous retardé', 'rendez-vous retardés')} de ${formatMinutes(minutes)}${delayed > 1 ? ' au plus' : ''}`,
    keepRight: 'La supervision seule peut garder un surnombre.',
    to: (day: string, time: string, today: string) => capital(dayAndTime(day, time, today)),
    noMove: 'Aucune autre place dans les 30 jours. Cherchez dans l’agenda ou gardez le rendez-vous.',
    confirmMove: (day: string, time: string, today: string) =>
      `Déplacer ${day === today ? `à ${shortTime(time)}` : dayAndTime(day, time, today).replace(/^le /, 'au ')}`,
    confirmKeep: 'Garder en surnombre',
    confirmFree: (time: string) => `Confirmer à ${shortTime(time)}`,
    agreed: 'Accord déjà donné au téléphone',
    after: 'À dire ensuite',
    nothingToSay: 'Rien à dire à la personne\u00A0: son heure ne change pas.',
    /** One person has two appointments for the same thing. */
    double: {
      lead: (name: string) => `C’est un doublon${nbsp}: ${name} a un autre rendez-vous pour la même chose.`,
      cancel: 'Annuler ce rendez-vous',
      hint: 'réservé deux fois',
      other: (day: string, time: string, today: string) => `l’autre reste${nbsp}: ${dayAndTime(day, time, today)}`,
      confirm: 'Annuler le doublon',
      nothingToSay: (day: string, time: string, today: string) =>
        `L’autre rendez-vous reste, ${dayAndTime(day, time, today)}. Rien à dire si la personne ne connaît que celui-là.`,
    },
  },
  double: {
    region: 'Rendez-vous en double',
    title: (name: string) => `${name}\u00A0: deux rendez-vous pour une même démarche`,
    lead: 'Deux postes l’ont réservé sans se voir. Demandez à la personne lequel elle garde, et annulez l’autre.',
    which: 'Lequel annuler\u00A0?',
    cancel: (when: string) => `Annuler\u00A0: ${when}`,
    both: 'Garder les deux',
  },
  tell: {
    region: 'Usager à prévenir',
    title: (name: string) => `Prévenir ${name}`,
    lead: 'Le rendez-vous est déplacé. Il reste à le dire, puis à noter comment.',
    /** Two desks told the person two things. */
    crossed: {
      lead: 'Deux postes ont changé ce rendez-vous sans se voir. Dites à la personne ce qui compte.',
      first: 'Au départ',
      firstAt: (when: string): string => `au départ ${when}`,
      was: 'Dit aussi',
      is: 'Ce qui compte',
      open: 'Ouvrir dans l’agenda',
    },
    /** `other` decided at the same time as `agent`, whose hour counts. */
    overruled: (other: string, decision: string, agent: string) =>
      `Deux postes ont décidé en même temps. ${other} avait choisi autre chose (${decision})${nbsp}: c’est le choix ${ofName(agent)} qui compte, ci-dessous.`,
    /** To the agent whose decision does not count. */
    overruledOwn: (person: string, agent: string, now: string, own: string) =>
      `Rendez-vous${person === '' ? '' : ` ${ofName(person)}`}${nbsp}: ${agent === '' ? 'un collègue' : agent} a choisi ${now} au même moment, et c’est ce qui compte. Votre choix (${own}) n’a pas compté.`,
    was: 'Heure connue',
    is: 'Nouvelle heure',
    call: 'Téléphone',
    mail: 'Courriel',
    none: 'non renseigné',
    message: 'Message prêt à copier',
    copy: 'Copier le message',
    copied: 'Message copié.',
    notCopied: 'Le message ne se copie pas. Sélectionnez-le et faites Ctrl C.',
    print: 'Imprimer un avis',
    printed: 'Avis imprimé.',
    printedFile: (file: string) => `Pas d’imprimante\u00A0: l’avis est dans ${file}.`,
    notPrinted: 'L’imprimante ne répond pas. Le message reste à l’écran.',
    slip: {
      title: 'Rendez-vous déplacé',
      instead: (when: string) => `au lieu de ${when}`,
      contact: (phone: string) =>
        `Cette heure ne convient pas${nbsp}? Prévenez la mairie${phone === '' ? '' : ` au ${phone}`}.`,
    },
    how: 'Comment est-ce dit\u00A0?',
    channels: {
      phone: 'Prévenu par téléphone',
      sms: 'Prévenu par SMS',
      email: 'Prévenu par courriel',
      mail: 'Prévenu par courrier',
      inPerson: 'Dit de vive voix',
    } satisfies Record<TellingChannel, string>,
    text: (commune: string, reason: string, was: string, is: string) =>
      `Mairie de ${commune}\u00A0: votre rendez-vous (${reason}) prévu ${was} aura lieu ${is}, même lieu. Si cette heure ne vous convient pas, appelez la mairie.`,
  },
  settledWords: {
    moved: (name: string) => `${name}, déplacé`,
    kept: (name: string) => `${name}, gardé en surnombre`,
    bothKept: (name: string) => `${name}, deux rendez-vous gardés`,
    informed: (name: string, channel: string) => `${name}, ${channelWords[channel] ?? 'prévenu'}`,
    calledTwice: (label: string) => `Ticket ${label}, double appel`,
    numberCorrected: (name: string) => `${name}, pré-demande corrigée`,
    duplicateCancelled: (name: string) => `${name}, rendez-vous en double annulé`,
  },
} as const;

const channelWords: Readonly<Record<string, string>> = {
  phone: 'prévenu par téléphone',
  sms: 'prévenu par SMS',
  email: 'prévenu par courriel',
  mail: 'prévenu par courrier',
  inPerson: 'prévenu de vive voix',
};
