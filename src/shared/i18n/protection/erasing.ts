import { count, numericDay, quoted, shortTime } from '../fr/format';
import { erasureReasonText } from '../fr/people';
import type { ErasureReason } from '../../domain/model/citizen';

type Moment = { readonly day: string; readonly time: string };

/** Who wished for something: `by` is `null` for whoever reads it. */
type Asked = { readonly by: string | null; readonly when: Moment };

const at = ({ day, time }: Moment): string => `le ${numericDay(day)} à ${shortTime(time)}`;
const whoAsked = ({ by, when }: Asked, what: string): string =>
  `${by === null ? 'Vous avez' : `${by} a`} demandé ${what} ${at(when)}`;
const confirmedWhere = `dans Réglages, ${quoted('Effacements')}`;
const otherFiles =
  'Ses fiches ont été fusionnées ou séparées depuis cette demande\u00A0: elle ne peut plus être confirmée.';
const giveRole = 'donnez d’abord le rôle d’administrateur à une deuxième personne (Réglages, Agents)';

/** Texts of an erasure that takes two people: one asks, another one confirms. */
export const erasingText = {
  /** In the file of a person. */
  ask: {
    act: 'Demander l’effacement',
    going: 'Demande en cours…',
    how: `Rien n’est effacé maintenant\u00A0: une autre personne qui administre la mairie confirme, ${confirmedWhere}.`,
    done: `Effacement demandé. Une autre personne qui administre la mairie le confirme ${confirmedWhere}.`,
    reading: 'Lecture des effacements demandés…',
  },
  wish: {
    asked: (asked: Asked, reason: ErasureReason): string =>
      `${whoAsked(asked, 'cet effacement')} (${erasureReasonText[reason]}).`,
    ownWaits: `Une autre personne qui administre la mairie le confirme ${confirmedWhere}.`,
    /** The files of the person are no longer those of the wish. */
    otherFiles: {
      own: `${otherFiles} Demandez de nouveau depuis la fiche, ce qui la remplace, ou retirez-la.`,
      other: `${otherFiles} Demandez de nouveau depuis la fiche, ce qui la remplace, ou refusez-la.`,
    },
    titleNotHere: 'Effacer cette personne\u00A0?',
    notHere: 'Cette fiche n’est pas sur ce poste\u00A0: attendez qu’il ait tout reçu, puis revenez ici.',
    drop: { own: 'Retirer la demande', other: 'Refuser la demande' },
    dropped: { own: 'Demande retirée', other: 'Demande refusée' },
    confirm: 'Confirmer l’effacement',
    keep: 'Ne rien effacer',
    born: (day: string): string => `Naissance\u00A0: ${numericDay(day)}`,
    readFile: 'Pour lire sa fiche d’abord\u00A0: fermez ceci, puis Ctrl K et son nom.',
  },
  /** In the settings. */
  list: {
    title: 'Effacements demandés',
    none: 'Aucun effacement n’attend d’être confirmé.',
    /** In the place of a name. */
    notHere: 'Fiche pas encore sur ce poste',
    reading: 'Lecture de la fiche…',
    /** Beside a name, since two people may bear the same. */
    nameAndBirth: (name: string, birthDate: string): string =>
      birthDate === '' ? name : `${name}, ${numericDay(birthDate)}`,
    confirmOf: (name: string): string => `Confirmer l’effacement\u00A0: ${name}`,
    dropOf: (act: string, name: string): string => `${act}\u00A0: ${name}`,
    open: 'Confirmer…',
  },
  choice: {
    title: 'Effacer une personne',
    two: 'À deux.',
    one: 'Par une seule personne.',
    twoHint: 'Une personne demande depuis la fiche, une autre confirme ici.',
    oneHint: 'Chaque personne qui administre la mairie efface depuis la fiche.',
    toTwo: 'Passer à deux…',
    toOne: 'Revenir à une seule personne…',
    askTwo: {
      title: 'Effacer à deux\u00A0?',
      effect:
        'Chaque effacement demandera deux personnes qui administrent la mairie\u00A0: l’une demande depuis la fiche, l’autre confirme ici.',
      kept: 'Revenir à une seule personne demandera aussi deux personnes.',
      keep: 'Ne rien changer',
      act: 'Passer à deux',
    },
    askOne: {
      title: 'Revenir à une seule personne\u00A0?',
      effect: 'Une autre personne qui administre la mairie doit le confirmer ici.',
      kept: 'Jusque-là, chaque effacement se fait à deux.',
      keep: 'Rester à deux',
      act: 'Demander',
    },
    confirmOne: {
      title: 'Une seule personne pour effacer\u00A0?',
      effect: 'Chaque personne qui administre la mairie effacera de nouveau seule, depuis la fiche.',
      kept: 'Les effacements déjà demandés restent\u00A0: une seule personne, même celle qui a demandé, pourra les confirmer.',
      keep: 'Ne rien changer',
      act: 'Confirmer\u00A0: une seule personne',
    },
    asked: (asked: Asked): string => `${whoAsked(asked, 'de revenir à une seule personne')}.`,
    ownWaits: 'Une autre personne qui administre la mairie le confirme ici.',
    confirm: 'Confirmer\u00A0: une seule personne…',
    drop: { own: 'Retirer cette demande', other: 'Refuser\u00A0: rester à deux' },
    said: {
      two: 'Les effacements se font à deux.',
      one: 'Une seule personne suffit de nouveau.',
      asked: 'C’est demandé\u00A0: la demande attend ici qu’une personne qui ne l’a pas faite la confirme.',
      dropped: {
        own: 'Demande retirée\u00A0: les effacements se font toujours à deux.',
        other: 'Demande refusée\u00A0: les effacements se font toujours à deux.',
      },
    },
    aloneBefore: `Une seule personne administre la mairie\u00A0: personne ne pourrait confirmer. Pour effacer à deux, ${giveRole}.`,
    aloneSince:
      'Une seule personne administre encore la mairie\u00A0: personne d’autre ne peut confirmer. Donnez le rôle d’administrateur à une deuxième personne (Réglages, Agents), ou rouvrez son accès (Réglages, Identification).',
    signature:
      'Sans code personnel, un nom est une signature et non une preuve\u00A0: deux noms peuvent être une seule personne.',
  },
  /** Why the server did not do it. */
  refused: {
    full: {
      text: 'Trop d’effacements attendent déjà d’être confirmés\u00A0: celui-ci n’est pas demandé.',
      todo: `Confirmez ou refusez d’abord ceux qui attendent, ${confirmedWhere}.`,
    },
    gone: {
      text: 'Cette demande n’attend plus\u00A0: elle a été confirmée, refusée ou retirée.',
      todo: 'La liste montre ce qui attend encore.',
    },
    own: {
      text: 'Vous avez demandé cet effacement\u00A0: rien n’est effacé.',
      todo: 'Une autre personne qui administre la mairie le confirme.',
    },
    changed: {
      text: 'Les fiches de cette personne ne sont plus celles de la demande\u00A0: rien n’est effacé.',
      todo: 'Recommencez depuis la fiche\u00A0: cela remplace la demande.',
    },
    alone: {
      text: 'Personne d’autre ne pourrait confirmer\u00A0: rien n’est changé.',
      todo: `Pour effacer à deux, ${giveRole}.`,
    },
  },
  journal: {
    kind: 'Effacement à deux',
    asked: (name: string, reason: string): string => `demandé\u00A0: ${[name, reason].filter(Boolean).join(', ')}`,
    withdrawn: (name: string): string => `demande retirée\u00A0: ${name}`,
    refused: (name: string): string => `demande refusée\u00A0: ${name}`,
    askedBy: (agent: string): string => `demandé par ${agent}`,
    modes: {
      erasureByTwo: 'les effacements se font à deux',
      erasureByOne: 'une seule personne suffit de nouveau',
      erasureByOneAsked: 'revenir à une seule personne\u00A0: demandé',
      erasureByOneDropped: 'revenir à une seule personne\u00A0: demande retirée ou refusée',
    },
  },
  /** In « Protection des données » and its papers. */
  protection: {
    two: 'Effacer une personne se fait à deux.',
    one: 'Une seule personne suffit pour effacer.',
    waiting: (number: number): string =>
      number === 0 ? '' : `${count(number, 'effacement demandé', 'effacements demandés')} à confirmer.`,
    act: 'Confirmez ou refusez les effacements demandés.',
    paper: {
      two: 'À deux administrateurs, l’un demande et l’autre confirme',
      one: 'Par un administrateur',
      unknown: 'Par un administrateur, ou à deux si la mairie l’a choisi',
    },
  },
} as const;
