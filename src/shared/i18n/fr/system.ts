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
    desk: 'Ajouter un deuxième poste',
  },
  done: 'fait',
  hoursAreRight: 'Ils sont justes',
  dismiss: 'Ne plus afficher',
} as const;
