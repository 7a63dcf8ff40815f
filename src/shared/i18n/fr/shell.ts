import { addMore, count, shortTime } from './format';

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
  /** The name of the window at a place; `''` = before there is one. */
  windowName: (place: string) => (place === '' ? 'Guichet' : `${place} – Guichet`),
  entrusted: (number: number) => (number > 1 ? `${number} vous sont confiées` : `${number} vous est confiée`),
  toSettle: (number: number) => `${number} à traiter`,
  placesLabel: 'Écrans',
  skip: 'Aller au contenu',
  find: 'Rechercher',
  findLabel: 'Rechercher Ctrl K, une action ou une personne',
  keysLabel: 'Touches',
  keys: {
    all: 'Toutes les touches',
    palette: 'Toutes les actions',
    undo: 'Annuler la dernière saisie',
    /** `what` = the act that would be taken back, with its person or ticket. */
    undoOf: (what: string) => `Annuler la dernière saisie\u00A0: ${what}`,
    goTo: (place: string) => `Aller à ${place}`,
    walkIn: 'Nouveau passage',
    booking: 'Nouveau rendez-vous',
    who: 'Changer d’agent ou de guichet',
    declaration: 'Déclaration d’accessibilité',
    contrastOn: 'Contraste fort',
    contrastOff: 'Contraste normal',
    display: 'Ouvrir l’affichage de la salle d’attente',
    invite: 'Inviter un poste, un écran ou une borne',
    server: 'Adresse du serveur de la mairie',
    reload: 'Recharger la fenêtre',
  },
  /** The answer to the key of a place that is closed to one's role; `next` = the open place after it, whose tab may stand where this key was looked for. */
  closedPlace: (place: string, next: { readonly place: string; readonly key: string } | null) =>
    [`${place}\u00A0: pas ouvert à votre rôle`, next && `${next.place}\u00A0: ${next.key}`].filter(Boolean).join('. '),
  groups: { screen: 'Cet écran', goTo: 'Aller à', everywhere: 'Partout' },
  sheet: {
    title: 'Toutes les touches',
    hint: 'Les touches de cet écran d’abord, puis celles qui valent partout.',
    declaration: 'Accessibilité',
  },
  palette: {
    title: 'Toutes les actions',
    placeholder: 'Une action, une personne, une demande\u00A0?',
    none: 'Aucune action, personne ni demande ne correspond. Essayez un autre mot.',
    request: 'demande',
    found: (number: number) => count(number, 'résultat'),
    /** Below a list that does not hold all people who were found; `isMore` = they were not counted to the end. */
    andOthers: (number: number, isMore: boolean, searched: string): string =>
      `et ${isMore ? 'au moins ' : ''}${count(number, 'autre personne', 'autres personnes')}\u00A0: ${addMore(searched)}`,
    disabled: 'pas maintenant',
    adminOnly: 'réservé à l’administration',
    fromDay: (day: string, time: string) =>
      ['à partir du', day, time && `à ${shortTime(time)}`].filter(Boolean).join(' '),
    /** Other words by which people look for an action of the frame, a section of the settings or a list. */
    words: {
      reception: 'arrivée file d’attente',
      counter: 'bureau appeler rappeler recevoir',
      agenda: 'calendrier rendez-vous rdv jour semaine mois',
      requests: 'courrier mail téléphone dossier',
      supervision: 'file d’attente salle tableau rappeler',
      steering: 'statistiques chiffres rapport bilan',
      conflicts: 'doublon désaccord',
      settings: 'paramètres options configuration préférences',
      walkIn: 'ticket numéro sans rendez-vous',
      booking: 'rdv réserver prendre',
      who: 'qui poste utilisateur session connexion',
      lock: 'verrou partir pause quitter session passer la main se déconnecter déconnexion',
      ownKeys: 'clavier raccourcis lettres chiffres alt accessibilité',
      display: 'écran téléviseur affichage',
      closeDay: 'clôturer la journée fin du jour soir fermer',
      'way calls': 'à prévenir appeler rappeler appels déplacés',
      'way due': 'à régler absents venus',
      'way site': 'mairie commune logo couleur',
      'way desks': 'bureau services',
      'way agents': 'utilisateurs collègues personnel droits rôles',
      'way roles': 'permissions autorisations profils habilitations',
      'way persons': 'code personnel mot de passe connexion verrouiller session',
      'way devices': 'ordinateurs machines appareils relier inviter',
      'way keyboard': 'touches raccourcis lettres chiffres alt',
      'way reasons': 'durée rendez-vous démarche',
      'way papers': 'documents justificatifs timbre tarif prix',
      'way openings': 'horaires heures ouvrir',
      'way closures': 'fermeture jour férié congés vacances pont fermer',
      'way absences': 'absence absent congés maladie formation',
      'way roster': 'emploi du temps semaine roulement',
      'way quotas': 'limite maximum places',
      'way queue': 'priorité appel attente',
      'way rooms': 'hall étage',
      'way themes': 'sujets classement qualification',
      'way kiosk': 'tablette tactile distributeur tickets',
      'way commitments': 'échéance jours réponse',
      'way answers': 'lettre courriel réponses types',
      'way history': 'historique restaurer rétablir ancien',
      'way journal': 'consultations traces surveillance qui a ouvert',
      'way erasures': 'effacer supprimer oubli rgpd personnes effacées confirmer à deux',
      'way retention': 'durée mois suppression purge rgpd archivage archives garder ancien passé',
      'way protection': 'rgpd dpo délégué cnil registre aipd affiche sauvegarde sécurité chiffrement trousseau',
      'way import': 'reprise csv tableur agenda',
      'way importRequests': 'reprise csv tableur',
      'way calendars': 'ics flux outlook abonnement',
      'way access': 'clé api programme données',
      'way publicScreen': 'écran affichage téléviseur',
      'way messages': 'sms courriel rappel modèle',
      'way ticket': 'imprimante papier',
      'way export': 'tableur csv',
    } as Readonly<Record<string, string>>,
  },
  lastAct: {
    undo: 'Annuler',
    /** Before the act that Ctrl Z leaves alone. */
    textOnly: 'Ici, Ctrl Z n’annule que le texte. Échap, puis Ctrl Z pour annuler\u00A0:',
    /** The same where it is said, without what it stands before. */
    textAlone: 'Ici, Ctrl Z n’annule que le texte',
    /** Before the act of another place or of minutes ago, which the next press takes back. */
    again: 'Ctrl Z encore pour annuler\u00A0:',
    undone: (what: string) => `Annulé\u00A0: ${what}`,
    /** Between what an undo came to and the act that the next one takes back, which still stands. */
    before: 'Avant cela\u00A0:',
    /** Behind it: the desk to which the person would have come back has somebody else, `''` = it is closed. */
    waits: (label: string, desk: string, other: string) =>
      `. ${label} attend de nouveau\u00A0: le guichet\u00A0${desk} ${other === '' ? 'est fermé' : `a ${other}`}`,
    /** In place of the last act, while the word on the next one is awaited; then what Ctrl Z takes back. */
    onItsWay: 'Enregistrement en cours',
    undoOnItsWay: 'Annuler ce qui est en cours',
    nothingUndone: 'Rien n’est annulé\u00A0: ce qui était en cours a été refusé, ou ne s’annule pas.',
    running: (done: number, all: number, isUndo: boolean) =>
      `${isUndo ? 'Annulation' : 'En cours'}\u00A0: ${done} sur ${all}`,
    /** After how far it is. */
    waiting: 'le serveur fait attendre la suite',
    stop: 'Arrêter',
    stopping: 'Arrêt…',
    undoStopped: (done: number, all: number) =>
      `Arrêté\u00A0: ${done} sur ${all} ${done < 2 ? 'annulé' : 'annulés'}, Annuler reprend le reste`,
    /** `left` = the people whose rows stay, as far as they have a name: two are named. */
    undoPartly: (done: number, all: number, why: string, left: readonly string[]) => {
      const named = left.slice(0, 2);
      const others = all - done - named.length;
      const rest = others > 0 ? [count(others, 'autre', 'autres')] : [];
      const who =
        named.length === 0
          ? 'le reste ne peut plus l’être'
          : `sauf ${new Intl.ListFormat('fr').format([...named, ...rest])}`;
      return `${done} sur ${all} ${done < 2 ? 'annulé' : 'annulés'}, ${who}\u00A0: ${why}`;
    },
  },
  who: {
    unknown: 'Qui êtes-vous\u00A0?',
    title: 'Qui est à ce poste\u00A0?',
    agent: 'Agent',
    typed: 'Votre nom, ou ↑ ↓',
    nobody: 'Aucun agent de ce nom',
    several: (number: number) => `${count(number, 'agent')} de ce nom\u00A0: choisissez avec les flèches`,
    desk: 'Guichet',
    noDesk: 'Aucun guichet',
    noDeskDetail: 'accueil, supervision',
    contrast: 'Contraste fort',
    ok: 'C’est bien moi',
    deskClosed: 'Le guichet lui-même s’ouvre depuis l’écran Guichet.',
  },
  server: {
    title: 'Serveur de la mairie',
    by: {
      thisMachine: 'Le serveur est sur cet ordinateur\u00A0: rien ne passe par le réseau.',
      firstKey: 'Ce poste retiendra la clé du serveur dès qu’il l’aura joint par une ligne chiffrée.',
      key: 'La ligne est chiffrée. Ce poste reconnaît le serveur à sa clé, qui reste la même quand il change d’adresse ou d’ordinateur.',
      authority:
        'La ligne est chiffrée. Ce poste reconnaît le serveur à son nom et à son certificat, d’une autorité publique.',
      ownAuthority:
        'La ligne est chiffrée. Ce poste reconnaît le serveur à son nom et à son certificat, de l’autorité de la mairie.',
    },
    fingerprint: 'Empreinte de la clé\u00A0:',
    store: {
      keyring: 'Les données de ce poste sont scellées sur son disque. Le trousseau de l’ordinateur en garde la clé.',
      disk: 'Les données de ce poste sont scellées sur son disque, mais la clé est à côté\u00A0: cet ordinateur n’a pas de trousseau. Chiffrez son disque.',
    },
    address: 'Adresse',
    addressHint:
      'S’il a changé d’adresse, tapez la nouvelle\u00A0: ce poste vérifie que c’est bien lui avant de lui parler.',
    authority: 'Autorité de la mairie',
    authorityHint:
      'Seulement si l’informatique de la mairie signe elle-même le certificat du serveur\u00A0: ce poste le reconnaîtra alors à cette autorité.',
    choose: 'Choisir le certificat de l’autorité…',
    takeBack: 'Retirer ce fichier',
    unread: 'Ce que ce poste sait de son serveur n’a pas pu être lu. Fermez cette fenêtre, puis ouvrez-la de nouveau.',
    submit: 'Vérifier et enregistrer',
    busy: 'Vérification du serveur…',
    done: 'C’est bien le serveur de la mairie. Ce poste échange avec lui à cette adresse.',
    failed: 'Le serveur n’a pas pu être vérifié, et rien n’a changé. Recommencez dans un instant.',
  },
  invite: {
    title: 'Inviter un poste, un écran ou une borne',
    what: 'Ce qui va rejoindre la mairie',
    ranks: { desk: 'Un poste', display: 'Un écran d’affichage', kiosk: 'Une borne', elected: 'Un élu' },
    ask: 'Obtenir un code',
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
    reach: {
      here: 'Cette adresse ne répond que sur cet ordinateur\u00A0: aucune autre machine ne peut rejoindre par elle.',
      demo: 'Une mairie de démonstration reste sur son ordinateur. D’autres machines rejoignent une vraie mairie, dont un poste est le serveur.',
      none: 'Cet ordinateur n’est relié à aucun réseau\u00A0: reliez-le, puis demandez un autre code.',
    },
    once: (time: string) => `Il sert une seule fois, jusqu’à ${time}.`,
    gone: 'Ce code n’ouvre plus rien\u00A0: il a servi, il a été annulé, ou ses quinze minutes sont passées.',
    unreachable: 'Le serveur de la mairie ne répond pas\u00A0: il ne peut pas donner de code.',
    none: 'Ce poste ne peut pas donner de code maintenant. Demandez-le au poste qui garde les données.',
  },
  crash: {
    title: 'Le travail saisi est gardé',
    text: 'Cet écran s’est arrêté. Tout ce qui était enregistré est sur ce poste\u00A0; seul un formulaire pas encore envoyé est à reprendre.',
    place: 'Cet écran s’est arrêté',
    placeText:
      'Les autres écrans fonctionnent\u00A0: passez par les onglets, en haut. Ce qui était enregistré est gardé\u00A0; seul un formulaire pas encore envoyé est à reprendre.',
    part: 'Cette fenêtre s’est arrêtée. Le reste de Guichet fonctionne.',
    close: 'Fermer',
    retry: 'Réessayer',
    reload: 'Recharger',
    detail: 'Pour l’assistance',
  },
} as const;

