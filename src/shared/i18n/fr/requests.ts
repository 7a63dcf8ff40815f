import type { CommitmentUnit } from '../../domain/model/answering';
import type { Channel, RequestStatus } from '../../domain/model/request';
import type { RequestGroup } from '../../domain/requests/request-line';
import { channelText, savedAs } from './common';
import { bareDay, count, numericDay, quoted, sayDay, shortTime } from './format';
import { commitmentSpan } from './settings-answering';

const nbsp = '\u00A0';
const days = (number: number): string => count(number, 'jour');

const statuses: Readonly<Record<RequestStatus, string>> = {
  received: 'Reçue',
  qualified: 'Reçue',
  assigned: 'Confiée',
  inProgress: 'En cours',
  waitingOnCitizen: 'Attend l’usager',
  answered: 'Répondue',
  closed: 'Close',
  void: 'Annulée',
};

/** Texts of the place « Demandes ». */
export const requestsText = {
  title: 'Demandes',
  reading: 'Lecture des demandes…',
  restricted: 'Cette demande est réservée à son service.',
  /** The sentence that heads the list. */
  head: (late: number, soon: number, open: number): string => {
    if (open === 0) return 'Aucune demande ouverte';
    const soonWords =
      soon === 0 ? '' : `${late > 0 ? ', ' : ''}${count(soon, 'à rendre', 'à rendre')} d’ici deux jours`;
    if (late === 0 && soon === 0)
      return `Aucun retard${nbsp}: ${count(open, 'demande ouverte', 'demandes ouvertes')}, ${open < 2 ? 'dans son délai' : 'toutes dans leur délai'}`;
    return late === 0
      ? `Aucun retard, ${soonWords}`
      : `${count(late, 'demande en retard', 'demandes en retard')}${soonWords}`;
  },
  headNote: 'Délais d’engagement en jours ouvrés, sans le temps passé à attendre l’usager.',
  hidden: (number: number): string =>
    `${count(number, 'demande réservée à son service', 'demandes réservées à leur service')}.`,
  groups: {
    late: 'En retard',
    soon: 'À rendre',
    open: 'Ouvertes',
    waiting: 'Attendent l’usager',
    answered: 'À clore',
    closed: 'Closes',
  } satisfies Record<RequestGroup, string>,
  groupHeads: {
    late: 'En retard',
    soon: 'À rendre d’ici deux jours ouvrés',
    open: 'Les autres, les plus anciennes d’abord',
    waiting: 'Attendent l’usager',
    answered: 'Répondues, à clore',
    closed: 'Closes depuis deux semaines',
  } satisfies Record<RequestGroup, string>,
  /** Every state but the last: what is closed has a list of its own. */
  all: 'Non closes',
  status: statuses,
  filter: {
    label: 'Ce que montre la liste',
    state: 'État',
    search: 'Chercher',
    searchPlaceholder: 'Objet, motif, personne',
    channel: 'Canal',
    anyChannel: 'Tous les canaux',
    department: 'Service',
    anyDepartment: 'Tous les services',
    reason: 'Motif',
    anyReason: 'Tous les motifs',
    mine: 'Confiées à moi',
    clear: 'Tout montrer',
  },
  list: {
    label: 'Demandes, en retard d’abord',
    fresh: (number: number): string =>
      `${count(number, 'nouvelle demande', 'nouvelles demandes')}${nbsp}: mettre la liste à jour`,
    moved: 'L’ordre a changé\u00A0: mettre la liste à jour',
    late: (number: number): string => `en retard de ${days(number)}`,
    due: (day: string, today: string): string => `dû ${sayDay(day, today)}`,
    noDue: 'sans délai',
    /** `isOfToday` = it came today; what came on a day without work is not of today, and no working day has passed. */
    age: (number: number, isOfToday: boolean): string => {
      if (number > 0) return `ouverte depuis ${number}${nbsp}j ${number < 2 ? 'ouvré' : 'ouvrés'}`;
      return isOfToday ? 'depuis aujourd’hui' : 'depuis moins d’un jour ouvré';
    },
    received: (day: string, today: string): string => `reçue ${sayDay(day, today)}`,
    closed: (day: string, today: string): string => `close ${sayDay(day, today)}`,
    toClose: 'à clore',
    nobody: 'à confier',
  },
  empty: {
    text: 'Tout ce qui est arrivé par courrier, courriel, téléphone, SMS ou portail a sa réponse.',
    act: 'Enregistrer une demande',
    filtered: 'Aucune demande ne correspond à ces choix.',
  },
  create: {
    title: 'Nouvelle demande',
    channel: 'Canal',
    channels: channelText,
    reason: 'Motif',
    reasonPlaceholder: 'Premières lettres du motif',
    reasonNone: 'Aucun motif ne commence ainsi.',
    reasonMissing: 'Choisissez un motif de la liste.',
    citizen: 'Personne',
    citizenPlaceholder: 'Nom, ou téléphone',
    subject: 'Objet',
    subjectPlaceholder: 'Quelques mots, sans aucun nom',
    optional: 'facultatif',
    received: 'Reçue',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    otherDay: 'Un autre jour',
    day: 'Jour de réception',
    time: 'Heure',
    dayWrong: 'Un jour passé, comme 12/05/2026.',
    timeWrong: 'Une heure passée, comme 9:30.',
    /** The button names what is saved: the channel stands above, and stays from one request to the next. */
    save: (channel: Channel): string => `Enregistrer ${savedAs[channel] ?? 'la demande'}`,
    due: (day: string, today: string): string => `Réponse due ${sayDay(day, today)}.`,
    noDue: 'Aucun délai d’engagement pour ce motif et ce canal.',
    sensitive: 'Motif réservé\u00A0: seul son service verra cette demande.',
    logged: (reason: string): string => `Enregistrée\u00A0: ${reason}. La suivante peut être saisie.`,
  },
  pane: {
    label: 'La demande',
    acts: 'Actes',
    start: 'Prendre en charge',
    assign: 'Confier',
    pause: 'Attendre l’usager',
    resume: 'Reprendre',
    answer: 'Répondre',
    close: 'Clore',
    reopen: 'Rouvrir',
    qualify: 'Changer le motif',
    openFile: 'Ouvrir la fiche',
    facts: {
      person: 'Personne',
      nobody: 'non nommée',
      channel: 'Canal',
      received: 'Reçue',
      due: 'Réponse due',
      who: 'Confiée à',
      theme: 'Thème',
      noTheme: 'non qualifiée',
      outcome: 'Issue',
      external: 'Référence',
    },
    moment: (day: string, time: string, today: string): string => `${bareDay(day, today)} à ${shortTime(time)}`,
    ageDays: (number: number, isClosed: boolean): string =>
      `${isClosed ? 'close en' : 'depuis'} ${count(number, 'jour ouvré', 'jours ouvrés')}`,
    paused: (number: number): string =>
      `délai suspendu\u00A0: l’usager est attendu${number > 0 ? ` depuis ${days(number)}` : ''}`,
    /** `13/05`, `hier`: the last day in time. */
    due: (day: string, today: string): string => bareDay(day, today),
    why: (number: number, unit: CommitmentUnit, who: string): string =>
      `engagement de ${commitmentSpan(number, unit)} ${who}`,
    whyAll: 'pour toute demande',
    whyChannel: (channel: string): string => `pour le canal ${channel}`,
    whyReason: (reason: string): string => `pour le motif ${reason}`,
  },
  history: {
    title: 'Historique',
    undone: 'annulée',
    undo: 'Annuler',
    undoOf: (what: string): string => `Annuler l’étape «\u00A0${what}\u00A0»`,
    steps: {
      received: (channel: string) => `Reçue par ${channel}`,
      qualified: (reason: string) => `Motif${nbsp}: ${reason}`,
      assigned: (who: string) => (who === '' ? 'Confiée' : `Confiée à ${who}`),
      started: () => 'Prise en charge',
      waitingOnCitizen: () => 'Attend l’usager',
      answered: (template: string) => (template === '' ? 'Répondue' : `Répondue, «${nbsp}${template}${nbsp}»`),
      closed: (theme: string) => (theme === '' ? 'Close, non qualifiée' : `Close, ${theme}`),
      reopened: () => 'Rouverte',
      wordsErased: () => 'Objet effacé avec la personne',
    } satisfies Record<string, (detail: string) => string>,
    other: 'Autre étape',
    /** `what` = the step of another desk that counts. */
    inVain: (agent: string, what: string): string =>
      `sans effet${nbsp}: ${agent === '' ? 'un autre poste' : agent} a noté «${nbsp}${what}${nbsp}» au même moment`,
    loggedLater: (day: string, today: string): string => `saisie ${sayDay(day, today)}`,
  },
  byChannel: {
    desk: 'le guichet',
    appointment: 'rendez-vous',
    phone: 'téléphone',
    sms: 'SMS',
    email: 'courriel',
    mail: 'courrier',
    portal: 'le portail',
  } satisfies Record<Channel, string>,
  assign: {
    title: 'Confier la demande',
    departments: 'À tout un service',
    agents: (department: string): string => `À une personne, ${department}`,
    /** A person of another service helps: the request stays with the service that answers for it. */
    others: (department: string): string =>
      department === '' ? 'À une autre personne' : `À une autre personne, la demande reste à ${quoted(department)}`,
    now: 'l’a maintenant',
  },
  answer: {
    title: 'Répondre',
    hint: {
      alone: 'Un chiffre pour choisir un modèle, Entrée pour répondre sans modèle.',
      alt: 'Alt et un chiffre pour choisir un modèle, Entrée pour répondre sans modèle.',
      off: 'Tab puis Entrée pour choisir un modèle, Entrée seule pour répondre sans modèle.',
    },
    without: 'Répondue sans modèle',
    text: 'Texte de la réponse',
    textHint: 'Copiez-le dans le courriel ou le courrier. Guichet ne l’envoie pas.',
    copy: 'Copier le texte',
    copied: 'Texte copié.',
    notCopied: 'Le texte n’a pas pu être copié\u00A0: sélectionnez-le.',
    done: 'Marquer répondue',
    leftOpen: 'Laisser ouverte',
    waiting: 'Attendre l’usager',
    past: (day: string): string =>
      `L’échéance du ${numericDay(day)} est passée\u00A0: changez ce jour dans le texte avant de l’envoyer.`,
    promised: 'Ce texte promet une réponse\u00A0: la demande reste ouverte, avec son délai.',
    other: 'Autre modèle',
    plain: 'Reprendre le texte du modèle',
  },
  /** Another desk acted on the request while a dialog of this one was open. */
  overtaken: {
    by: (agent: string, step: string): string =>
      `${agent === '' ? 'Un autre poste' : agent} a traité cette demande entre-temps${nbsp}: «${nbsp}${step}${nbsp}».`,
    void: 'Ce geste n’est plus possible, rien n’est changé.',
    copy: `Votre texte est encore là${nbsp}: copiez-le s’il doit servir.`,
  },
  /** To the agent whose step another desk crossed, right across the window. */
  crossed: {
    banner: (what: string, own: string, agent: string, step: string): string =>
      `Demande ${what}${nbsp}: au moment de votre geste (${own}), ${agent === '' ? 'un autre poste' : agent} a noté «${nbsp}${step}${nbsp}», et c’est ce qui compte.`,
    open: 'Voir la demande',
  },
  close: {
    outcome: 'Clore\u00A0: quelle issue\u00A0?',
    theme: 'Clore\u00A0: de quoi s’agissait-il\u00A0?',
    noTheme: 'Clore sans thème',
    all: (theme: string): string => `${theme}, sans préciser`,
  },
  qualify: { title: 'Changer le motif' },
  keys: {
    group: 'Demandes',
    next: 'Demande suivante',
    find: 'Chercher',
    create: 'Nouvelle demande',
    toList: 'Revenir à la liste',
    show: (group: string): string => `Montrer${nbsp}: ${group}`,
  },
} as const;
