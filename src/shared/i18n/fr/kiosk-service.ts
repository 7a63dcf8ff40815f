import { count } from './format';

/** What somebody of the town hall reads at a kiosk once the digits are right. */
export const kioskServiceText = {
  title: 'Service de la borne',
  pin: 'Code de la borne',
  pinHint: 'Le code est celui choisi dans Réglages, Borne.',
  wrong: 'Ce n’est pas le bon code.',
  wait: 'Trop de codes faux\u00A0: attendez quelques minutes.',
  unreachable:
    'Le serveur de la mairie ne répond pas\u00A0: le code ne peut pas être vérifié. Rétablissez le réseau, ou éteignez la machine.',
  back: 'Retour',
  erase: 'Effacer',
  enter: 'Valider',
  printer: 'Imprimante des tickets',
  none: 'Aucune',
  address: 'Adresse d’une imprimante du réseau',
  addressHint: 'tcp://192.168.1.40:9100',
  width: 'Papier',
  mm: (mm: number) => `${mm}\u00A0mm`,
  use: 'Utiliser cette imprimante',
  test: 'Imprimer un essai',
  printed: 'L’essai est sorti.',
  notPrinted: 'L’essai n’est pas sorti. Vérifiez l’imprimante, son papier et son adresse.',
  kept: 'Imprimante enregistrée.',
  close: 'Fermer la borne',
  closeHint: 'Le programme se ferme. La machine redevient une borne au prochain démarrage.',
  leave: 'Ne plus être une borne',
  leaveHint: 'Il faudra un nouveau code d’inscription pour redevenir une borne.',
  pending:
    'Des numéros donnés hors ligne ne sont pas encore arrivés au serveur. Rétablissez le réseau, puis recommencez.',
  toSend: (tickets: number) => `${count(tickets, 'numéro donné', 'numéros donnés')} hors ligne, à envoyer.`,
  failed: 'La borne n’a pas répondu. Recommencez.',
} as const;
