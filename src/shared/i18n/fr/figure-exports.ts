import type { ClosureWords } from '../../domain/exchange/ical/closures-calendar';
import type { OpenDataWords } from '../../domain/exchange/open-data/open-data-tables';
import type { StarWords } from '../../domain/exchange/star/star-words';
import { channelText, outcomeText, statusText } from './common';

const words: Readonly<Record<string, string>> = {
  ...statusText,
  ...outcomeText,
  received: 'Reçue',
  qualified: 'Reçue',
  assigned: 'Confiée',
  inProgress: 'En cours',
  waitingOnCitizen: 'Attend l’usager',
  answered: 'Répondu',
  ahead: 'À venir',
  cancelledByCitizen: 'Annulé par l’usager',
  cancelledByOffice: 'Annulé par la mairie',
  served: 'Servi',
};

const channels: Readonly<Record<string, string>> = channelText;

/** The words of exported facts. */
export const starWords: StarWords = {
  tables: {
    requests: 'Demandes',
    stays: 'États des demandes',
    appointments: 'Rendez-vous',
    tickets: 'Tickets',
    days: 'Jours',
    openDepartments: 'Services ouverts',
    sites: 'Sites',
    departments: 'Services',
    reasons: 'Motifs',
    themes: 'Thèmes',
    channels: 'Canaux',
  },
  fields: {
    id: ['Identifiant', 'Identifiant de la ligne, sans rapport avec une personne.'],
    site_id: ['Site', 'Hôtel de ville ou annexe.'],
    day: ['Jour', 'Jour civil\u00A0: de la réception, du début du rendez-vous ou du ticket.'],
    minute: ['Minute du jour', 'Minutes depuis minuit, heure du site.'],
    channel: ['Canal', 'Par où la demande est arrivée ou le rendez-vous a été pris.'],
    reason_id: ['Motif', 'Pourquoi.'],
    department_id: ['Service', 'Service qui répond.'],
    theme_id: ['Thème', 'De quoi il s’agissait, dit à la clôture\u00A0; vide\u00A0: sans thème.'],
    outcome: ['Issue', 'Ce qu’il en est advenu.'],
    is_open: ['Ouvert', 'Demande non close, ou jour d’ouverture.'],
    closed_day: ['Clos le', 'Jour civil de la clôture.'],
    delay_days: ['Délai (jours)', 'De la réception à la clôture, jours calendaires avec décimales.'],
    working_days: ['Délai (jours ouvrés)', 'Temps passé en jours ouvrés, sans l’attente de l’usager.'],
    paused_days: ['Attente de l’usager (jours ouvrés)', 'Temps pendant lequel la mairie attendait l’usager.'],
    due_day: ['À rendre le', 'Dernier jour de l’engagement, attente de l’usager comprise.'],
    is_repeat: ['Revient', 'La même personne est venue pour le même motif dans les trente jours d’avant.'],
    request_id: ['Demande', 'Demande à laquelle l’état appartient.'],
    place: ['Rang', 'Ordre des états d’une demande, à partir de 1.'],
    status: ['État', 'État de la demande ou du ticket.'],
    stayed_days: ['Durée (jours ouvrés)', 'Temps passé dans l’état.'],
    duration_min: ['Durée prévue (min)', 'Durée réservée.'],
    persons: ['Personnes', 'Personnes du rendez-vous.'],
    end: ['Suite', 'Ce que le rendez-vous est devenu.'],
    lead_days: ['Pris à l’avance (jours)', 'De la prise au début du rendez-vous.'],
    confirmed: ['Confirmé', 'Accepté par le serveur.'],
    reminded: ['Rappelé', 'Un rappel est parti.'],
    reached: ['Étape atteinte', 'Réservé, arrivé, appelé ou servi.'],
    cancelled_days_before: ['Annulé avant (jours)', 'De l’annulation au début\u00A0; vide\u00A0: non annulé.'],
    wait_from_minute: ['Attente depuis (minute du jour)', 'Arrivée, ou heure du rendez-vous si elle est plus tardive.'],
    booked: ['Avec rendez-vous', 'Le ticket est celui d’un rendez-vous.'],
    priority: ['Priorité', 'Passage prioritaire.'],
    wait_min: ['Attente (min)', 'Jusqu’au premier appel\u00A0; une arrivée en avance n’est pas une attente.'],
    presence_min: ['Présence avant appel (min)', 'De l’arrivée au premier appel.'],
    walk_min: ['Trajet (min)', 'Du dernier appel au début du service.'],
    service_min: ['Service (min)', 'Durée du service.'],
    stay_min: ['Séjour (min)', 'De l’arrivée à la fin du service.'],
    announced_from_min: ['Attente annoncée, de (min)', 'Vide\u00A0: rien d’annoncé.'],
    announced_to_min: ['Attente annoncée, à (min)', 'Vide\u00A0: rien d’annoncé.'],
    desk_min: ['Minutes de guichet', 'Minutes d’ouverture de tous les guichets ensemble.'],
    places: ['Places', 'Rendez-vous que la journée pouvait tenir.'],
    name: ['Nom', 'Nom en clair.'],
    parent_id: ['Thème parent', 'Thème que celui-ci précise.'],
    inhabitants: ['Habitants', 'Habitants de la commune.'],
  },
  channel: (channel) => channels[channel] ?? channel,
  word: (code) => words[code] ?? code,
};

