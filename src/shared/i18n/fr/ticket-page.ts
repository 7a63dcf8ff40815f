import type { TicketPageWords } from '../ticket-page/words';
import { formatBand } from './format';

/** The words of the page of a ticket, in French. */
export const ticketPageText: TicketPageWords = {
  lang: 'fr',
  dir: 'ltr',
  yourNumber: 'Votre numéro',
  waiting: 'En attente',
  ahead: (people) => {
    if (people === 0) return 'Vous êtes la prochaine personne';
    return people === 1 ? '1 personne avant vous' : `${people} personnes avant vous`;
  },
  wait: (band) => `Attente estimée : ${formatBand(band)}`,
  unknownWait: 'Nous ne savons pas encore estimer votre attente.',
  stayNear: 'Restez à proximité et suivez aussi l’écran de la salle : c’est lui qui fait foi.',
  desk: (number) => `guichet ${number}`,
  called: (desk) => `Présentez-vous au ${desk}`,
  calledSomewhere: 'C’est à vous : suivez l’écran de la salle',
  serving: (desk) => `Vous êtes reçu au ${desk}`,
  parked: (room) => `Patientez ici : ${room}`,
  parkedAnywhere: 'Patientez : on vous rappellera',
  done: 'Votre passage est terminé',
  noAnswer: 'Votre numéro a été appelé',
  noAnswerHint: 'Personne n’a répondu. Présentez-vous à l’accueil : votre tour n’est pas forcément perdu.',
  gone: 'Ce ticket n’est plus en attente',
  goneHint: 'Si vous êtes toujours là, présentez-vous à l’accueil.',
  refreshes: 'Cette page se met à jour toutes les 20 secondes.',
  stopRefresh: 'Ne plus mettre à jour toute seule',
  startRefresh: 'Mettre à jour toute seule',
  refreshNow: 'Mettre à jour',
  untilMidnight: 'Cette page ne contient aucun nom et s’efface à minuit.',
  expired: 'Ce ticket n’est plus affiché',
  expiredHint:
    'La page d’un ticket n’est lisible que le jour même. Si vous attendez encore, présentez-vous à l’accueil.',
  trouble: 'La page ne peut pas s’afficher pour le moment',
  troubleHint: 'Votre place dans la file n’a pas changé. La page réessaie toute seule ; suivez l’écran de la salle.',
  ask: 'Comment s’est passée votre visite ?',
  scale: '0 = très mal, 10 = très bien',
  askTheme: 'À propos de quoi ? (facultatif)',
  themes: { welcome: 'L’accueil', wait: 'L’attente', answer: 'La réponse', place: 'Les lieux', other: 'Autre chose' },
  anonymous: 'Votre réponse est anonyme : elle n’est reliée ni à vous ni à votre ticket.',
  send: 'Envoyer',
  thanks: 'Merci, votre avis est enregistré.',
  privacy: {
    title: 'Vos données',
    who: (commune) => `Responsable : mairie, ${commune}.`,
    why: 'Votre passage est noté pour vous recevoir à votre tour et organiser l’accueil.',
    kept: ({ unit, number }) =>
      `Ce qui est terminé est supprimé après ${number} ${unit === 'months' ? 'mois' : 'jours'}.`,
    noAge: 'La mairie n’a pas encore fixé de durée : rien n’est supprimé par son âge.',
    rights:
      'Vous pouvez demander à voir ces données, à les corriger ou à les effacer, et vous adresser à la CNIL (cnil.fr). Contact :',
  },
};
