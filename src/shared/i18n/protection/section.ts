import type { Kept } from '../../domain/model/reference';
import { count, nameSome, numericDay, shortTime } from '../fr/format';
import { settingsSiteText } from '../fr/settings-site';
import { shellText } from '../fr/shell';
import { accessRequestsText } from './access-requests';
import { backupsText, fileSize } from './backups';

const nbsp = '\u00A0';

/** So many devices are named. */
const mostNamed = 8;

type Moment = { readonly day: string; readonly time: string };
const at = ({ day, time }: Moment): string => `le ${numericDay(day)} à ${shortTime(time)}`;

/** « 12 mois », « 431 jours ». */
export const sayKept = ({ unit, number }: Kept): string =>
  unit === 'months' ? `${number}${nbsp}mois` : count(number, 'jour');

/** Never a guess: what is not known is said to be so, and why. */
const notKnown = (what: string) =>
  ({
    loading: `${what}\u00A0: lecture en cours.`,
    unreachable: `${what}\u00A0: le serveur de la mairie ne répond pas.`,
    notTold: `${what}\u00A0: le serveur de la mairie répond, mais ne le dit pas. Si cela dure, voyez avec votre informatique s’il est à jour.`,
    notAllowed: `${what}\u00A0: se lit sur un poste d’administration, par qui administre la mairie.`,
    station: `${what}\u00A0: ce poste ne le dit pas.`,
  }) as const;

const nightly = 'Sur le serveur, lancez la commande backup chaque nuit (voir avec votre informatique).';
const trial = 'Sur le serveur, lancez la commande try-backup (voir avec votre informatique).';

/** What is to be done about backups, by how one is made and by how one is tried. */
const backupActs = (make: string, test: string) => ({
  make,
  old: `Elle a plus d’un mois. ${make}`,
  test: `Essayez-la. ${test}`,
  again: `Le dernier essai a plus d’un an. ${test}`,
});

/** Texts of the section on how the data of the town hall are protected. */
export const protectionText = {
  lead: 'Ce qui protège les données de la mairie, ce qui reste à faire, et les documents du délégué à la protection des données.',
  facts: 'État de la protection',
  heads: { what: 'Quoi', fact: 'Aujourd’hui', act: 'À faire', where: 'Où' },
  go: (section: string): string => `Ouvrir ${section}`,
  unknown: notKnown('Non connu'),
  names: {
    retention: 'Conservation',
    erasures: 'Effacements non confirmés',
    access: accessRequestsText.line.name,
    backup: 'Sauvegarde',
    devices: 'Postes non vus',
    journal: 'Journal',
    seal: 'Disque de ce poste',
    persons: 'Identification',
    server: 'Base du serveur',
    contact: settingsSiteText.dpoContact,
  },
  retention: {
    longer: (kept: Kept): string =>
      `Les postes gardent plus longtemps\u00A0: les visites et demandes restent ${sayKept(kept)}.`,
    last: (day: string): string => `Dernier passage le ${numericDay(day)}.`,
    unknown: notKnown('Dernier passage non connu'),
    choose: 'Choisissez une durée.',
  },
  erasures: {
    none: 'Aucun parmi les dernières personnes effacées.',
    one: (
      when: Moment,
      { done, all, revoked }: { readonly done: number; readonly all: number; readonly revoked: number },
    ): string =>
      `Effacé ${at(when)}\u00A0: confirmé par ${count(done, 'poste')} sur ${all}${revoked === 0 ? '' : `, ${count(revoked, 'exclu')} avant de confirmer`}.`,
    more: (number: number): string => `Et ${count(number, 'autre')}.`,
    last: 'Seules les dernières personnes effacées sont comptées.',
    wake: 'Allumez les postes qui n’ont pas confirmé.',
    empty: 'Effacez les postes exclus (Réglages, Postes reliés), ou videz leur disque\u00A0: leur copie y reste.',
  },
  backup: {
    none: 'Aucune n’est connue du serveur. Une copie faite autrement que par sa commande de sauvegarde ne l’est jamais.',
    last: (when: Moment, bytes: number, rows: number): string =>
      `Dernière connue\u00A0: ${at(when)}, ${fileSize(bytes)}, ${count(rows, 'ligne')}, chiffrée.`,
    tried: (when: Moment): string => `Relue en entier avec sa clé ${at(when)}.`,
    triedOlder: (when: Moment, of: Moment): string =>
      `La dernière essayée, faite ${at(of)}, a été relue en entier avec sa clé ${at(when)}.`,
    untried: 'Aucun essai n’est connu.',
    byCommand: backupActs(nightly, trial),
    here: backupActs('Voir en haut de cette page.', `En haut de cette page\u00A0: ${backupsText.trying.open}.`),
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
    none: 'Aucune ligne encore.',
    kept: 'Chaque ligne est gardée douze mois.',
    span: (lines: number, from: string, to: string): string =>
      `${count(lines, 'ligne')}, du ${numericDay(from)} au ${numericDay(to)}.`,
  },
  seal: {
    keyring: shellText.server.store.keyring,
    disk: 'Les données de ce poste sont scellées, mais la clé est à côté, sur le même disque\u00A0: cet ordinateur n’a pas de trousseau.',
    hub: 'Cet ordinateur est aussi le serveur\u00A0: sur le même disque, la base du serveur n’est pas chiffrée par Guichet.',
    act: 'Chiffrez le disque de cet ordinateur.',
    others: 'Chaque poste le dit pour lui seul.',
  },
  persons: {
    pin: 'Chaque agent prouve qui il est par un code personnel.',
    names: 'Chacun choisit son nom dans une liste\u00A0: une signature, pas une preuve.',
    act: 'Demandez un code personnel.',
  },
  server: {
    fact: 'Elle n’est pas chiffrée par Guichet. Les sauvegardes de la commande backup le sont\u00A0; celles des versions d’avant et les copies du disque, non.',
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
      poster:
        'Une feuille A4 pour l’accueil\u00A0: qui, pourquoi, combien de temps, vos droits. La mairie y ajoute la base légale.',
    },
    print: 'Imprimer',
    pdf: 'Enregistrer en PDF',
    actOf: (act: string, name: string): string => `${act}\u00A0: ${name}`,
  },
} as const;
