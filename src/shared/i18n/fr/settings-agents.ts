import { count } from './format';

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
  remove: 'Supprimé, un agent n’est plus nommé dans les historiques\u00A0; ce qu’il a fait reste.',
  what: (name: string): string => `agent ${name}`,
  present: (name: string, role: string): string => `${name}, ${role}.`,
  desk: (number: number): string => `guichet\u00A0${number}`,
} as const;
