import { count } from './format';

/** Texts of the frame: tabs, trust chip, who, keys, palette. */
export const shellText = {
  places: {
    reception: 'Accueil',
    counter: 'Guichet',
    agenda: 'Agenda',
    requests: 'Demandes',
    supervision: 'Supervision',
    steering: 'Pilotage',
    conflicts: 'Conflits',
    settings: 'Réglages',
  },
  toSettle: (number: number) => `${number} à traiter`,
  placesLabel: 'Écrans',
  find: 'Rechercher',
  findLabel: 'Rechercher une action ou une personne, Ctrl K',
  keysLabel: 'Touches',
  keys: {
    all: 'Toutes les touches',
    palette: 'Toutes les actions',
    undo: 'Annuler la dernière saisie',
    goTo: (place: string) => `Aller à ${place}`,
    walkIn: 'Nouveau passage',
    booking: 'Nouveau rendez-vous',
    who: 'Changer d’agent ou de guichet',
    contrastOn: 'Contraste fort',
    contrastOff: 'Contraste normal',
    display: 'Ouvrir l’affichage de la salle d’attente',
    invite: 'Inviter un poste, un écran ou une borne',
    reload: 'Recharger la fenêtre',
  },
  groups: { screen: 'Cet écran', goTo: 'Aller à', everywhere: 'Partout' },
  sheet: {
    title: 'Toutes les touches',
    hint: 'Une touche garde le même sens sur tous les écrans.',
  },
  palette: {
    title: 'Toutes les actions',
    placeholder: 'Une action, une personne, une demande\u00A0?',
    none: 'Aucune action, personne ni demande ne correspond. Essayez un autre mot.',
    request: 'demande',
    found: (number: number) => count(number, 'résultat'),
    disabled: 'pas maintenant',
  },
  lastAct: {
    undo: 'Annuler',
    undone: (what: string) => `Annulé\u00A0: ${what}`,
    running: (done: number, all: number, isUndo: boolean) =>
      `${isUndo ? 'Annulation' : 'En cours'}\u00A0: ${done} sur ${all}`,
    stop: 'Arrêter',
    stopping: 'Arrêt…',
    undoStopped: (done: number, all: number) =>
      `Arrêté\u00A0: ${done} sur ${all} ${done < 2 ? 'annulé' : 'annulés'}, Annuler reprend le reste`,
    undoPartly: (done: number, all: number, why: string) =>
      `${done} sur ${all} ${done < 2 ? 'annulé' : 'annulés'}, le reste ne peut plus l’être\u00A0: ${why}`,
  },
  who: {
    unknown: 'Qui êtes-vous\u00A0?',
    title: 'Qui est à ce poste\u00A0?',
    agent: 'Agent',
    desk: 'Guichet',
    noDesk: 'Aucun guichet',
    noDeskDetail: 'accueil, supervision',
    contrast: 'Contraste fort',
    ok: 'C’est bien moi',
    deskClosed: 'Le guichet lui-même s’ouvre depuis l’écran Guichet.',
  },
  invite: {
    title: 'Inviter un poste, un écran ou une borne',
    what: 'Ce qui va rejoindre la mairie',
    ranks: { desk: 'Un poste', display: 'Un écran d’affichage', kiosk: 'Une borne', elected: 'Un élu' },
    busy: 'Demande d’un code…',
    how: {
      desk: 'Sur l’autre poste, choisissez «\u00A0Rejoindre une mairie\u00A0» et donnez l’adresse et ce code.',
      display:
        'Sur l’ordinateur de l’écran, choisissez «\u00A0Rejoindre une mairie\u00A0» et donnez l’adresse et ce code. Il montre alors les appels en plein écran, à chaque démarrage, et n’a accès à aucun nom.',
      kiosk:
        'Sur la borne, choisissez «\u00A0Rejoindre une mairie\u00A0» et donnez l’adresse et ce code. Elle s’ouvre alors en plein écran, à chaque démarrage, et n’a accès à aucun nom.',
      elected:
        'Sur l’ordinateur de l’élu, choisissez «\u00A0Rejoindre une mairie\u00A0» et donnez l’adresse et ce code. Il montre alors les chiffres de l’année, et ne reçoit aucun nom ni aucun dossier.',
    },
    address: 'Adresse',
    code: 'Code',
    once: (time: string) => `Il sert une seule fois, jusqu’à ${time}.`,
    none: 'Ce poste ne peut pas donner de code maintenant. Demandez-le au poste qui garde les données.',
  },
  display: {
    failed: 'L’affichage ne s’est pas ouvert. Les numéros sont appelés quand même\u00A0: annoncez-les à voix haute.',
  },
  boot: {
    opening: 'Ouverture des données de ce poste…',
    reference: 'Réception des données de la mairie…',
    referenceHint: 'La première fois, cela prend jusqu’à une minute. Rien n’est à faire.',
    faults: {
      schemaChanged: {
        title: 'Ces données viennent d’une autre version de Guichet',
        text: 'Rien n’est effacé. Installez la dernière version sur ce poste, puis rouvrez Guichet.',
      },
      storageFull: {
        title: 'Le disque de ce poste est plein',
        text: 'Les saisies déjà faites sont gardées. Libérez de la place, puis rechargez.',
      },
      unavailable: {
        title: 'Les données de ce poste ne s’ouvrent pas',
        text: 'Elles sont toujours sur le disque. Rechargez\u00A0; si rien ne change, redémarrez l’ordinateur.',
      },
    },
    noBridge: 'Cette page s’ouvre dans l’application Guichet.',
  },
  crash: {
    title: 'Le travail saisi est gardé',
    text: 'Cet écran s’est arrêté. Tout ce qui était enregistré est sur ce poste\u00A0; seul un formulaire pas encore envoyé est à reprendre.',
    reload: 'Recharger',
    detail: 'Pour l’assistance',
  },
} as const;
