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
  leaveDisplayMessage: 'Arrêter l’affichage sur cet ordinateur\u00a0?',
  leaveDisplayDetail:
    'Les numéros ne seront plus montrés ici. Les appels continuent ailleurs. Pour le remettre en place, il faudra un nouveau code d’inscription.',
  leaveDisplayStay: 'Garder l’affichage',
  leaveDisplayLeave: 'Arrêter l’affichage',
} as const;
