const nbsp = '\u00A0';

/** `Guichet 3`, `Guichet 3, salle des mariages`: a name that only repeats the number says nothing. */
const numbered = (word: string, number: number, name: string): string => {
  const plain = `${word}${nbsp}${number}`;
  const said = name.replaceAll(nbsp, ' ').trim();
  return ['', String(number), `${word} ${number}`].includes(said) ? plain : `${plain}, ${name}`;
};

/** Texts of the section about desks, enrolment stations, departments and ticket series. */
export const settingsDesksText = {
  lead: 'Où l’on reçoit, avec quels dispositifs, pour quels services, et les lettres des tickets.',
  list: 'Guichets, dispositifs, services et séries',
  empty: 'Rien n’est réglé. Ajoutez d’abord un guichet.',
  groups: {
    desk: 'Guichets',
    station: 'Dispositifs de recueil',
    department: 'Services',
    series: 'Séries de tickets',
  },
  add: {
    label: 'Ajouter',
    desk: 'Guichet',
    station: 'Dispositif',
    department: 'Service',
    series: 'Série',
  },
  newTitle: {
    desk: 'Nouveau guichet',
    station: 'Nouveau dispositif',
    department: 'Nouveau service',
    series: 'Nouvelle série',
  },
  number: 'Numéro',
  name: 'Nom',
  deskNameHint: 'à l’écran des agents',
  wayHint: 'Chemin',
  wayHintHint: 'sur l’affichage public',
  wayHintExample: 'au fond du hall, à gauche',
  direction: 'Flèche de l’affichage',
  directions: { none: 'sans flèche', left: '← à gauche', right: '→ à droite', ahead: '↑ tout droit' },
  reasons: 'Motifs reçus',
  everyReason: 'Tous les motifs',
  noReason: 'Aucun',
  noReasonHint: 'Tout ticket peut y être appelé, mais aucun rendez-vous n’y est proposé.',
  neverOpen: 'Ce guichet n’a aucune plage d’ouverture\u00A0: aucun rendez-vous n’y sera proposé.',
  toOpenings: 'Ajouter une plage d’ouverture',
  seriesReasons: 'Motifs de cette série',
  otherReasons: 'Tous les motifs qui n’ont pas d’autre série',
  letter: 'Lettre',
  seriesDepartments: 'Services de cette série',
  noDepartments: 'Aucun service n’est réglé.',
  start: 'Premier numéro',
  wrapAt: 'Dernier numéro',
  digits: 'Chiffres',
  turn: (labels: readonly string[], last: string, first: string): string =>
    `${labels.join(', ')}… jusqu’à ${last}, puis de nouveau ${first}. Chaque jour recommence à minuit, heure du site.`,
  ceiling: 'Attente maximale',
  ceilingHint: 'vide\u00A0: celle de la mairie',
  ceilingSaid: (minutes: string): string => `attente maximale ${minutes}`,
  express: 'Guichet express, jusqu’à',
  expressHint: 'vide\u00A0: tout le monde',
  expressSaid: (minutes: string): string => `express, jusqu’à ${minutes}`,
  minutes: 'min',
  stationHint: 'Un dépôt de titre prend un dispositif pendant toute sa durée.',
  deskTitle: (number: number, name: string): string => numbered('Guichet', number, name),
  stationTitle: (number: number, name: string): string => numbered('Dispositif', number, name),
  deskName: (number: string): string => `Guichet ${number}`,
  stationName: (number: string): string => `Dispositif ${number}`,
  seriesTitle: (letter: string): string => `Série ${letter}`,
  nothing: 'aucun rendez-vous',
  others: 'les autres motifs',
  what: (title: string): string => title.charAt(0).toLowerCase() + title.slice(1),
  present: (title: string): string => `${title}.`,
} as const;
