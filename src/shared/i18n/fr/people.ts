import type { ErasureReason } from '../../domain/model/citizen';
import type { MergeDoubts } from '../../domain/people/merge-doubts';
import { phoneInPairs } from '../../lib/phone';
import { capital, count, dayAndMonth, longDay, numericDay, ofName, quoted, shortTime } from './format';

const nbsp = '\u00A0';
const born = (birthDate: string): string => (birthDate === '' ? '' : `né(e) le ${numericDay(birthDate)}`);

/** Why two citizens are probably one person. */
const whys = {
  birth: 'même naissance, nom proche',
  phone: 'même téléphone, nom proche',
  email: 'même courriel, nom proche',
  birthSlip: 'même nom, naissance à un chiffre près',
  name: 'même nom',
} as const;

const identity = {
  title: 'Identité',
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Naissance',
  birthHint: 'jj/mm/aaaa',
  age: (years: number): string => count(years, 'an'),
  phone: 'Téléphone',
  email: 'Courriel',
  none: 'non donné',
  noneFeminine: 'non donnée',
  correct: 'Corriger',
  save: 'Enregistrer',
  leave: 'Laisser comme avant',
  /** Fields that somebody else corrected while the form was open, by their labels. */
  theirs: (fields: readonly string[]): string =>
    `Un autre poste vient de corriger${nbsp}: ${fields.join(', ').toLowerCase()}. Ce que vous n’aviez pas touché montre la nouvelle valeur.`,
  tooSoon: `Rien n’est enregistré${nbsp}: lisez, puis recommencez.`,
  wrong: {
    lastName: 'Indiquez le nom.',
    firstName: 'Indiquez le prénom.',
    phone: 'Numéro à 10 chiffres, ou laissez vide.',
  },
  guardian: 'Proche de',
} as const;

/** A value as people write it. */
const written = { lastName: String, firstName: String, birthDate: numericDay, phone: phoneInPairs, email: String };

