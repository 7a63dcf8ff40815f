import { devicesText } from './devices';
import { count, dayAndMonth, ofName, shortTime } from './format';
import { personsText } from './welcome';

/** Texts of the section about the staff. */
export const settingsAgentsText = {
  lead: 'Qui travaille avec Guichet, dans quel rôle, et à quel guichet d’habitude.',
  list: 'Agents',
  add: 'Ajouter un agent',
  newTitle: 'Nouvel agent',
  empty: 'Aucun agent. Ajoutez au moins une personne qui administre.',
  name: 'Nom complet',
  shortName: 'Nom court',
  shortNameHint: 'vu des collègues',
  role: 'Rôle',
  roleOf: {
    reception: 'accueille, donne tickets et rendez-vous',
    counter: 'reçoit au guichet, tient l’agenda',
    supervisor: 'voit la file et l’ajuste',
    manager: 'suit les chiffres du service',
    elected: 'voit les chiffres de l’année, aucune personne',
    admin: 'règle tout, sur les postes d’administration',
  },
  department: 'Service',
  noDepartment: 'aucun',
  departmentNote: 'Les demandes réservées à un service ne sont vues que de ses agents.',
  usualDesk: 'Guichet habituel',
  noDesk: 'aucun',
  reasons: 'Motifs reçus',
  everyReason: 'Tous ceux du guichet',
  absences: (number: number): string =>
    `${count(number, 'absence notée', 'absences notées')}\u00A0: voyez la rubrique Absences d’agents.`,
  askRemove: {
    title: (name: string): string => `Supprimer ${name}\u00A0?`,
    /** `desks` = the numbers of the desks that this person has open today. */
    open: (desks: readonly number[]): string =>
      `Cette personne a ouvert le guichet\u00A0${desks.join(', ')}\u00A0: faites-le d’abord fermer, par elle ou sur l’ordinateur où il est ouvert. Demain il ne compte plus.`,
    effect:
      'Elle ne peut plus être choisie sur aucun poste, et son nom quitte les historiques. Ce qu’elle a fait reste.',
    keep: 'Garder',
  },
  remove: 'Supprimé, un agent n’est plus nommé dans les historiques\u00A0; ce qu’il a fait reste.',
  what: (name: string): string => `agent ${name}`,
  present: (name: string, role: string): string => `${name}, ${role}.`,
  desk: (number: number): string => `guichet\u00A0${number}`,
} as const;

type Moment = { readonly day: string; readonly time: string };

const { on, name: deviceName, here } = devicesText;
/** The most devices that are named of one agent. */
const mostNamed = 3;

/** `jusqu’à 18:00`, `jusqu’au 27 novembre`. */
const until = ({ day, time }: Moment, today: string): string =>
  day === today ? `jusqu’à ${shortTime(time)}` : `jusqu’au ${dayAndMonth(day)}`;

const unreachable =
  'Le serveur de la mairie ne répond pas\u00A0: rien n’est changé. Réessayez quand la liaison est revenue.';

/** What is said against the code of an administrator, by the word of the server or of this machine. */
const verdictsOfCode: Readonly<Record<string, string>> & { readonly unreachable: string } = {
  weak: 'Ce code ne peut pas être choisi\u00A0: trop court, trop facile, ou le même que le code de départ.',
  shutOut: 'Votre accès est fermé. Un autre administrateur peut le rouvrir.',
  needsStart:
    'Vous n’avez pas encore de code. Un autre administrateur vous donne un code de départ dans Réglages, Identification.',
  notHere: personsText.own.notHere,
  unreachable,
  notKnown: unreachable,
  noKeyring: unreachable,
};

