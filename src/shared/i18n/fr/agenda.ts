import type { MessageChannel } from '../../domain/model/appointment';
import { WRONG_ENTRY } from '../../domain/lifecycle/crossed-plan';
import { sayAppointmentEvent } from './appointment-events';
import { capital, count, dayAndMonth, formatMinutes, fullDay, longDay, numericDay, ofName, shortTime } from './format';

const nbsp = '\u00A0';
const range = (from: string, to: string): string => `${shortTime(from)}${nbsp}–\u2060${nbsp}${shortTime(to)}`;
const persons = (number: number): string => count(number, 'personne');

/** The words of the agenda. */
export const agendaText = {
  region: 'Journée du site',
  grid: 'Rendez-vous de la journée, un guichet par colonne. Flèches pour se déplacer, Entrée pour ouvrir.',
  column: (desk: number, agent: string): string =>
    agent === '' ? `Guichet${nbsp}${desk}` : `Guichet${nbsp}${desk}, ${agent}`,
  date: {
    head: (day: string): string => capital(fullDay(day)),
    week: (from: string, to: string): string => {
      const sameMonth = from.slice(0, 7) === to.slice(0, 7);
      return `Du ${sameMonth ? dayAndMonth(from).split(nbsp)[0] : dayAndMonth(from)} au ${dayAndMonth(to)} ${to.slice(0, 4)}`;
    },
    today: 'Aujourd’hui',
    open: (spans: readonly { readonly from: string; readonly to: string }[]): string =>
      `ouvert ${spans.map(({ from, to }) => range(from, to)).join(', ')}`,
  },
  past: (days: number, since: string): string =>
    `Ce poste garde les ${days}${nbsp}derniers jours. Les rendez-vous d’avant le ${dayAndMonth(since)} sont sur le serveur${nbsp}: ` +
    'ceux d’une personne se lisent dans sa fiche, les chiffres dans Pilotage.',
  pastOfDemo: (since: string): string =>
    `La ville de démonstration a des rendez-vous depuis le ${dayAndMonth(since)}. D’avant il n’y a que des chiffres, dans Supervision et Pilotage.`,
  closed: {
    because: (label: string, day: string): string => `Fermé le ${longDay(day)}${nbsp}: ${label}.`,
    holiday: (name: string, day: string): string => `Fermé${nbsp}: jour férié, ${name} (${dayAndMonth(day)}).`,
    plain: (day: string): string => `La mairie ne reçoit pas le ${longDay(day)}.`,
    next: 'Aller au jour ouvert suivant',
  },
  fold: (from: string, to: string): string => `${range(from, to)} · fermé au public`,
  gap: {
    allDay: 'Fermé',
    opensAt: (time: string): string => `Ouvre à ${shortTime(time)}`,
    closesAt: (time: string): string => `Fermé à ${shortTime(time)}`,
    off: 'Pause',
    labelUntil: (label: string, time: string): string => `${label} jusqu’à ${shortTime(time)}`,
  },
  strip: {
    title: 'Dispositifs de recueil libres',
    list: 'Dispositifs libres par demi-heure',
    left: (number: number): string => String(number).replace('-', '−'),
  },
  legend: { label: 'Filtrer par état' },
  block: {
    persons: (reason: string, number: number): string => (number > 1 ? `${reason} · ${number}` : reason),
    said: (time: string, state: string): string => `, ${shortTime(time)}, ${state.toLowerCase()}`,
    unnamed: 'Usager inconnu',
    free: (time: string, column: string): string => `${shortTime(time)}, libre, ${column}`,
    draft: (number: number, durationMin: number): string => `${number}${nbsp}pers. · ${formatMinutes(durationMin)}`,
    range,
  },
  keys: {
    group: 'Agenda',
    day: 'Jour',
    previousDay: 'Jour précédent',
    nextDay: 'Jour suivant',
    today: 'Aujourd’hui',
    find: 'Chercher un créneau',
    create: 'Nouveau',
    createLong: 'Nouveau rendez-vous au premier créneau libre',
    book: 'Réserver',
    move: 'Déplacer',
    modify: 'Modifier le rendez-vous',
    save: 'Enregistrer',
    close: 'Fermer le volet',
    /** `place` = the screen where the form was asked for. */
    back: (place: string): string => `Retour\u00A0: ${place}`,
    slot: (rank: number): string => `Prendre le créneau ${rank}`,
    arrive: 'Enregistrer l’arrivée',
    attended: 'Noter honoré',
    noShow: 'Noter absent',
    cancel: 'Annuler le rendez-vous',
    reopen: 'Rouvrir le rendez-vous',
  },
  /** Letters were typed on a person. */
  typed: 'Pour écrire un nom\u00A0: F4 rendez-vous, Ctrl K chercher.',
  /** The form of an appointment that is changed; what it does not say it has of `create`. */
  modify: {
    /** The refusal where a colleague was faster. */
    stale: {
      text: 'Quelqu’un a changé ce rendez-vous entre-temps.',
      todo: 'Rien n’est enregistré\u00A0: fermez, puis rouvrez-le.',
    },
    title: (name: string): string => `Modifier le rendez-vous ${ofName(name)}`,
    /** `place` = where it goes; `null` = it stays where it stands. */
    submit: (place: { readonly day: string; readonly time: string } | null, today: string): string => {
      if (!place) return 'Enregistrer';
      const day = place.day === today ? 'aujourd’hui' : longDay(place.day);
      return `Enregistrer et déplacer ${day} à ${shortTime(place.time)}`;
    },
  },
  create: {
    title: 'Nouveau rendez-vous',
    close: 'Fermer',
    change: 'Changer',
    choosePlace: 'Choisissez un créneau dans la grille, ou prenez un des premiers libres.',
    noRoom: 'Aucun créneau libre dans les 60 jours pour ce motif.',
    free: 'Premiers créneaux libres',
    slot: (day: string, today: string, time: string): string =>
      `${day === today ? 'Aujourd’hui' : capital(longDay(day))}, ${shortTime(time)}`,
    desk: (number: number | string): string => `guichet${nbsp}${number}`,
    reason: 'Motif',
    persons: 'Personnes',
    duration: 'Durée',
    minutes: (durationMin: number): string => formatMinutes(durationMin),
    citizen: 'Usager',
    citizenHint: 'nom, téléphone ou naissance',
    /** Says which part of what was typed becomes which name. */
    createCitizen: (
      { lastName, firstName }: { readonly lastName: string; readonly firstName: string },
      text: string,
    ): string =>
      lastName === ''
        ? `Créer la fiche «${nbsp}${text}${nbsp}»`
        : `Créer la fiche${nbsp}: ${[`Nom ${lastName}`, firstName && `Prénom ${firstName}`].filter(Boolean).join(', ')}`,
    changeCitizen: 'Changer d’usager',
    born: (birthDate: string): string => `né(e) le ${numericDay(birthDate)}`,
    phoneEnd: (phone: string): string => `tél. … ${phone.slice(-4, -2)} ${phone.slice(-2)}`,
    lastName: 'Nom',
    firstName: 'Prénom',
    nameDoubtful: 'à vérifier',
    birthDate: 'Naissance',
    birthHint: 'jj/mm/aaaa',
    phone: 'Portable',
    email: 'Courriel',
    emailUnfit: 'Aucun courriel ne peut partir à cette adresse. Relisez-la avec l’usager.',
    emailSlip: (domain: string): string => `${domain}${nbsp}? Demandez à l’usager.`,
    emailTake: (domain: string): string => `Mettre ${domain}`,
    optional: 'facultatif',
    person: (number: number): string => `Personne ${number}`,
    number: (number: number): string => `Pré-demande de la personne ${number}`,
    numberPlaceholder: 'Pré-demande',
    numberShort: (missing: number): string => `10 lettres ou chiffres, il en manque ${missing}.`,
    numberLong: '10 lettres ou chiffres, sans signe.',
    numberTwice: 'Ce numéro est déjà celui d’une autre personne de ce rendez-vous.',
    numberUsed: (day: string, time: string): string =>
      `Ce numéro sert déjà le ${dayAndMonth(day)} à ${shortTime(time)}.`,
    openOther: 'Ouvrir ce rendez-vous',
    submit: (place: { readonly day: string; readonly time: string } | null, today: string): string => {
      if (!place) return 'Réserver';
      const day = place.day === today ? 'aujourd’hui' : longDay(place.day);
      return `Réserver ${day} à ${shortTime(place.time)}`;
    },
    /** The grid was turned to another day; the place stays. */
    shownDay: (shown: string): string => `La grille montre ${longDay(shown)}. Le créneau choisi reste celui-ci\u00A0:`,
    changed: `Ces créneaux viennent de changer. Rien n’a été réservé${nbsp}: relisez, puis recommencez.`,
    resume: (name: string): string => (name === '' ? 'Reprendre la saisie' : `Reprendre la saisie ${ofName(name)}`),
    nameDigits: 'Un nom n’a pas de chiffres.',
    missing: {
      citizen: 'Indiquez l’usager.',
      citizenChoice: 'Choisissez l’usager dans la liste, ou créez sa fiche.',
      lastName: 'Indiquez le nom.',
      firstName: 'Indiquez le prénom.',
      companion: 'Écrivez le prénom, puis l’âge ou la date de naissance.',
      place: 'Choisissez un créneau.',
      phone: 'Numéro à 10 chiffres, ou laissez vide.',
    },
  },
  detail: {
    title: 'Rendez-vous',
    when: (day: string, today: string, from: string, to: string): string =>
      `${day === today ? 'Aujourd’hui' : capital(longDay(day))}, ${range(from, to)}`,
    persons,
    reason: 'Motif',
    phone: 'Téléphone',
    noPhone: 'Sans téléphone',
    numbers: 'Pré-demandes',
    noNumber: 'non donnée',
    stranded: 'Guichet fermé à cette heure\u00A0: ce rendez-vous est à déplacer avant d’être confirmé.',
    history: 'Historique',
    by: (agent: string, day: string, time: string): string =>
      [numericDay(day), shortTime(time), agent].filter(Boolean).join(' · '),
    undone: 'annulé depuis',
    inVain: 'sans effet, la personne était déjà là',
    event: sayAppointmentEvent,
    pending:
      'Sous réserve de confirmation\u00A0: le serveur n’a pas encore dit que la place est libre. Le rendez-vous est gardé et partira seul.',
    overbooked:
      'La place était déjà prise quand ce rendez-vous est parvenu au serveur. Déplacez-le ou gardez-le en surnombre.',
    /** In place of it once there is room. */
    freeAgain:
      'La place était déjà prise quand ce rendez-vous est parvenu au serveur. Elle s’est libérée depuis\u00A0: confirmez-la dans Conflits.',
    untold: 'La personne reste à prévenir.',
    /** `what` as the history says it; `isUndone` = it was taken back. */
    news: (agent: string, what: string, isUndone: boolean): string =>
      `${agent === '' ? 'Un autre poste' : agent} vient de changer ce rendez-vous${nbsp}: ${isUndone ? `annulé, «${nbsp}${what}${nbsp}»` : `${what.charAt(0).toLowerCase()}${what.slice(1)}`}.`,
    tooSoon: 'Rien n’a été fait : lisez, puis recommencez.',
    move: 'Déplacer',
    modify: 'Modifier',
    arrive: 'Enregistrer l’arrivée',
    cancel: 'Annuler le rendez-vous',
    attended: 'Honoré',
    noShow: 'Absent',
    waits: (name: string, label: string): string => `${name} a le ticket ${label}, qui n’est pas terminé`,
    waitsHint: 'Une personne qui attend ou qui est au guichet n’est pas absente.',
    left: (label: string): string => `Partie sans être reçue\u00A0: retirer le ticket ${label}`,
    mistaken: (label: string): string => `Arrivée notée par erreur\u00A0: annuler le ticket ${label}`,
    stillHere: 'Encore là, ne rien noter',
    reopen: 'Rouvrir',
  },
  cancel: {
    title: 'Qui annule, et pourquoi',
    citizen: 'L’usager',
    office: 'La mairie',
    back: 'Garder le rendez-vous',
    /** Before one of the keys is pressed. */
    written: (channels: readonly MessageChannel[]): string =>
      channels.length > 1
        ? 'Un SMS et un courriel partent ensuite à la personne.'
        : `Un ${channels[0] === 'sms' ? 'SMS' : 'courriel'} part ensuite à la personne.`,
    whys: ['Agent absent', 'Fermeture de la mairie', 'Panne du dispositif', WRONG_ENTRY],
  },
  move: {
    title: (name: string): string => `Déplacer ${name}`,
    how: 'Flèches puis Entrée dans la grille, ou faites glisser. Ctrl\u00A0←\u00A0→ change de jour.',
    where: (time: string, column: string): string => `${shortTime(time)}, ${column}`,
    ghost: 'Ici',
    give: 'Laisser à sa place',
    offers: 'Ou au premier créneau libre',
  },
  /** Refusals that come when somebody was elsewhere already. */
  late: {
    booking: (name: string, why: string): string =>
      `${name === '' ? 'Le rendez-vous' : `Le rendez-vous ${ofName(name)}`} n’est pas réservé. ${why} La saisie est mise de côté${nbsp}: F4, puis «${nbsp}Reprendre${nbsp}».`,
    change: (name: string, why: string): string =>
      `Le rendez-vous ${ofName(name)} n’est pas modifié. ${why} La saisie est mise de côté${nbsp}: F4, puis «${nbsp}Reprendre${nbsp}».`,
    act: (name: string, why: string): string => (name === '' ? why : `${name}${nbsp}: ${why}`),
  },
  refused: {
    deskBusy: (desk: number | string, time: string): string =>
      `Le guichet${nbsp}${desk} est déjà pris à ${shortTime(time)} ou juste après.`,
    slotClosed: (time: string): string => `Ce guichet ne reçoit pas à ${shortTime(time)}, ou ferme avant la fin.`,
  },
} as const;
