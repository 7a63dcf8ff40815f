import { LEAST_PIN_DIGITS, type PinFault } from '../../domain/rights/pin';
import { pad } from '../../lib/pad';

import { count } from './format';

/** Texts of the first start. */
export const welcomeText = {
  title: 'Premier démarrage',
  heading: 'Bienvenue dans Guichet',
  lead: 'Comment ce poste va-t-il travailler\u00A0? Deux minutes suffisent.',
  privacy: 'Les données restent sur les ordinateurs de la mairie. Aucune photo, empreinte ou pièce n’est conservée.',
  demo: {
    title: 'Découvrir avec une mairie de démonstration',
    text: 'Une commune inventée de 21\u00A0500 habitants, avec sa journée en cours.',
    points: ['Accueil, agenda et tickets tout de suite', 'Personnes inventées, rien à effacer après'],
    act: 'Découvrir',
    busy: 'Préparation de la mairie de démonstration… Cela prend quelques secondes.',
  },
  hub: {
    title: 'Ce poste devient le serveur de la mairie',
    text: 'Il garde les données. Les autres postes le rejoignent par le réseau local.',
    points: ['Laissez-le allumé aux heures d’ouverture', 'S’il s’éteint, chaque poste continue seul'],
    act: 'Préparer la mairie',
    busy: 'Création de la mairie sur ce poste…',
    formTitle: 'Votre mairie',
    formHint: 'Motifs et horaires habituels sont posés d’office.',
    adminName: 'Votre nom',
    adminNameHint: 'vous administrez la mairie dans Guichet',
    commune: 'Commune',
    communeExample: 'Ex.\u00A0: Fontbelle-sur-Loire',
    site: 'Nom du site',
    siteDefault: 'Hôtel de ville',
    desks: 'Guichets',
    stations: 'Dispositifs de recueil',
    stationsHint: 'Pour les cartes d’identité et passeports. 0 s’il n’y en a pas.',
    submit: 'Créer la mairie',
    missingName: 'Indiquez votre prénom et votre nom.',
    missing: 'Indiquez la commune.',
    missingSite: 'Indiquez le nom du site.',
  },
  join: {
    title: 'Rejoindre une mairie',
    text: 'Un autre poste ou un serveur tient déjà les données. Son code dit ce que celui-ci devient\u00a0: poste, écran d’affichage ou borne.',
    points: ['Le code sert une seule fois, pendant 15\u00A0min', 'Les données du jour arrivent en une minute'],
    address: 'Adresse',
    addressExample: '192.168.1.20:4747',
    code: 'Code d’inscription',
    codeExample: 'XXXX-XXXX-XXXX-XXXX',
    act: 'Rejoindre',
    busy: 'Inscription de ce poste…',
    codeShape: 'Le code a seize lettres ou chiffres\u00A0: XXXX-XXXX-XXXX-XXXX.',
    addressMissing: 'Indiquez l’adresse donnée avec le code.',
  },
  errors: {
    unreachable:
      'Aucun serveur ne répond à cette adresse. Vérifiez l’adresse et que l’autre poste est allumé, puis recommencez.',
    unknownCode: 'Ce code n’est pas connu, ou il a déjà servi. Demandez-en un nouveau sur l’autre poste.',
    notGuichet: 'Ce qui répond à cette adresse n’est pas un serveur Guichet. Vérifiez l’adresse sur l’autre poste.',
    codeTooShort:
      'Ce code ne dit pas à quel serveur il mène. Tapez-le en entier\u00A0: seize lettres ou chiffres, tels que l’autre poste les montre.',
    otherServer:
      'Ce qui répond à cette adresse n’est pas le serveur qui a donné ce code. Rien ne lui a été envoyé. Vérifiez l’adresse et chaque lettre du code\u00A0; si tout est juste, prévenez l’informatique.',
    unknownAuthority:
      'Le certificat de ce serveur vient d’une autorité que ce poste ne connaît pas. Rien ne lui a été envoyé. Prévenez l’informatique.',
    wrongTime:
      'Le certificat de ce serveur n’est pas valable à la date de cet ordinateur. Rien ne lui a été envoyé. Vérifiez la date de l’ordinateur\u00A0; si elle est juste, prévenez l’informatique.',
    wrongName:
      'Le certificat de ce serveur porte un autre nom que l’adresse. Rien ne lui a été envoyé. Vérifiez l’adresse, ou prévenez l’informatique.',
    plainServer:
      'Ce qui répond à cette adresse ne chiffre pas la ligne. Rien ne lui a été envoyé. Vérifiez l’adresse\u00A0; si elle est juste, ce serveur doit être mis à jour.',
    needsCode:
      'À cette adresse, ce poste n’a aucun moyen de reconnaître son serveur\u00A0: il faut l’inscrire de nouveau. Demandez un code sur un autre poste.',
    badAuthority:
      'Ce fichier n’est pas le certificat d’une autorité. Demandez à l’informatique un fichier .pem qui commence par BEGIN CERTIFICATE.',
    tooMany: 'Trop d’essais en une minute depuis ce réseau. Réessayez dans une minute.',
    badCertificate:
      'Le serveur n’a pas démarré : dans le dossier de ses données, certificat.pem et cle.pem ne sont pas un certificat et sa clé. Demandez à l’informatique de corriger ces deux fichiers ou de les retirer, puis recommencez.',
    newerData:
      'Le serveur n’a pas démarré\u00A0: une version plus récente de Guichet a déjà écrit dans le dossier de ses données. Rien n’y a été changé. Installez la dernière version sur ce poste, puis recommencez.',
    portTaken:
      'Un autre programme de ce poste occupe la place du serveur. Fermez-le ou redémarrez l’ordinateur, puis recommencez.',
    other:
      'La préparation s’est arrêtée et rien n’a été créé. Recommencez\u00A0; si cela se répète, redémarrez Guichet.',
  },
  who: {
    title: 'Qui êtes-vous\u00A0?',
    lead: 'Votre nom accompagne vos saisies. Vous pourrez changer à tout moment par votre nom, en haut à droite.',
    usualDesk: (desk: string) => `${desk}, d’habitude`,
    none: 'Aucun agent n’est connu. Vérifiez que ce poste a bien reçu les données de la mairie.',
    continueWithout: 'Continuer sans nom',
  },
} as const;