const nbsp = '\u00A0';

/** The words of the open data. */
export const openDataWords: OpenDataWords = {
  byChannel: 'Contacts par mois et canal',
  byReason: 'Contacts par mois et motif',
  month: 'Mois',
  channel: 'Canal',
  reason: 'Motif',
  contacts: 'Contacts',
  withheld: `Vide${nbsp}: moins de onze personnes, ou retenu pour que moins de onze ne s’en déduisent pas.`,
  all: 'total',
  channelName: (channel) => channels[channel] ?? channel,
  indicatorTitle: 'Indicateurs d’impact (schéma impact-service-public-numerique, version 0.5.0)',
  administration: (commune) => `Commune de ${commune}`,
  service: (site) => `Accueil du public, ${site}`,
  collected: 'script',
  indicators: {
    contacts: [
      'Nombre de contacts',
      'unité',
      'Demandes reçues par tous les canaux et rendez-vous honorés, sans les personnes parties avant d’être servies.',
    ],
    kept: [
      'Demandes closes dans le délai d’engagement',
      '%',
      'Parmi les demandes avec un délai annoncé, reçues de janvier à la fin du mois, et closes ou échues à la date du calcul\u00A0; jours ouvrés, sans l’attente de l’usager. Arrondi à l’entier inférieur.',
    ],
    emailDelay: [
      'Délai médian de réponse aux courriels',
      'jour ouvré',
      'Courriels reçus dans le mois, tous clos. Le temps passé à attendre l’usager ne compte pas.',
    ],
    mailDelay: [
      'Délai médian de réponse aux courriers',
      'jour ouvré',
      'Courriers reçus dans le mois, tous clos. Le temps passé à attendre l’usager ne compte pas.',
    ],
    noShow: [
      'Rendez-vous non honorés',
      '%',
      'Parmi les rendez-vous honorés et non honorés\u00A0; les annulés ne comptent pas.',
    ],
    wait: [
      'Attente médiane au guichet sans rendez-vous',
      'minute',
      'De l’arrivée au premier appel\u00A0; les attentes nulles comptent.',
    ],
  },
};

/** The words of the calendar of closures. */
export const closureWords: ClosureWords = {
  name: (commune, site) => `${commune}, ${site}${nbsp}: fermetures`,
  closed: (why) => (why === '' ? 'Fermé' : `Fermé${nbsp}: ${why}`),
};