/** What a screen reader says by itself: one short sentence for each thing that happened. Acts and refusals have their words elsewhere. */
export const voiceText = {
  setting: 'Ce que dit le lecteur d’écran',
  levels: { nothing: 'Les refus seuls', essential: 'L’essentiel', all: 'Tout' },
  levelDetails: {
    nothing: 'ce qui n’a pas pu être fait, et les alertes de l’écran',
    essential: 'gestes, refus, résultats, liaison, première arrivée',
    all: 'aussi les autres arrivées, une toutes les 20 s au plus',
  },
  /** An act and its undo where no name may be heard. */
  saved: 'Saisie enregistrée',
  undone: 'Saisie annulée',
  /** The act that the next Ctrl Z takes back, where no name may be heard. */
  lastEntry: 'la dernière saisie',
  /** A ticket whose paper was asked for once more. */
  reprinted: (label: string): string => `Ticket ${label} réimprimé`,
  offline: 'Hors ligne, le travail continue sur ce poste',
  online: 'Liaison revenue',
  came: (label: string, waiting: number): string =>
    waiting > 1 ? `${label} attend, ${count(waiting, 'personne')} en tout` : `${label} attend`,
  view: (view: string, what: string): string => `${view}, ${what}`,
  asTable: (title: string): string => `Tableau\u00A0: ${title}`,
  asChart: (title: string): string => `Graphique\u00A0: ${title}`,
  allAsTables: 'Tout en tableaux',
  allAsCharts: 'Tout en graphiques',
} as const;
