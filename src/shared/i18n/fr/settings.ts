import { count } from './format';

/** Texts of the frame of the settings: the list of sections, what all sections say alike. */
export const settingsText = {
  sectionsLabel: 'Réglages',
  groups: {
    town: 'Mairie',
    agenda: 'Rendez-vous',
    floor: 'Accueil du public',
    citizens: 'Usagers',
    exchange: 'Échanges',
  },
  sections: {
    site: 'Nom et territoire',
    desks: 'Guichets et services',
    agents: 'Agents',
    roles: 'Rôles et droits',
    persons: 'Identification',
    devices: 'Postes reliés',
    keyboard: 'Clavier',
    reasons: 'Motifs',
    papers: 'Pièces et frais',
    openings: 'Plages d’ouverture',
    closures: 'Fermetures',
    absences: 'Absences d’agents',
    roster: 'Planning des guichets',
    quotas: 'Quotas',
    queue: 'File d’attente',
    rooms: 'Salles',
    themes: 'Thèmes',
    publicScreen: 'Salle d’attente',
    kiosk: 'Borne',
    ticket: 'Ticket imprimé',
    messages: 'Messages',
    commitments: 'Délais d’engagement',
    answers: 'Modèles de réponse',
    history: 'Retour en arrière',
    journal: 'Journal',
    erasures: 'Effacements',
    retention: 'Conservation',
    protection: 'Protection des données',
    import: 'Importer des rendez-vous',
    importRequests: 'Importer des demandes',
    export: 'Exporter',
    calendars: 'Calendriers',
    access: 'Lecture par un logiciel',
  },
  adminOnly: {
    title: 'Aucun réglage n’est ouvert à votre rôle',
    text: 'Changez d’agent par le nom en haut à droite, ou demandez à qui administre la mairie.',
  },
  form: {
    save: 'Enregistrer',
    add: 'Ajouter',
    reset: 'Rétablir',
    clear: 'Effacer la saisie',
    remove: 'Supprimer',
    removed: (what: string): string => `suppression (${what})`,
    changedMeanwhile: (present: string) =>
      `Quelqu’un a modifié ce réglage entre-temps\u00A0: voici la version actuelle. ${present} Votre saisie est gardée.`,
    deletedMeanwhile: 'Quelqu’un a supprimé ce réglage entre-temps. Votre saisie est gardée.',
    keepMine: 'Garder ma saisie',
    takePresent: 'Prendre la version actuelle',
    makeAgain: 'Le recréer avec ma saisie',
    letGo: 'Laisser supprimé',
  },
  unsaved: {
    mark: 'Non enregistré',
    note: (others: number): string =>
      others < 2
        ? `${count(others, 'autre saisie')} n’est pas enregistrée. Elle reste ici tant que Guichet est ouvert.`
        : `${count(others, 'autre saisie', 'autres saisies')} ne sont pas enregistrées. Elles restent ici tant que Guichet est ouvert.`,
    noteOfNew: 'Le bouton d’ajout rouvre la nouvelle fiche.',
  },
  keys: {
    group: 'Réglages',
    section: 'Rubrique',
    enter: 'Ouvrir la rubrique',
    back: 'Retour à la liste',
  },
} as const;

/** Texts of the keys that a person chooses for themselves. */
export const ownKeysText = {
  open: 'Choisir ses touches',
  title: 'Vos touches',
  lead: (name: string): string =>
    name === ''
      ? 'Personne n’est nommé à ce poste\u00A0: ce choix vaut pour lui, tant que personne ne s’y nomme.'
      : `Pour ${name}, à chaque poste de la mairie. Les touches des autres agents ne changent pas.`,
  label: 'Commandes d’une seule lettre ou d’un seul chiffre',
  choices: { alone: 'Seules', alt: 'Avec Alt', off: 'Désactivées' },
  means: {
    alone: 'Une lettre ou un chiffre suffit, dans la liste ou la grille où il commande.',
    alt: 'Alt avec la lettre ou le chiffre fait ce qu’ils font seuls. Ce qui se fait par Alt et une lettre se fait alors par Alt, Maj et cette lettre.',
    off: 'Aucune lettre ni aucun chiffre ne commande. Les boutons, Ctrl K et les touches F, Ctrl et Alt font tout.',
  },
  now: 'Ce qui vaut maintenant',
  examples: [
    { key: 'M', label: 'Déplacer le rendez-vous choisi' },
    { key: '2', label: 'Choisir le deuxième motif d’un passage' },
    { key: 'N', label: 'Noter absente la personne de cette ligne' },
    { key: 'Alt N', label: 'Noter absentes toutes celles de la liste' },
  ],
  noKey: 'par un bouton ou Ctrl K',
  what: 'touches du clavier',
} as const;

/** How large each person reads the texts of the app. */
export const textSizeText = {
  /** It is theirs at each desk; where nobody is named it is that of the station. */
  setting: (name: string): string => (name === '' ? 'Taille des textes' : 'Taille de vos textes'),
  sizes: { normal: 'Normale', large: 'Grande', larger: 'Très grande', largest: 'La plus grande' },
  details: {
    normal: 'celle d’une installation neuve',
    large: 'un huitième de plus',
    larger: 'un quart de plus',
    largest: 'moitié plus grande',
  },
  /** The act of having chosen. */
  what: 'taille des textes',
} as const;
