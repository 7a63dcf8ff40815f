import { formatNumber, formatShort } from '../fr/figures';
import { capital, count, numericDay, shortTime } from '../fr/format';

const nbsp = '\u00A0';

type Moment = { readonly day: string; readonly time: string };
const at = ({ day, time }: Moment): string => `le ${numericDay(day)} à ${shortTime(time)}`;

/** The size of a file, in the units that people know. */
export const fileSize = (bytes: number): string => {
  if (bytes >= 1_000_000) return `${formatShort(bytes / 1_000_000)}${nbsp}Mo`;
  return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))}${nbsp}ko`;
};

/** So much of a public half tells one key from another. */
const keyStart = (recipient: string): string => `${recipient.slice(0, 12)}…`;

/** Texts on the backups of a station that is the server. */
export const backupsText = {
  title: 'Sauvegardes de ce serveur',
  hint: 'Toutes les données de la mairie sont sur cet ordinateur. Une sauvegarde chiffrée se fait chaque jour tant que Guichet est ouvert, sur un deuxième disque, une clé USB ou un partage du réseau.',
  heads: { key: 'Clé de récupération', folder: 'Dossier', last: 'Dernière sauvegarde', next: 'Prochaine' },
  key: {
    unknown: 'Le serveur de cet ordinateur ne l’a pas encore dit.',
    none: 'Pas encore faite. Sans elle, rien n’est sauvegardé.',
    kept: (recipient: string): string => `Faite (${keyStart(recipient)}). Elle est sur papier, pas ici.`,
    prepare: 'Préparer les sauvegardes',
    again: 'Faire une autre clé',
  },
  folder: {
    none: 'Pas encore choisi.',
    sameDisk:
      'Ce dossier est sur le disque des données\u00A0: si ce disque casse, la sauvegarde part avec. Choisissez-en un autre.',
    choose: 'Choisir le dossier',
    change: 'Changer de dossier',
  },
  last: {
    none: 'Aucune.',
    made: (when: Moment, bytes: number, kept: number): string =>
      `${capital(at(when))}, ${fileSize(bytes)}. ${count(kept, 'sauvegarde gardée', 'sauvegardes gardées')} dans le dossier.`,
    kept: 'Les 14 derniers jours et les 8 dernières semaines sont gardés.',
  },
  next: {
    none: 'Elle attend la clé et le dossier.',
    at: (when: Moment): string => `${capital(at(when))}, si Guichet est ouvert.`,
    soon: 'Dans quelques minutes.',
    running: 'Sauvegarde en cours. Le travail continue.',
  },
  now: 'Sauvegarder maintenant',
  failed: (why: string, when: Moment): string =>
    `La sauvegarde du ${numericDay(when.day)} à ${shortTime(when.time)} n’a pas pu être faite. ${why}`,
  again: 'Guichet réessaie chaque heure.',
  written: 'Sauvegarde faite.',
  faults: {
    noKey: 'La clé de récupération manque. Préparez les sauvegardes.',
    badKey: 'Ce n’est pas une clé de récupération, ou une lettre est fausse. Comparez avec le papier.',
    otherKey: 'Cette clé n’ouvre pas la dernière sauvegarde. Cherchez le papier de la clé du moment.',
    gone: 'Le dossier n’est pas là. Branchez le disque ou la clé USB, ou choisissez un autre dossier.',
    otherTown: 'Cette sauvegarde n’est pas celle de cette mairie. Choisissez un autre dossier.',
    damaged: 'La sauvegarde est abîmée. Faites-en une autre, sur un autre disque si cela recommence.',
    full: 'Le disque des sauvegardes est plein. Libérez de la place, ou choisissez un autre dossier.',
    notWritable: 'Guichet ne peut pas écrire dans ce dossier. Choisissez-en un autre.',
    other: 'Recommencez\u00A0; si cela dure, choisissez un autre dossier ou voyez avec votre informatique.',
    noFolder: 'Le dossier n’est pas choisi. Choisissez-le.',
    inside: 'Ce dossier est dans les données de Guichet\u00A0: il disparaîtrait avec elles. Choisissez-en un autre.',
    noBackup: 'Ce dossier ne contient encore aucune sauvegarde de ce serveur. Sauvegardez maintenant, puis vérifiez.',
    noServer: 'Le serveur de cet ordinateur ne répond pas. Recommencez dans une minute.',
    notReplaced: 'La clé d’avant sert toujours.',
    busy: 'Une sauvegarde est déjà en cours. Attendez qu’elle soit finie.',
  },
  making: {
    title: 'Clé de récupération',
    what: 'Elle seule ouvre les sauvegardes. Elle est montrée cette fois-ci et gardée nulle part\u00A0: sans elle, personne ne peut rétablir vos données, ni vous ni les auteurs de Guichet.',
    where: 'Imprimez-la et rangez la feuille sous clé, dans un autre bâtiment. Sans imprimante, recopiez-la à la main.',
    secret: 'Clé secrète',
    older: (recipient: string): string =>
      `Les sauvegardes déjà faites ne s’ouvrent qu’avec la clé d’avant (${keyStart(recipient)})\u00A0: gardez son papier tant que vous les gardez.`,
    print: 'Imprimer',
    noPrinter: 'Aucune imprimante sur ce poste. Recopiez la clé à la main, puis vérifiez-la plus tard.',
    isAway: 'Je l’ai rangée ailleurs que près de cet ordinateur',
    keep: 'Utiliser cette clé',
    cancel: 'Annuler',
    cancelled: 'Si vous annulez, cette clé ne servira pas\u00A0: jetez la feuille.',
    unsure: 'Cette clé sert peut-être déjà\u00A0: gardez la feuille.',
    kept: 'Clé prête.',
    replace: {
      title: 'Clé de récupération',
      ask: 'Remplacer la clé de récupération des sauvegardes\u00A0?',
      detail:
        'Les prochaines sauvegardes ne s’ouvriront plus qu’avec la nouvelle. Si vous n’avez pas sa feuille en main, annulez.',
      keep: 'Annuler',
      replace: 'Remplacer',
    },
  },
  paper: {
    title: 'Clé de récupération des sauvegardes',
    what: 'À quoi elle sert',
    whatText:
      'Cette clé ouvre les sauvegardes de Guichet. Si l’ordinateur qui garde les données est perdu, volé ou en panne, elle seule permet de les rétablir.',
    where: 'Où la ranger',
    whereText:
      'Sous clé, dans un autre bâtiment que cet ordinateur. Deux feuilles à deux endroits valent mieux qu’une. Qui la lit peut ouvrir les sauvegardes\u00A0: ne la photographiez pas, ne l’envoyez pas.',
    keys: 'La clé',
    secret: 'Clé secrète',
    recipient: 'Moitié publique',
    how: 'Comment rétablir',
    howText:
      'Sur le nouvel ordinateur, la commande restore de Guichet demande cette clé. Faites-le avec votre informatique.',
  },
  trying: {
    open: 'Vérifier avec la clé',
    title: 'Vérifier la dernière sauvegarde',
    what: 'Guichet relit la dernière sauvegarde en entier avec la clé du papier. Rien n’est rétabli, et la clé n’est pas gardée.',
    field: 'Clé secrète, recopiée du papier',
    fieldHint: 'majuscules et espaces sans importance',
    run: 'Vérifier',
    busy: 'Lecture de la sauvegarde…',
    good: 'La dernière sauvegarde est entière et cette clé l’ouvre.',
    close: 'Fermer',
  },
  banner: {
    failed: 'La sauvegarde de la mairie ne se fait plus.',
    go: 'Voir les sauvegardes',
    tell: 'Prévenez qui administre Guichet.',
  },
} as const;