/** Texts of the section on how agents prove who they are. */
export const settingsPersonsText = {
  lead: 'Comment la mairie sait qui écrit, et quand un poste se verrouille.',
  modeLabel: 'Comment un agent dit qui il est',
  modes: { names: 'Chacun choisit son nom', pin: 'Chacun s’identifie par un code personnel' },
  means: {
    names:
      'Qui choisit un nom est cette personne\u00A0: rien ne le vérifie. Cela suffit là où l’on fait confiance à tous ceux qui approchent d’un poste.',
    pin: 'Ce qui est écrit au nom d’un agent compte s’il a tapé son code sur ce poste, sinon un administrateur en décide. Personne ne peut lire le code d’un autre, l’administration non plus.',
  },
  lock: 'Verrouiller un poste laissé seul',
  lockAfter: (minutes: number): string => (minutes === 0 ? 'jamais de lui-même' : `après ${minutes}\u00A0min`),
  lockNever: 'sauf mise en veille ou session verrouillée',
  lockHint: 'Un poste ouvert écrit au nom de qui l’a ouvert, même si quelqu’un d’autre s’y assied.',
  next: 'Tous les postes se verrouillent tout de suite, celui-ci aussi\u00A0: chaque agent y choisit son code, puis continue. Un administrateur sans code en reçoit un de départ, donné ici. Ce qui est écrit sans identification attend dans Conflits qu’un administrateur en décide.',
  turnOn: 'Demander un code personnel',
  turnOff: 'Ne plus demander de code',
  askOff: {
    title: 'Ne plus demander de code\u00A0?',
    effect: 'Dès maintenant, qui choisit un nom est cette personne, et les postes ne se verrouillent plus.',
    kept: 'Les codes choisis sont gardés et valent de nouveau si la mairie les redemande. Ce qui attend dans Conflits y reste.',
    keep: 'Garder les codes',
  },
  saved: {
    on: 'Chaque agent s’identifie désormais par son code.',
    off: 'Chacun choisit de nouveau son nom.',
    lock: 'Le verrouillage est enregistré.',
  },
  own: {
    title: 'D’abord votre code',
    lead: 'Un administrateur doit s’identifier par son code sur ce poste, sinon personne ne pourrait revenir en arrière.',
    start: 'Code de départ',
    code: 'Votre code',
    next: 'Votre nouveau code',
    again: personsText.own.again,
    rule: personsText.own.rule,
    prove: 'M’identifier et enregistrer',
    choose: 'Choisir ce code et enregistrer',
    faults: personsText.own.faults,
    differ: personsText.own.differ,
    empty: personsText.empty,
    wrong: personsText.wrong,
    wait: personsText.wait,
    fault: personsText.fault,
    verdicts: verdictsOfCode,
  },
  recovery: {
    title: 'Vos codes de secours',
    lead: 'Si vous perdez votre code personnel, l’un d’eux vous permet d’en choisir un autre, sur tout poste relié au serveur\u00A0: sous votre nom, «\u00A0J’ai perdu mon code\u00A0». Chacun sert une fois.',
    none: 'Vous n’en avez pas. Si vous perdez votre code personnel sans autre administrateur à côté, seule la personne qui gère le serveur pourra vous aider.',
    left: (left: number, day: string, today: string): string => `Il vous en reste ${left}, faits ${on(day, today)}.`,
    few: 'Refaites-les avant d’en manquer.',
    make: 'Faire mes codes de secours',
    again: 'En refaire',
    /** Beside the personal code of an administrator. */
    of: (left: number): string =>
      left === 0 ? 'aucun code de secours' : count(left, 'code de secours', 'codes de secours'),
    ask: {
      title: 'Faire vos codes de secours',
      about: 'Dix codes, montrés une seule fois. Préparez de quoi les imprimer ou les recopier.',
      void: 'Ceux que vous avez déjà ne vaudront plus\u00A0: jetez l’ancienne feuille.',
      code: 'Votre code personnel',
      make: 'Faire les codes',
      keep: 'Annuler',
      busy: 'Le serveur prépare les codes…',
    },
    shown: {
      title: 'Vos codes de secours',
      once: 'Ils ne seront plus montrés, et personne ne peut les lire ailleurs. Imprimez-les, ou recopiez-les à la main, et rangez la feuille sous clé, loin de ce poste.',
      list: 'Codes',
      print: 'Imprimer',
      noPrinter: 'Aucune imprimante sur ce poste. Recopiez les codes à la main.',
      isAway: 'Je les ai mis en lieu sûr',
      close: 'Fermer',
    },
    verdicts: {
      noPin:
        'Choisissez d’abord un code personnel à vous\u00A0: verrouillez ce poste, puis tapez votre code de départ.',
      notAdmin: 'Les codes de secours sont pour les administrateurs.',
      notAllowed: 'Identifiez-vous d’abord par votre code sur ce poste\u00A0: Ctrl\u00A0L, puis votre code.',
      shutOut: verdictsOfCode['shutOut'] ?? '',
      // The answer may be what was lost: then others were made, which nobody saw.
      unreachable:
        'Le serveur de la mairie n’a pas répondu. Réessayez quand la liaison est revenue\u00A0; d’ici là, une feuille déjà imprimée ne vaut peut-être plus.',
    } as Readonly<Record<string, string>>,
    paper: {
      title: 'Codes de secours de Guichet',
      codes: 'Les codes',
      of: 'Pour',
      how: 'Comment s’en servir',
      howText:
        'Sur un poste relié au serveur, choisissez votre nom, puis «\u00A0J’ai perdu mon code\u00A0». Tapez un code, puis choisissez un nouveau code personnel. Barrez ici le code utilisé.',
      where: 'Où ranger la feuille',
      whereText:
        'Sous clé, loin des postes. Qui la lit peut prendre votre place\u00A0: ne la photographiez pas, ne l’envoyez pas. Si elle est perdue, refaites les codes dans Réglages, rubrique Identification\u00A0: ceux-ci ne vaudront plus.',
    },
  },
  agents: 'Agents',
  free: 'Pendant quatorze jours, un agent sans code choisit le sien librement\u00A0; ensuite, et pour un administrateur dès le début, avec un code de départ donné ici.',
  heads: { agent: 'Agent', code: 'Code personnel', where: 'Identifié sur', act: 'Accès' },
  loading: 'Lecture des codes…',
  unreachable: 'Le serveur de la mairie ne répond pas. Les codes se voient quand la liaison est revenue.',
  notAllowed: 'Les codes se voient sur un poste d’administration, où un administrateur est identifié.',
  none: 'Aucun agent. Ajoutez-en dans la rubrique Agents.',
  code: (pin: 'none' | 'start' | 'own', day: string, today: string): string =>
    ({
      none: 'pas encore choisi',
      start: `code de départ donné ${on(day, today)}`,
      own: `choisi ${on(day, today)}`,
    })[pin],
  /** `device` = its stored name, `null` = none that is known; `isHere` = the device at which it is read. */
  signIn: (device: string | null, isHere: boolean, end: Moment, today: string): string =>
    `${isHere ? here : device === null ? 'un poste' : deviceName(device)}, ${until(end, today)}`,
  /** Some of them, and how many more. */
  signIns: (all: readonly string[]): readonly string[] =>
    all.length <= mostNamed + 1
      ? all
      : [...all.slice(0, mostNamed), `et ${count(all.length - mostNamed, 'autre poste', 'autres postes')}`],
  nowhere: 'nulle part',
  out: 'accès fermé',
  newPin: 'Nouveau code',
  newPinOf: (name: string): string => `Nouveau code pour ${name}`,
  shutOut: 'Fermer l’accès',
  shutOutOf: (name: string): string => `Fermer l’accès ${ofName(name)}`,
  letIn: 'Rouvrir l’accès',
  letInOf: (name: string): string => `Rouvrir l’accès ${ofName(name)}`,
  askNewPin: {
    title: (name: string): string => `Donner un nouveau code à ${name}\u00A0?`,
    effect: 'Le code actuel ne vaut plus. La personne choisit le sien avec le code de départ que vous lui donnez.',
    kept: 'Là où elle est déjà identifiée, elle continue.',
    keep: 'Garder le code',
  },
  askShutOut: {
    title: (name: string): string => `Fermer l’accès ${ofName(name)}\u00A0?`,
    effect:
      'Dès maintenant, ce qui est écrit ou envoyé en son nom est mis de côté, aussi ce que ses postes n’ont pas encore envoyé\u00A0: un administrateur en décide dans Conflits.',
    /** At which open desk this agent works now. */
    atDesk: (agent: string, desk: number): string =>
      `${agent} est au guichet ${desk}\u00A0: son écran se verrouille aussitôt, même au milieu d’un service. Faites d’abord fermer ce guichet, ou voyez avec la personne.`,
    own: 'C’est votre propre accès.',
    kept: 'Ce qui est déjà enregistré reste. Vous pourrez rouvrir l’accès ici.',
    keep: 'Garder l’accès',
  },
  start: {
    title: (name: string): string => `Code de départ pour ${name}`,
    once: 'À donner à la personne, bon 24\u00A0h. Il n’est plus montré ensuite.',
    how: 'Elle le tape à la place du sien, puis choisit son propre code.',
    copy: 'Copier',
    copied: 'Copié',
    local: '',
    close: 'C’est noté',
  },
  wasShutOut: (name: string): string => `L’accès ${ofName(name)} est fermé.`,
  wasLetIn: (name: string): string => `L’accès ${ofName(name)} est rouvert.`,
} as const;
