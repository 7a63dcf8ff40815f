import type { Kept } from '../../domain/model/reference';
import { formatNumber, formatShort } from '../fr/figures';
import { count, nameSome, numericDay, shortTime } from '../fr/format';
import { shellText } from '../fr/shell';

const nbsp = '\u00A0';

/** So many devices are named. */
const mostNamed = 8;

type Moment = { readonly day: string; readonly time: string };
const at = ({ day, time }: Moment): string => `le ${numericDay(day)} à ${shortTime(time)}`;

/** « 12 mois », « 431 jours ». */
export const sayKept = ({ unit, number }: Kept): string =>
  unit === 'months' ? `${number}${nbsp}mois` : count(number, 'jour');

/** The size of a file, in the units that people know. */
const size = (bytes: number): string => {
  if (bytes >= 1_000_000) return `${formatShort(bytes / 1_000_000)}${nbsp}Mo`;
  return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))}${nbsp}ko`;
};

/** Texts of the section on how the data of the town hall are protected. */
export const protectionText = {
  lead: 'Ce qui protège les données de la mairie, ce qui reste à faire, et les documents du délégué à la protection des données.',
  facts: 'État de la protection',
  heads: { what: 'Quoi', fact: 'Aujourd’hui', act: 'À faire', where: 'Où' },
  go: (section: string): string => `Ouvrir ${section}`,
  /** Never a guess: what is not known is said to be so. */
  unknown: {
    loading: 'Non connu\u00A0: lecture en cours.',
    unreachable: 'Non connu\u00A0: le serveur de la mairie ne répond pas.',
    notAllowed: 'Non connu\u00A0: se lit sur un poste d’administration, par qui administre la mairie.',
    station: 'Non connu\u00A0: ce poste ne le dit pas.',
  },
  names: {
    retention: 'Conservation',
    erasures: 'Effacements en cours',
    backup: 'Sauvegarde',
    devices: 'Postes non vus',
    journal: 'Journal',
    seal: 'Disque de ce poste',
    persons: 'Identification',
    server: 'Non protégé',
    contact: 'Délégué',
  },
  retention: {
    longer: (kept: Kept): string =>
      `Les postes gardent plus longtemps\u00A0: les visites et demandes restent ${sayKept(kept)}.`,
    last: (day: string): string => `Dernière vérification le ${numericDay(day)}.`,
    choose: 'Choisissez une durée.',
  },
  erasures: {
    none: 'Aucun.',
    one: (when: Moment, done: number, all: number): string =>
      `Effacé ${at(when)}\u00A0: confirmé par ${count(done, 'poste')} sur ${all}.`,
    more: (number: number): string => `Et ${count(number, 'autre')}.`,
    wake: 'Allumez les postes qui n’ont pas confirmé.',
  },
  backup: {
    none: 'Aucune n’est connue du serveur. Une copie faite autrement que par sa commande de sauvegarde ne l’est jamais.',
    last: (when: Moment, bytes: number, rows: number): string =>
      `Dernière connue\u00A0: ${at(when)}, ${size(bytes)}, ${count(rows, 'ligne')}, chiffrée.`,
    tried: (when: Moment): string => `Relue en entier avec la clé du papier ${at(when)}.`,
    triedOlder: (when: Moment, of: Moment): string =>
      `Pas encore essayée. Celle faite ${at(of)} a été relue avec la clé du papier ${at(when)}.`,
    untried: 'Jamais essayée avec la clé du papier.',
    make: 'Sur le serveur, lancez la commande backup chaque nuit.',
    old: 'Elle a plus d’un mois. Sur le serveur, lancez la commande backup chaque nuit.',
    test: 'Sur le serveur, essayez-la par la commande try-backup.',
  },
  devices: {
    none: (days: number): string => `Aucun poste n’est resté plus de ${days}${nbsp}jours sans se montrer.`,
    one: (name: string, seen: string): string => `${name} (${seen})`,
    seen: (day: string): string => `vu le ${numericDay(day)}`,
    never: 'jamais vu',
    list: (named: readonly string[]): string => `${nameSome(named, mostNamed)}.`,
    act: 'Rallumez-les, ou coupez l’accès de ceux qui ne servent plus.',
  },
  journal: {
    none: 'Aucune ligne encore. Chaque ligne est gardée douze mois.',
    span: (lines: number, from: string, to: string): string =>
      `${count(lines, 'ligne')}, du ${numericDay(from)} au ${numericDay(to)}. Chaque ligne est gardée douze mois.`,
  },
  seal: {
    keyring: shellText.server.store.keyring,
    disk: 'Les données de ce poste sont scellées, mais la clé est à côté, sur le même disque\u00A0: cet ordinateur n’a pas de trousseau.',
    act: 'Chiffrez le disque de cet ordinateur.',
    others: 'Chaque poste le dit pour lui seul.',
  },
  persons: {
    pin: 'Chaque agent prouve qui il est par un code personnel.',
    names: 'Chacun choisit son nom dans une liste\u00A0: une signature, pas une preuve.',
    act: 'Demandez un code personnel.',
  },
  server: {
    fact: 'La base du serveur n’est pas chiffrée par Guichet. Ses sauvegardes le sont.',
    act: 'Chiffrez le disque de l’ordinateur qui est le serveur.',
  },
  contact: {
    none: 'Aucun contact n’est écrit. L’affiche laisse une ligne blanche, la page du ticket ne dit rien.',
    act: 'Écrivez comment le joindre.',
  },
  papers: {
    title: 'Documents',
    hint: 'Remplis d’après les réglages et ce qui est connu à cet instant. Relisez-les avant de vous en servir.',
    names: {
      register: 'Fiche du registre des traitements',
      assessment: 'Modèle d’analyse d’impact (AIPD)',
      poster: 'Affiche pour le public',
    },
    hints: {
      register: 'Article 30 du RGPD. Ce que la mairie doit ajouter est laissé en blanc.',
      assessment: 'Ce que fait Guichet, les trois risques de la CNIL et les mesures. L’estimation revient à la mairie.',
      poster: 'Une feuille A4 pour l’accueil\u00A0: qui, pourquoi, combien de temps, vos droits.',
    },
    print: 'Imprimer',
    pdf: 'Enregistrer en PDF',
    actOf: (act: string, name: string): string => `${act}\u00A0: ${name}`,
  },
} as const;