/** Texts of the personal code: who one is at a desk, and a desk that is locked. */
export const personsText = {
  lock: 'Verrouiller le poste',
  locked: 'Poste verrouillé',
  goOn: 'Reprendre',
  /** Below it, where the town hall asks for no codes: the cover hides, and keeps nobody out. */
  noCodes:
    'L’écran est masqué, sans code\u00A0: toute personne devant ce poste peut le reprendre. Votre administrateur peut demander des codes personnels.',
  /** Why a desk locked itself on the day codes begin. */
  begun: 'Votre mairie demande désormais à chacun un code personnel. Ce que vous tapiez ici vous attend.',
  /** Why a screen is gone in the middle of work. */
  removed: 'La personne qui était à ce poste ne figure plus parmi les agents de cette mairie.',
  /** Why a desk locked itself in the middle of work. A colleague may read it, so it names whose access it is. */
  ended: (name: string) => `${name}, votre accès à Guichet est fermé. Voyez votre administrateur.`,
  lead: 'Dites qui vous êtes, puis tapez votre code personnel.',
  codeOf: (name: string) => `${name}, votre code personnel`,
  open: 'Ouvrir',
  choose: 'C’est moi',
  checking: 'Vérification…',
  otherHint: 'Vous êtes quelqu’un d’autre\u00A0? Tapez votre nom, puis Entrée.',
  other: 'Choisir un autre nom',
  /** What Entrée does with a name that stands in the field of the code. */
  meant: (name: string) => `Entrée\u00A0: passer à ${name}`,
  noCode: 'Je n’ai pas encore de code',
  back: 'Retour',
  /** Before somebody else takes the desk over. */
  unsaved: (name: string) => `Si ${name} n’a pas tout enregistré ici, le reste sera perdu.`,
  /** A desk that was not closed before the lock. */
  openDesk: (desk: number, name: string) =>
    `${name} a laissé le guichet ${desk} ouvert. Un collègue qui reçoit le reprend ici en s’identifiant\u00A0; pour le fermer, rouvrez ce poste.`,
  empty: 'Tapez votre code personnel.',
  noPossibleCode: `Un code a au moins ${LEAST_PIN_DIGITS}\u00A0chiffres, ou dix signes. Aucun agent ne porte ce nom.`,
  withoutShift: 'Ce sont les touches des chiffres sans Maj. Maintenez Maj, ou utilisez le pavé numérique.',
  numLock: 'Le pavé numérique est éteint\u00A0: appuyez sur Verr. num, puis retapez votre code.',
  severalNames: 'Plusieurs agents ont ce nom. Appuyez sur Échap, puis choisissez dans la liste.',
  wrong: (left: number) =>
    left > 0 ? `Code faux, encore ${count(left, 'essai')}.` : 'Code faux. Attendez un peu avant de réessayer.',
  /** `seconds` are those that are left. */
  wait: (seconds: number) =>
    `Trop d’essais pour l’instant. Nouvel essai dans ${Math.floor(seconds / 60)}:${pad(seconds % 60)}.`,
  waitSaid: (seconds: number) =>
    `Trop d’essais pour l’instant. Nouvel essai dans ${count(Math.ceil(seconds / 60), 'minute')}.`,
  waitIsOver: 'Vous pouvez réessayer.',
  shutOut: 'Votre accès à Guichet est fermé. Adressez-vous à l’administration.',
  needsStart:
    'Il vous faut un code de départ, bon 24\u00A0h\u00A0: demandez-le à un administrateur, puis tapez-le à la place de votre code.',
  notKnown:
    'Le serveur ne répond pas, et vous n’avez pas ouvert ce poste ces dernières semaines. Essayez sur le poste que vous utilisez d’habitude.',
  noKeyring:
    'Le serveur ne répond pas, et cet ordinateur ne peut garder aucun code sans lui. Réessayez quand la liaison est revenue.',
  fault: 'La vérification n’a pas abouti. Réessayez dans un instant.',
  own: {
    noPin: 'Choisissez le code que vous seul connaîtrez.',
    mustChoose: 'Code de départ juste. Choisissez maintenant le vôtre.',
    change: 'Changer mon code',
    rule: `${LEAST_PIN_DIGITS}\u00A0chiffres ou plus, sans suite ni répétition, ou une phrase de dix signes ou plus.`,
    before: 'Code actuel',
    next: 'Nouveau code',
    again: 'Une deuxième fois',
    submit: 'Enregistrer ce code',
    faults: {
      short: `Trop court\u00A0: ${LEAST_PIN_DIGITS}\u00A0chiffres ou plus, ou une phrase de dix signes ou plus.`,
      simple: 'Trop facile à deviner\u00A0: ni le même chiffre répété, ni une suite.',
    } satisfies Record<Exclude<PinFault, ''>, string>,
    weakOrStart: 'Ni le code de départ, ni le même chiffre répété, ni une suite.',
    isName: 'Le nom d’un agent ne peut pas être un code.',
    differ: 'Les deux codes ne sont pas les mêmes. Tapez-les de nouveau.',
    beforeMissing: 'Tapez d’abord votre code actuel.',
    beforeWrong: (left: number) =>
      left > 0 ? `Le code actuel est faux, encore ${count(left, 'essai')}.` : 'Le code actuel est faux.',
    taken: 'Vous avez déjà un code. Échap, puis tapez-le.',
    notHere: 'Le premier code d’un administrateur se choisit sur un poste d’administration.',
    unreachable: 'Le serveur ne répond pas\u00A0: un code se choisit quand la liaison est revenue.',
    done: 'Votre nouveau code est enregistré.',
  },
  /** An administrator who lost their personal code comes back by a code of recovery. */
  lost: {
    open: 'J’ai perdu mon code',
    code: 'Un de vos codes de secours',
    where: 'Il est sur la feuille imprimée depuis Réglages, rubrique Identification. Chacun sert une fois.',
    short: 'Un code de secours a douze signes, comme K7QF-2M9P-HTR4.',
    next: 'Continuer',
    lead: 'Choisissez un nouveau code personnel. Le code de secours sera alors utilisé.',
    wrong: (left: number) =>
      left > 0
        ? `Ce code de secours est faux ou a déjà servi, encore ${count(left, 'essai')}. Échap pour le retaper.`
        : 'Ce code de secours est faux ou a déjà servi. Attendez un peu avant de réessayer.',
    weak: 'Ni le code de secours, ni le même chiffre répété, ni une suite.',
    none: 'Aucun code de secours n’est valable à votre nom. Demandez un code de départ à un autre administrateur, ou à qui gère le serveur.',
    unreachable:
      'Le serveur ne répond pas\u00A0: lui seul connaît les codes de secours. Réessayez quand la liaison est revenue, d’abord par votre nouveau code personnel\u00A0: il est peut-être déjà enregistré.',
  },
  /** In the dialog about the exchange, where agents are known by their names alone. */
  namesOnly: 'Chacun choisit son nom\u00A0: personne ne prouve qui il est.',
} as const;
