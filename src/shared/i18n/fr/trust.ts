import { count, dayAndMonth, formatMinutes, shortTime } from './format';

/** Texts of the trust chip: how sure one may be of what the screen shows. */
export const trustText = {
  synced: 'Synchronisé',
  sending: 'Envoi de',
  writes: (number: number) => count(number, 'saisie'),
  offlineSince: 'Hors ligne depuis',
  refusedSince: 'Poste refusé depuis',
  outdatedSince: 'Versions différentes depuis',
  unknownServerSince: 'Serveur non reconnu depuis',
  stoppedServerSince: 'Serveur arrêté depuis',
  connecting: 'Connexion…',
  receiving: 'Réception des données',
  documents: (number: number) => (number === 0 ? '' : count(number, 'fiche')),
  toSend: (number: number) => `${number} à envoyer`,
  conflicts: (number: number) => `${count(number, 'conflit')} à traiter`,
  settle: 'Voir les solutions',
  settleLater: 'Plus tard',
  clock: (ahead: boolean) => (ahead ? 'Horloge en avance de' : 'Horloge en retard de'),
  drift: (minutes: number) => formatMinutes(Math.max(1, minutes)),
  notEnrolled: 'Poste non inscrit',
  detail: 'Détail de la synchronisation',
  lastExchange: 'Dernier échange',
  never: 'aucun depuis l’ouverture',
  waiting: (number: number) => `À envoyer, ${number}`,
  nothingWaiting: 'Rien à envoyer.',
  retry: 'Réessayer maintenant',
  nextTry: (seconds: number) => (seconds <= 0 ? 'essai en cours' : `prochain essai dans ${seconds}\u00A0s`),
  clockBanner: (ahead: boolean, minutes: number) =>
    `L’horloge de cet ordinateur ${ahead ? 'avance' : 'retarde'} de ${formatMinutes(Math.max(1, minutes))} sur celle du serveur.`,
  clockBannerHint: (isFollowed: boolean): string =>
    `${isFollowed ? 'Guichet suit l’heure du serveur\u00A0: chacun garde son rang.' : 'Les tickets donnés ici n’ont pas leur rang aux autres postes.'} Réglez l’heure de l’ordinateur, ou demandez-le à l’informatique.`,
  notStored: {
    text: 'Ce n’est pas enregistré\u00A0: le disque de cet ordinateur est plein ou ne répond plus.',
    todo: 'Notez-le sur papier, puis suivez la bande en haut de l’écran.',
  },
  storeLost: 'Ce poste n’enregistre plus rien\u00A0: le disque de cet ordinateur est plein ou ne répond plus.',
  storeLostHint:
    'Notez sur papier ce qui arrive. Libérez de la place (corbeille, téléchargements), puis rouvrez les données\u00A0: ce qui est en cours de saisie sera à retaper. Sinon, prévenez l’informatique.',
  storeReopen: 'Rouvrir les données',
  storeNoRoom: 'Il n’y a pas encore de place\u00A0: rien n’a pu être écrit sur le disque.',
  nothingKept: 'Rien n’est enregistré',
  olderCopy: (day: string, time: string) =>
    `Le serveur a repris une copie plus ancienne de ses données le ${dayAndMonth(day)} à ${shortTime(time)}.`,
  olderCopyHint:
    'Les postes lui rendent ce qu’il a perdu, gardez-les ouverts. Ce jour-là, chaque poste donne les numéros de sa propre série.',
  olderCopySeen: 'Vu',
  more: (number: number) => `et ${count(number, 'autre')}`,
  refused: (number: number) => `Mis de côté par le serveur, ${number}`,
  refusedHint: 'Ces saisies sont gardées sur ce poste. Signalez-les à l’administration.',
  changes: 'Ce qui change',
  series: (series: string) => ['Tickets de la série de ce poste, ', series, '.'] as const,
  pending: ['Rendez-vous pris ici ', 'à confirmer', '.'] as const,
  voice: ['L’affichage ne voit que ce poste\u00A0: ', 'appelez à voix haute', '.'] as const,
  moved: 'Adresse du serveur…',
  lineFaults: {
    otherServer:
      'Ce qui répond à l’adresse du serveur n’est pas le serveur de la mairie\u00A0: sa clé est une autre. Rien ne lui a été envoyé, tout est gardé sur ce poste. Si le serveur a changé d’adresse, donnez la nouvelle\u00A0; sinon, prévenez l’informatique.',
    unknownAuthority:
      'Le certificat du serveur vient d’une autorité que ce poste ne connaît pas. Rien ne lui a été envoyé, tout est gardé sur ce poste. Donnez le certificat de l’autorité de la mairie, ou prévenez l’informatique.',
    wrongTime:
      'Le certificat du serveur n’est pas valable à la date de cet ordinateur. Rien ne lui a été envoyé, tout est gardé sur ce poste. Vérifiez la date de l’ordinateur\u00A0; si elle est juste, le certificat est à renouveler\u00A0: prévenez l’informatique.',
    wrongName:
      'Le certificat du serveur porte un autre nom que son adresse. Rien ne lui a été envoyé, tout est gardé sur ce poste. Vérifiez l’adresse, ou prévenez l’informatique.',
    plainServer:
      'Ce qui répond à l’adresse du serveur ne chiffre pas la ligne. Rien ne lui a été envoyé, tout est gardé sur ce poste. Le serveur doit être mis à jour\u00A0: prévenez l’informatique.',
  },
  serverFaults: {
    badCertificate:
      'Le serveur de ce poste n’a pas démarré : dans le dossier de ses données, certificat.pem et cle.pem ne sont pas un certificat et sa clé. Continuez : tout est gardé sur ce poste. Demandez à l’informatique de corriger ces deux fichiers ou de les retirer, puis redémarrez Guichet.',
    newerData:
      'Le serveur de ce poste n’a pas démarré\u00A0: une version plus récente de Guichet a déjà écrit dans ses données. Continuez\u00A0: tout est gardé sur ce poste. Installez ici la dernière version, puis redémarrez Guichet.',
    portTaken:
      'Le serveur de ce poste n’a pas démarré : un autre programme de cet ordinateur occupe sa place. Continuez : tout est gardé sur ce poste. Fermez ce programme, puis redémarrez Guichet.',
    other:
      'Le serveur de ce poste n’a pas démarré. Continuez : tout est gardé sur ce poste. Redémarrez Guichet ; si cela se répète, prévenez l’informatique.',
  },
  sentences: {
    receiving:
      'Ce poste vient de rejoindre la mairie et reçoit ses données. Des rendez-vous et des tickets manquent encore à l’écran.',
    connecting: 'Le serveur démarre. Continuez à travailler\u00A0: tout est gardé sur ce poste.',
    synced: 'Tout ce qui est saisi ici est sur le serveur. Les autres postes le voient.',
    sending: 'Les saisies partent. Continuez à travailler\u00A0: tout est gardé sur ce poste.',
    offline: 'Continuez à travailler\u00A0: tout est gardé sur ce poste et partira seul au retour du réseau.',
    storeLost:
      'Le disque de cet ordinateur est plein ou ne répond plus\u00A0: ce qui est saisi ici n’est gardé nulle part. Suivez la bande en haut de l’écran.',
    noServer:
      'Le serveur répond, mais ne reconnaît plus ce poste. Continuez\u00A0: tout est gardé ici. Pour que les saisies partent, ce poste doit être inscrit de nouveau\u00A0: demandez un code à l’administration.',
    outdated:
      'Ce poste et le serveur n’ont pas la même version de Guichet. Continuez\u00A0: tout est gardé sur ce poste et partira quand le plus ancien des deux sera mis à jour. Prévenez l’informatique.',
    conflict: 'Rien n’est perdu\u00A0: les deux versions existent. Quelqu’un doit choisir.',
    clockDrift:
      'L’heure de cet ordinateur et celle du serveur diffèrent. Réglez l’heure de l’ordinateur, ou demandez-le à l’informatique.',
    notEnrolled: 'Ce poste n’est plus inscrit auprès de la mairie. Demandez un code au poste qui garde les données.',
  },
} as const;
