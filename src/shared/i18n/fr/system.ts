import { count } from './format';

/** Texts that the main process shows itself: menus, dialogs and the pages that stand in for a broken one. */
export const systemText = {
  menuEdit: 'Édition',
  menuView: 'Affichage',
  windowTitle: 'Guichet',
  displayTitle: 'Guichet – Affichage',
  safeTitle: 'Guichet s’est arrêté plusieurs fois de suite',
  safeBody: 'Rien de ce qui a été enregistré n’est perdu\u00a0: tout est sur le disque de ce poste.',
  safeAdvice: 'Relancez l’application. Si cela recommence, transmettez le dossier des journaux à votre support\u00a0:',
  safeRestart: 'Relancer Guichet',
  hangMessage: 'Guichet ne répond plus.',
  hangDetail: 'Ce qui a été enregistré est conservé. Vous pouvez attendre ou recharger la fenêtre.',
  hangWait: 'Attendre',
  hangReload: 'Recharger',
  debugTitle: 'Guichet ne démarre pas en mode de mise au point',
  debugBody: (found: string): string =>
    `Il a été lancé avec «\u00a0${found}\u00a0», qui permettrait de lire les fiches des usagers. Rien n’a été ouvert. Relancez-le par son icône habituelle\u00a0; si cela recommence, signalez-le à votre service informatique.`,
  leaveDisplayMessage: 'Arrêter l’affichage sur cet ordinateur\u00a0?',
  leaveDisplayDetail:
    'Les numéros ne seront plus montrés ici. Les appels continuent ailleurs. Pour le remettre en place, il faudra un nouveau code d’inscription.',
  leaveDisplayStay: 'Garder l’affichage',
  leaveDisplayLeave: 'Arrêter l’affichage',
} as const;

/** Texts of what is still to be set in a new town hall. */
export const setupText = {
  title: 'Pour finir la mise en place',
  steps: {
    agents: 'Nommer les agents',
    hours: 'Vérifier les horaires',
    printer: 'Choisir l’imprimante',
    backups: 'Prévoir les sauvegardes',
    desk: 'Ajouter un deuxième poste',
  },
  done: 'fait',
  hoursAreRight: 'Ils sont justes',
  dismiss: 'Ne plus afficher',
} as const;

/** What stands in the window until its store is open, and where it does not open. */
export const bootText = {
  opening: 'Ouverture des données de ce poste…',
  reference: 'Réception des données de la mairie…',
  referenceHint: 'La première fois, cela prend jusqu’à une minute. Rien n’est à faire.',
  comingBack: 'Mise à jour de ce poste…',
  comingBackHint:
    'Il n’a pas été relié au serveur depuis plusieurs jours et reçoit d’abord ce qui a été effacé entre-temps. Rien n’est à faire.',
  faults: {
    schemaChanged: {
      title: 'Ces données viennent d’une autre version de Guichet',
      text: 'Rien n’est effacé. Installez la dernière version sur ce poste, puis rouvrez Guichet.',
    },
    storageFull: {
      title: 'Le disque de ce poste est plein',
      text: 'Les saisies déjà faites sont gardées. Libérez de la place, puis rechargez.',
    },
    keyGone: {
      title: 'Les données de ce poste sont scellées, et leur clé manque',
      text: 'Rien n’est effacé. Ouvrez la session habituelle de cet ordinateur ou déverrouillez son trousseau, puis fermez Guichet et rouvrez-le.',
    },
    unavailable: {
      title: 'Les données de ce poste ne s’ouvrent pas',
      text: 'Elles sont toujours sur le disque. Rechargez\u00A0; si rien ne change, redémarrez l’ordinateur.',
    },
  },
  anew: {
    begin: 'La clé est perdue\u00A0: repartir des données du serveur',
    ask: (unsent: number | null): string => {
      const back = 'Les données reviennent du serveur de la mairie dès qu’il répond.';
      if (unsent === null) return `${back} Ce qui a été saisi sur ce poste et pas encore envoyé est perdu.`;
      if (unsent === 0) return `${back} Tout ce qui a été saisi sur ce poste est déjà envoyé\u00A0: rien n’est perdu.`;
      return `${back} ${count(unsent, 'saisie')} de ce poste, pas encore ${unsent === 1 ? 'envoyée, est perdue' : 'envoyées, sont perdues'}.`;
    },
    busy: 'Remplacement des données…',
    sure: 'Repartir des données du serveur',
    cancel: 'Annuler',
    failed: 'Les données n’ont pas pu être remplacées. Redémarrez l’ordinateur, puis recommencez.',
  },
  /** A station that erases what it holds, because an administrator asked for it. */
  wipe: {
    title: 'Ce poste a été effacé',
    busyTitle: 'Ce poste s’efface',
    busy: 'Un administrateur de la mairie a demandé d’effacer ce poste. Laissez-le allumé un instant.',
    failedTitle: 'Ce poste n’est pas encore effacé',
    failed:
      'Quelque chose n’a pas pu être effacé. Redémarrez l’ordinateur, puis ouvrez Guichet\u00A0: l’effacement reprend.',
    text: 'Un administrateur de la mairie l’a demandé. Guichet ne garde plus rien de cette mairie ici\u00A0: ni personne, ni rendez-vous, ni réglage. Le serveur de la mairie garde tout ce qui lui a été envoyé.',
    /** In place of `text` on a machine that was a server itself. */
    textBeside:
      'Un administrateur de la mairie l’a demandé. Ce que ce poste avait reçu du serveur de la mairie est effacé. Ce serveur garde tout ce qui lui a été envoyé.',
    keepsServer:
      'Cette machine a aussi été un poste serveur\u00A0: ce qu’elle gardait alors y reste. Faites-le retirer si elle quitte la mairie.',
    erased:
      'Le serveur ne le sait pas encore. Laissez ce poste allumé et relié au réseau\u00A0: il le lui dit dès qu’il répond. Ne le réglez de nouveau que si ce serveur n’existe plus\u00A0: dans la liste de la mairie, ce poste reste alors «\u00A0à effacer\u00A0».',
    unheard:
      'Le serveur de la mairie ne peut plus l’apprendre\u00A0: dans sa liste, ce poste reste «\u00A0à effacer\u00A0».',
    told: 'Le serveur de la mairie le sait.',
    again: 'Régler de nouveau ce poste',
  },
  noBridge: 'Cette page s’ouvre dans l’application Guichet.',
} as const;
