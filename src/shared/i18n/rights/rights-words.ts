import type { Agent } from '../../domain/model/reference';
import type { Right } from '../../domain/rights/rights';
import { roleText } from '../fr/common';
import { count } from '../fr/format';

/** Each right by what it lets somebody do, as the settings and a refusal say it. */
const rightNames: Readonly<Record<Right, string>> = {
  dayWork: 'Travailler à l’accueil et au guichet',
  closeDay: 'Vider la file d’attente',
  announce: 'Annoncer un changement aux guichets',
  keepSurplus: 'Laisser un rendez-vous en surnombre',
  settleMessage: 'Décider d’un message non parti',
  absences: 'Noter les absences d’agents',
  closures: 'Noter les fermetures',
  roster: 'Faire le planning des guichets',
  openings: 'Régler les plages d’ouverture',
  reasons: 'Régler les motifs',
  answers: 'Régler les réponses et les messages',
  floor: 'Régler l’accueil du public',
  requests: 'Voir les demandes',
  steering: 'Voir le pilotage',
  acknowledge: 'Prendre note d’une alerte',
  export: 'Exporter',
  journal: 'Lire le journal',
  past: 'Voir et rétablir ce qui a changé',
  erase: 'Effacer une personne',
  devices: 'Relier et exclure des postes',
  agents: 'Gérer les agents et leurs droits',
  town: 'Régler tout le reste',
};

/** Whom to ask for what one’s own role may not. */
const whoToAsk: Readonly<Record<Agent['role'], string>> = {
  reception: 'à l’accueil',
  counter: 'à un agent de guichet',
  supervisor: 'à qui supervise la journée',
  manager: 'à votre chef de service',
  elected: '',
  admin: 'à qui administre la mairie',
};

const isRight = (word: string): word is Right => Object.hasOwn(rightNames, word);
/** A right amid a sentence: « noter les fermetures ». */
const named = (right: Right): string => rightNames[right].charAt(0).toLowerCase() + rightNames[right].slice(1);
const onAdminDevices = 'sur un poste d’administration';

/** « à un agent de guichet ou à qui administre la mairie », by the roles that have a right. */
const whomToAsk = (roles: readonly string[]): string =>
  roles
    .map((role) => whoToAsk[role as Agent['role']] ?? '')
    .filter((words) => words !== '')
    .slice(-2)
    .join(' ou ');

/** Texts of the section about what each role may do, and of what is refused for lack of a right. */
export const rightsText = {
  lead: 'Ce que chaque rôle peut faire et voir. Guichet donne des droits à chaque rôle\u00A0: changez ceux qui ne conviennent pas à votre mairie.',
  label: 'Droits par rôle',
  right: 'Droit',
  names: rightNames,
  /** What a right opens besides what its name says. */
  hints: {
    dayWork: 'tickets, rendez-vous, demandes et fiches',
    openings: 'et les quotas',
    reasons: 'et les pièces et frais',
    answers: 'et les délais d’engagement',
    floor: 'file, salles, thèmes, écran, borne, ticket',
    export: 'les rendez-vous, et ce que l’on sait d’une personne',
    journal: onAdminDevices,
    past: onAdminDevices,
    erase: onAdminDevices,
    devices: onAdminDevices,
    agents: onAdminDevices,
    town: onAdminDevices,
  } as Readonly<Partial<Record<Right, string>>>,
  /** The heading above the first right of a group. */
  groups: {
    dayWork: 'La journée',
    absences: 'Les réglages',
    requests: 'Ce que l’on voit',
    erase: 'L’administration',
  } as Readonly<Partial<Record<Right, string>>>,
  /** Read before the table, whose rows stand under headings. */
  summary: 'Une ligne par droit, rangées sous quatre titres, et une colonne par rôle. Une case cochée donne le droit.',
  cell: (right: Right, role: Agent['role']): string => `${rightNames[right]}, ${roleText[role]}`,
  always: 'toujours',
  never: 'jamais',
  asShipped: 'D’origine',
  asShippedOf: (role: Agent['role']): string => `D’origine\u00A0: ${roleText[role]}`,
  allAsShipped: 'Tout comme d’origine',
  impact: 'Ce qui change',
  /** What the agents of a role may once it is saved, and may no more. */
  gains: (role: Agent['role'], agents: number, gained: readonly Right[]): string =>
    `${roleText[role]}\u00A0: ${count(agents, 'agent pourra', 'agents pourront')} ${gained.map(named).join(', ')}.`,
  loses: (role: Agent['role'], agents: number, lost: readonly Right[]): string =>
    `${roleText[role]}\u00A0: ${count(agents, 'agent ne pourra plus', 'agents ne pourront plus')} ${lost.map(named).join(', ')}.`,
  keys: 'Les flèches vont d’une case à l’autre, Espace la change.',
  /** In a town where agents are known by their names alone. */
  byName:
    'Sans codes personnels («\u00A0Identification\u00A0»), chacun peut prendre le nom d’un collègue, et les droits de son rôle avec.',
  present: (differences: number): string =>
    differences === 0 ? 'Les droits d’origine.' : `${count(differences, 'différence')} avec les droits d’origine.`,
  what: 'droits des rôles',
  /** `rights:supervisor +openings -closures`, as the server notes it in the journal; `''` for any other subject. */
  noted: (subject: string): string => {
    const [, role = '', changed = ''] = /^rights:([a-z]+) (.+)$/.exec(subject) ?? [];
    if (!Object.hasOwn(roleText, role)) return '';
    const said = changed.split(' ').flatMap((one) => {
      const right = one.slice(1);
      return isRight(right) ? [`${one.startsWith('+') ? 'peut' : 'ne peut plus'} ${named(right)}`] : [];
    });
    return `${roleText[role as Agent['role']]}\u00A0: ${said.join(', ')}`;
  },
  whomToAsk,
  /** Why something is refused for lack of a right, and whom to ask. */
  missing: (right: string, roles: readonly string[]): { readonly text: string; readonly todo: string } => {
    const name = isRight(right) ? rightNames[right] : right;
    return {
      text: `Il vous manque le droit «\u00A0${name}\u00A0».`,
      todo: `Demandez ${whomToAsk(roles)}.`,
    };
  },
} as const;