/** The words of the search for citizens and of the file of a person. */
export const peopleText = {
  born,
  /** Whose file a form is tied to by a typed name: somebody else may bear the same. */
  namesake: {
    /** `name` `''` = it is what was typed. */
    tied: (name: string, known: string): string =>
      `Fiche choisie${nbsp}: ${[name, known].filter((part) => part !== '').join(' · ') || 'ni naissance ni téléphone'}`,
    another: 'Une autre personne de ce nom',
    fresh: `Nouvelle fiche${nbsp}: une autre personne porte déjà ce nom`,
    back: 'Reprendre la fiche qui existe',
  },
  known: (name: string, birthDate: string, phone: string): string =>
    [name, born(birthDate), phone].filter((part) => part !== '').join(', '),
  search: {
    tooShort: 'Tapez au moins deux lettres, ou trois chiffres.',
    reading: 'Lecture des fiches de ce poste…',
    nobody: 'Personne ne correspond.',
    /** Above names that are only like what was typed. */
    didYouMean: `Vouliez-vous dire${nbsp}?`,
    /** Above a list that does not hold all of them. */
    first: (number: number): string => `Les ${number} premiers${nbsp}: ajoutez le prénom ou la date de naissance`,
    /** Entrée named nobody: a line is still to be chosen. */
    choose: {
      one: `Choisissez avec${nbsp}↓`,
      guess: `Personne de ce nom${nbsp}: Entrée de nouveau pour créer la fiche, ↓ si c’est un nom proche`,
      bearers: `Plusieurs personnes portent ce nom${nbsp}: choisissez avec${nbsp}↓`,
      several: `Plusieurs personnes sont possibles${nbsp}: choisissez avec${nbsp}↓`,
    },
    /** As many bear the typed name: no file is made of it before one of them, or a new name, is chosen. */
    bearersOrNew: (count: number): string =>
      count === 1
        ? `Une personne porte ce nom${nbsp}: choisissez-la par les flèches, ou Échap pour un nouveau nom`
        : `Plusieurs personnes portent ce nom${nbsp}: choisissez par les flèches, ou Échap pour un nouveau nom`,
    /** Heads a group of them. */
    nearNames: 'Noms proches',
    /** Beside one of them, after those that are called so. */
    near: 'nom proche',
    knownAs: (name: string): string => `aussi connu comme ${name}`,
    group: 'Fiche',
  },
  offer: {
    title: `Déjà connu${nbsp}?`,
    take: 'Choisir cette fiche',
    takeKey: 'Choisir la fiche déjà connue',
  },
  file: {
    title: 'Fiche',
    open: 'Fiche',
    openOf: (name: string): string => `Ouvrir la fiche de ${name}`,
    keyOpen: 'Ouvrir la fiche',
    unnamed: 'Usager sans nom',
    gone: 'Cette fiche n’est plus sur ce poste. Cherchez de nouveau.',
    close: 'Fermer',
    book: 'Nouveau rendez-vous',
    keys: 'Fiche',
  },
  identity,
  dependants: {
    title: 'Proches',
    none: 'Aucun proche. Ajoutez un enfant par son prénom et sa naissance.',
    add: 'Ajouter un proche',
    firstName: 'Prénom du proche',
    firstNameHint: 'et nom, s’il diffère',
    birthDate: 'Naissance',
    save: 'Ajouter',
    detach: 'Détacher',
    detachOf: (name: string): string => `Détacher ${name}`,
    noBirth: 'naissance non donnée',
    wrong: { firstName: 'Indiquez le prénom.' },
  },
  merge: {
    title: 'Doublons probables',
    none: 'Aucun doublon probable.',
    why: (why: keyof typeof whys): string => whys[why],
    act: 'Fusionner',
    actOf: (name: string): string => `Fusionner ${name} dans cette fiche`,
    stays: 'Cette fiche reste, et reprend ce qui lui manque. Rien n’est effacé, la fusion se défait.',
    other: 'Chercher une autre fiche à fusionner',
    ask: {
      /** `kept` = the person whose file receives the other one. */
      title: (name: string, kept: string): string => `Fusionner ${name} dans la fiche ${ofName(kept)}${nbsp}?`,
      about: (doubts: MergeDoubts): string =>
        [
          ...doubts.fields.map(
            ({ field, kept, other }) =>
              `${identity[field]}${nbsp}: ${written[field](kept)} dans cette fiche, ${written[field](other)} dans l’autre.`,
          ),
          ...(doubts.tickets
            ? [`Chacune a un ticket en cours, ${doubts.tickets.join(' et ')}${nbsp}: les deux porteraient le même nom.`]
            : []),
        ].join(' '),
      go: 'Fusionner quand même',
      leave: 'Laisser les deux fiches',
    },
    merged: 'Fiches fusionnées',
    separate: 'Séparer',
    separateOf: (name: string): string => `Séparer ${name}`,
  },
  passages: {
    title: 'Passages',
    ahead: 'À venir',
    past: 'Passés ou annulés',
    noneAhead: 'Rien n’est prévu.',
    noneYet: 'Aucun passage gardé.',
    reading: 'Lecture des passages plus anciens…',
    olderAtServer: (days: number): string =>
      `Ce poste garde les ${days} derniers jours. Les passages plus anciens sont sur le serveur, qui ne répond pas en ce moment.`,
    cut: 'Il y en a trop pour tout montrer\u00A0: les passages plus anciens ne sont pas affichés. Le serveur les garde.',
    when: (day: string, time: string, today: string): string => {
      const sameYear = day.slice(0, 4) === today.slice(0, 4);
      const date = day === today ? 'Aujourd’hui' : capital(longDay(day));
      return [sameYear ? date : `${capital(dayAndMonth(day))} ${day.slice(0, 4)}`, time && shortTime(time)]
        .filter((part) => part !== '')
        .join(', ');
    },
    persons: (number: number): string => (number > 1 ? count(number, 'personne') : ''),
    ticket: (label: string): string => `ticket ${label}`,
    cameWith: (name: string): string => `avec ${name}`,
    openAppointment: 'Ouvrir',
    openOf: (when: string): string => `Ouvrir le rendez-vous du ${when}`,
    openRequestOf: (when: string): string => `Ouvrir la demande du ${when}`,
    hidden: (number: number): string =>
      `${count(number, 'demande réservée à son service', 'demandes réservées à leur service')}.`,
    count: (number: number): string => count(number, 'passage'),
    requests: {
      received: 'Reçue',
      qualified: 'Qualifiée',
      assigned: 'Confiée',
      inProgress: 'En cours',
      waitingOnCitizen: 'En attente de l’usager',
      answered: 'Répondue',
      closed: 'Close',
    },
  },
  account: {
    open: 'Ce que nous savons…',
    title: 'Ce que nous savons de cette personne',
    lead: 'Pour une personne qui demande ce que la mairie a noté d’elle\u00A0: identité, accompagnants, rendez-vous, tickets, demandes et messages. Le fichier porte son nom\u00A0: il va où vous l’envoyez, et le journal garde qu’il a été fait.',
    print: 'Imprimer',
    pdf: 'Enregistrer en PDF',
    json: 'Enregistrer pour un logiciel (JSON)',
    fileName: (day: string): string => `fiche-${day}.json`,
    saved: 'Le fichier est prêt\u00A0: choisissez où le garder.',
    heading: 'Ce que la mairie sait de vous',
    mergedFile: 'Autre fiche fusionnée avec celle-ci',
    companion: 'Accompagnant, par son prénom',
    dependant: 'Proche',
    numbers: (all: readonly string[]): string =>
      all.length === 0 ? '' : `${all.length > 1 ? 'pré-demandes' : 'pré-demande'}${nbsp}${all.join(', ')}`,
    messages: 'Messages demandés',
    nothing: 'Rien.',
    foot: (day: string, time: string): string => `Établi le ${numericDay(day)} à ${shortTime(time)}.`,
    notHere:
      'Le texte des messages et des réponses n’est pas gardé. Les chiffres de fréquentation ne portent ni nom ni fiche. Ne figurent pas ici\u00A0: qui a noté quoi, les valeurs d’avant, les essais d’appel et l’ordre dans la file.',
    missing: {
      olderPassages: 'Incomplet\u00A0: les passages les plus anciens n’ont pas pu être lus.',
      messages: 'Incomplet\u00A0: les messages n’ont pas pu être lus.',
      keptRequests:
        'Incomplet\u00A0: des demandes réservées à leur service n’y sont pas. Établissez ce document à un poste d’administration, avec qui administre la mairie.',
    },
  },
  erase: {
    open: 'Effacer cette personne…',
    title: (name: string): string => `Effacer ${name}${nbsp}?`,
    goes: 'Partent du serveur et de tous les postes\u00A0: nom, prénom, naissance, téléphone, courriel, prénoms notés des accompagnants, numéros de pré-demande, objet des demandes, et toutes leurs valeurs d’avant. Un poste hors ligne les efface quand il revient.',
    merged: (number: number): string =>
      number === 1
        ? 'La fiche fusionnée avec elle part aussi.'
        : `Les ${number} fiches fusionnées avec elle partent aussi.`,
    stays: (number: { readonly appointments: number; readonly tickets: number; readonly requests: number }): string => {
      const parts = [
        number.appointments > 0 ? count(number.appointments, 'rendez-vous', 'rendez-vous') : '',
        number.tickets > 0 ? count(number.tickets, 'ticket') : '',
        number.requests > 0 ? count(number.requests, 'demande') : '',
      ].filter((part) => part !== '');
      return parts.length === 0
        ? 'Aucun rendez-vous, ticket ni demande ne reste.'
        : `Restent, sans nom\u00A0: ${parts.join(', ')}.`;
    },
    dependants: (number: number): string =>
      number === 1 ? 'Son proche garde sa fiche.' : `Ses ${number} proches gardent leur fiche.`,
    forGood: 'Cela ne s’annule pas.',
    backups:
      'Les sauvegardes déjà faites gardent la fiche jusqu’à ce qu’elles soient remplacées\u00A0; en restaurer une sur ce serveur ne la fait pas revenir. Ce qui a été imprimé ou enregistré dans un fichier n’est pas touché.',
    reason: 'Pourquoi',
    choose: 'Choisir',
    noReason: 'Choisissez pourquoi.',
    type: (word: string): string => `Pour confirmer, tapez ${quoted(word)}`,
    notTyped: (word: string): string => `Tapez ${quoted(word)}, tel que la fiche l’écrit.`,
    word: 'effacer',
    act: 'Effacer pour toujours',
    going: 'Effacement en cours…',
    leave: 'Garder la fiche',
    inTheWay: 'Cette personne n’est pas effacée\u00A0: ceci est encore à venir ou en cours.',
    settle: 'Réglez-le ou annulez-le d’abord, puis revenez ici.',
    done: 'Fiche effacée',
  },
  refused: {
    sameCitizen: { text: 'Ces deux fiches n’en font déjà qu’une.', todo: 'L’écran montre celle qui reste.' },
    notMerged: { text: 'Cette fiche n’est fusionnée avec aucune autre.', todo: 'L’écran montre son état présent.' },
    personExpected: {
      text: 'Un rendez-vous, un ticket ou une demande de cette personne est encore en cours\u00A0: rien n’est effacé.',
      todo: 'Réglez-les ou annulez-les, puis recommencez.',
    },
    personMerged: {
      text: 'Une autre fiche vient d’être fusionnée avec celle-ci sur un autre poste\u00A0: rien n’est effacé.',
      todo: 'Fermez la fiche, ouvrez-la de nouveau et relisez.',
    },
    personUnsent: {
      text: 'Le serveur n’a pas encore toute cette fiche\u00A0: rien n’est effacé.',
      todo: 'Attendez que ce poste ait tout envoyé, ou réglez la ligne dans Conflits, puis recommencez.',
    },
  },
  undo: { undo: 'Annuler' },
} as const;

/** Why a person was erased. */
export const erasureReasonText = {
  asked: 'demande de la personne',
  mistake: 'fiche créée par erreur',
  death: 'décès',
  duty: 'autre obligation',
} as const satisfies Readonly<Record<ErasureReason, string>>;
