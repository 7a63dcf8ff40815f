import type { KioskLanguage } from '../../domain/model/floor-settings';
import { count, formatMinutes, shortTime } from './format';
import { timeOf } from '../../time/civil';

/** `9:55` of minutes since midnight. */
const clock = (minutes: number): string => shortTime(timeOf(minutes));

/** Texts of the sections about the floor: the queue, rooms, themes, the waiting room and the kiosk. */
export const settingsFloorText = {
  backToShipped: 'Revenir aux réglages de Guichet',
  minutes: 'min',
  queue: {
    lead: 'Qui est appelé ensuite. Chaque poste suit ces règles, et dit pourquoi une personne passe.',
    form: 'File d’attente',
    booked: 'Rendez-vous',
    bookedFrom: 'Appelable dès',
    bookedUntil: 'Garde son rang jusqu’à',
    before: 'min avant',
    after: 'min après',
    waiting: 'Priorité et attente',
    priorityCeiling: 'Priorités à la suite',
    inRow: 'au plus',
    waitCeiling: 'Attente maximale',
    waitCeilingHint: 'ensuite, appelée d’abord',
    noAnswer: 'Sans réponse',
    noAnswerCalls: 'Le ticket finit après',
    calls: 'appels',
    cooldown: 'Rappel au plus tôt après',
    meaning: 'Ce que cela donne',
    sayBooked: (from: number, until: number): string =>
      `Une personne qui a rendez-vous à 10:00 passe à son rang dès ${clock(600 - from)} si elle est arrivée avant ${clock(600 + until)}. Plus tard, elle attend avec les autres, à l’heure de son arrivée.`,
    sayPriority: (ceiling: number): string =>
      ceiling <= 1
        ? 'Après une personne prioritaire, une autre passe avant la suivante.'
        : `Après ${ceiling} personnes prioritaires, une autre passe avant la suivante.`,
    sayWait: (min: number): string =>
      `Qui attend depuis plus de ${formatMinutes(min)} est appelé avant tous les autres.`,
    sayNoAnswer: (calls: number, min: number): string =>
      calls <= 1
        ? 'Un appel sans réponse termine le ticket. Un agent peut le remettre en attente.'
        : `Sans réponse, la personne est laissée tranquille ${min === 0 ? 'un instant' : formatMinutes(min)}, puis rappelée. Au ${calls}e appel sans réponse, le ticket se termine.`,
    ceilings: 'Attente maximale par service',
    ceilingsNone: 'Tous les services suivent celle de la mairie.',
    ceilingsChange: 'La changer dans Guichets et services',
    what: 'file d’attente',
    present: (min: number): string => `Attente maximale ${formatMinutes(min)}.`,
  },
  rooms: {
    lead: 'Où attendent les personnes mises de côté ou envoyées ailleurs. Le chemin leur est affiché.',
    list: 'Salles',
    add: 'Ajouter une salle',
    empty: 'Aucune salle. Les personnes mises de côté attendent où elles veulent.',
    choose: 'Choisissez une salle de la liste, ou ajoutez-en une.',
    formNew: 'Nouvelle salle',
    name: 'Nom',
    nameExample: 'Salle d’attente de l’état civil',
    wayHint: 'Chemin',
    wayHintHint: 'affiché',
    wayHintExample: 'premier étage, à droite',
    what: (name: string): string => `lieu d’attente «\u00A0${name}\u00A0»`,
    present: (name: string): string => `${name}.`,
  },
  themes: {
    lead: 'De quoi il s’agissait, choisi par l’agent à la fin. Par service, avec des sous-thèmes.',
    list: 'Thèmes',
    add: 'Ajouter un thème',
    empty: 'Aucun thème. À la fin d’un service, rien de plus n’est demandé.',
    noDepartments: 'Il n’y a pas encore de service. Ajoutez-en un dans Guichets et services, puis ses thèmes ici.',
    choose: 'Choisissez un thème de la liste, ou ajoutez-en un.',
    formNew: 'Nouveau thème',
    name: 'Nom',
    nameExample: 'Acte de naissance',
    department: 'Service',
    noDepartment: 'Sans service',
    parent: 'Précise',
    noParent: 'aucun autre thème',
    children: (number: number): string =>
      `${count(number, 'sous-thème le précise', 'sous-thèmes le précisent')} et le suivent dans un autre service.`,
    childrenShort: (number: number): string => count(number, 'sous-thème', 'sous-thèmes'),
    under: (parent: string): string => `sous ${parent}`,
    what: (name: string): string => `thème ${name}`,
    present: (name: string): string => `${name}.`,
  },
  publicScreen: {
    lead: 'Ce que disent les écrans de la salle d’attente, outre les appels. Jamais un nom.',
    form: 'Salle d’attente',
    hours: 'Horaires affichés',
    hoursExample: 'Lundi à vendredi 8:30–12:30 et 13:30–17:00',
    voice: 'Annoncer les appels à voix haute, après le carillon',
    messages: 'Messages au pied de l’écran',
    message: (number: number): string => `Message ${number}`,
    addMessage: 'Ajouter un message',
    removeMessage: (number: number): string => `Retirer le message ${number}`,
    upMessage: (number: number): string => `Monter le message ${number}`,
    noMessage: 'Aucun message\u00A0: le pied de l’écran montre l’heure et les horaires.',
    what: 'salle d’attente',
    present: (messages: number): string => `${count(messages, 'message')}.`,
  },
  kiosk: {
    lead: 'Ce que proposent les bornes. Chaque borne suit aussitôt.',
    form: 'Borne',
    languages: 'Langues',
    languageNames: {
      fr: 'Français',
      en: 'English',
      es: 'Español',
      pt: 'Português',
      ar: 'العربية',
    } satisfies Record<KioskLanguage, string>,
    /** The same as French calls them, within a sentence. */
    languagesInFrench: {
      fr: 'français',
      en: 'anglais',
      es: 'espagnol',
      pt: 'portugais',
      ar: 'arabe',
    } satisfies Record<KioskLanguage, string>,
    frenchStays: 'Le français reste toujours.',
    reasons: 'Motifs proposés, dans cet ordre',
    usualReasons: 'Les mêmes qu’à l’accueil',
    addReason: 'Ajouter un motif',
    addReasonPlaceholder: 'Choisir dans la liste',
    removeReason: (name: string): string => `Retirer ${name}`,
    upReason: (name: string): string => `Monter ${name}`,
    untranslated: (languages: readonly string[]): string => `sans nom en ${languages.join(', ')}`,
    untranslatedHint: 'Un motif sans traduction paraît en français. Les noms se règlent dans Motifs.',
    checkIn: 'Une personne qui a rendez-vous peut dire qu’elle est là',
    feedback: 'Demander après la visite comment elle s’est passée',
    exitPin: 'Code pour quitter la borne',
    otherPin: 'Nouveau code de la borne',
    removePin: 'Retirer le code',
    pinIsSet:
      'Un code est enregistré. Il ne se relit pas\u00A0: tapez-en un autre de 4 à 8\u00A0chiffres pour le changer.',
    exitPinHint: '4 à 8\u00A0chiffres. Sans code, la borne se ferme seulement depuis la machine.',
    what: 'borne',
    present: (languages: number): string => `${count(languages, 'langue')}.`,
  },
} as const;
