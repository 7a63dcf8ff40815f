import { LEAST_PIN_DIGITS, type PinFault } from '../../domain/rights/pin';
import { pad } from '../../lib/pad';

import { count } from './format';

/** Texts of the personal code: who one is at a desk, and a desk that is locked. */
export const personsText = {
  lock: 'Verrouiller le poste',
  locked: 'Poste verrouillé',
  goOn: 'Reprendre',
  lead: 'Dites qui vous êtes, puis tapez votre code personnel.',
  code: 'Code personnel',
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
  empty: 'Tapez votre code personnel.',
  noPossibleCode: `Un code a au moins ${LEAST_PIN_DIGITS}\u00A0chiffres, ou dix signes. Aucun agent ne porte ce nom.`,
  severalNames: 'Plusieurs agents ont ce nom. Appuyez sur Échap, puis choisissez dans la liste.',
  wrong: (left: number) => (left > 0 ? `Code faux, encore ${count(left, 'essai')}.` : 'Code faux.'),
  /** `seconds` are those that are left. */
  wait: (seconds: number) =>
    `Trop d’essais pour l’instant. Nouvel essai dans ${Math.floor(seconds / 60)}:${pad(seconds % 60)}.`,
  waitSaid: (seconds: number) =>
    `Trop d’essais pour l’instant. Nouvel essai dans ${count(Math.ceil(seconds / 60), 'minute')}.`,
  waitIsOver: 'Vous pouvez réessayer.',
  shutOut: 'Votre accès à Guichet est fermé. Adressez-vous à l’administration.',
  notKnown:
    'Le serveur ne répond pas, et vous n’avez pas ouvert ce poste ces derniers jours. Essayez sur le poste que vous utilisez d’habitude.',
  noKeyring:
    'Le serveur ne répond pas, et cet ordinateur ne peut garder aucun code sans lui. Réessayez quand la liaison est revenue.',
  fault: 'La vérification n’a pas abouti. Réessayez dans un instant.',
  own: {
    title: 'Votre code personnel',
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
  /** In the dialog about the exchange, where agents are known by their names alone. */
  namesOnly: 'Chacun choisit son nom\u00A0: personne ne prouve qui il est.',
} as const;
