import { shortTime, sinceToday } from './format';

/** Texts of the waiting room's board. Never a name. */
export const displayText = {
  title: 'Affichage de la salle d’attente',
  called: 'Numéro appelé',
  /** Somebody came, or nobody did: the desk awaits no more who bears it. */
  lastCalled: 'Dernier numéro appelé',
  previous: 'Appels précédents',
  nonePrevious: 'Pas encore d’appel avant celui-ci.',
  waits: 'Attente sans rendez-vous',
  noCall: 'Votre numéro s’affichera ici',
  noCallHint: 'Il sera aussi annoncé par un signal sonore.',
  starting: 'L’affichage démarre…',
  desk: (number: number | string) => `Guichet\u00A0${number}`,
  /** Shown when the site has no notice of its own. */
  notice: 'Préparez vos originaux et une photo de moins de 6\u00A0mois.',
  waitsUnknown: 'Les attentes reviendront avec la liaison.',
  closed: ({ since, until }: { readonly since: string; readonly until: string }): string =>
    `Mairie fermée ${until === '' ? sinceToday(since) : `jusqu’à ${shortTime(until)}`}`,
  noTickets: 'La borne ne donne aucun numéro pendant la fermeture.',
  controls: {
    label: 'Son et pages',
    mute: 'Couper le son',
    unmute: 'Remettre le son',
    stop: 'Arrêter les pages',
    goOn: 'Reprendre les pages',
    next: 'Page suivante',
  },
  page: (page: number, of: number) => `${page}/${of}`,
  offline: (time: string) => `Hors ligne depuis ${time}`,
  offlineHint: 'Les derniers appels manquent peut-être ici. Écoutez aussi les agents.',
  spoken: (label: string, desk: string, way: string) =>
    [`Numéro ${label}`, desk, way].filter((part) => part !== '').join(', '),
} as const;
