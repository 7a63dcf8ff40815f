import type { Retention, Site } from '../../domain/model/reference';
import { count, dayAndMonth, numericDay } from './format';

const nbsp = '\u00A0';

/** Zones by the name under which people know them. */
const zones: Readonly<Record<string, string>> = {
  'Europe/Paris': 'Métropole (Paris)',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Martinique': 'Martinique',
  'America/Cayenne': 'Guyane (Cayenne)',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/Marigot': 'Saint-Martin (Marigot)',
  'Indian/Reunion': 'La Réunion',
  'Indian/Mayotte': 'Mayotte',
  'Pacific/Noumea': 'Nouvelle-Calédonie (Nouméa)',
  'Pacific/Tahiti': 'Polynésie (Tahiti)',
  'Pacific/Marquesas': 'Polynésie (Marquises)',
  'Pacific/Gambier': 'Polynésie (Gambier)',
  'Pacific/Wallis': 'Wallis-et-Futuna',
};

/** Texts of the section about the town hall itself. */
export const settingsSiteText = {
  lead: 'Le nom, le territoire et les règles qui valent pour toute la mairie. Tous les postes suivent aussitôt.',
  name: 'Nom affiché',
  commune: 'Commune',
  zone: 'Fuseau horaire',
  zones,
  territory: 'Jours fériés',
  territories: {
    mainland: 'Métropole',
    alsaceMoselle: 'Alsace-Moselle',
    guadeloupe: 'Guadeloupe',
    martinique: 'Martinique',
    guyane: 'Guyane',
    reunion: 'La Réunion',
    mayotte: 'Mayotte',
    saintPierreEtMiquelon: 'Saint-Pierre-et-Miquelon',
    saintBarthelemy: 'Saint-Barthélemy',
    saintMartin: 'Saint-Martin',
    nouvelleCaledonie: 'Nouvelle-Calédonie',
    polynesieFrancaise: 'Polynésie française',
    wallisEtFutuna: 'Wallis-et-Futuna',
  } satisfies Record<Site['territory'], string>,
  zoneKept: 'Les rendez-vous déjà pris gardent leur heure, dans le fuseau où ils ont été pris.',
  holidays: 'Jours fériés à venir',
  windowDays: 'Jours gardés sur les postes',
  windowDaysHint: 'ce qui est plus ancien reste au serveur seulement, le temps de sa conservation',
  inhabitants: 'Habitants',
  inhabitantsHint: 'facultatif, pour les chiffres par 1\u00A0000 habitants',
  report: 'Rapport annuel',
  cost: (year: number) => `Coût de l’accueil ${year}`,
  costHint: 'facultatif',
  euros: '€ par an',
  costMeaning: 'Personnel, locaux et équipement de l’accueil sur une année. Les élus le lisent par contact.',
  tracked: 'Compter les personnes suivies, par tranche d’âge',
  trackedMeaning:
    'Le serveur lit les dates de naissance déjà saisies et n’en tire que des sommes. Les élus et le rapport ne voient aucune personne, et aucun nombre de moins de onze. Mentionnez-le au registre des traitements.',
  waitGoal: 'Attente visée',
  waitGoalHint: 'au-delà, signalée comme trop longue',
  phone: 'Téléphone de la mairie',
  address: 'Adresse postale',
  paperHint: 'facultatif, imprimé sur les confirmations',
  addressExample: '1 place de l’Église',
  dpoContact: 'Délégué à la protection des données',
  dpoContactHint: 'facultatif, comment le joindre\u00A0: sur l’affiche et la page du ticket',
  dpoContactExample: 'dpo@ville.fr',
  accessContact: 'Contact pour l’accessibilité',
  accessContactHint: 'facultatif\u00A0: dans la déclaration d’accessibilité',
  accessContactExample: 'accessibilite@ville.fr',
  publicUrl: 'Adresse du serveur pour les téléphones',
  publicUrlHint: 'facultatif',
  publicUrlExample: 'https://file.ville.fr',
  publicUrlNone: 'Sans elle, les tickets portent leur numéro, sans code QR.',
  step: 'Les rendez-vous commencent',
  steps: (minutes: number) => (minutes === 60 ? 'à chaque heure pile' : `toutes les ${minutes}${nbsp}minutes`),
  minutes: 'min',
  days: 'jours',
  accent: 'Couleur de la commune',
  pickAccent: 'Choisir la couleur',
  accentGood: (ratio: string) => `Contraste avec le blanc ${ratio}${nbsp}: convient.`,
  accentDark: (ratio: string, shown: string) =>
    `Trop claire pour du texte blanc (contraste ${ratio}). Guichet l’assombrit en ${shown} à l’écran.`,
  preview: 'À l’écran',
  previewTab: 'Agenda',
  previewButton: 'Réserver',
  what: 'mairie',
  present: (name: string, commune: string) => `${name}, ${commune}.`,
} as const;

const months = (number: number): string => `${number}${nbsp}mois`;

/** Texts of the section on how long what is over is kept. */
export const retentionText = {
  lead: 'Combien de temps la mairie garde ce qui est terminé. Les chiffres des années passées ne changent pas.',
  /** What holds; `null` = nothing goes. */
  now: (kept: Retention | null): string =>
    kept === null
      ? 'Rien n’est supprimé par son âge.'
      : `Visites et demandes${nbsp}: ${months(kept.recordMonths)}. Personnes${nbsp}: ${months(kept.personMonths)}.`,
  choice: 'Ce qui est terminé',
  choices: { keep: 'Garder tout', drop: 'Supprimer après' },
  fields: {
    recordMonths: { label: 'Visites et demandes', hint: 'mois après leur dernier jour' },
    personMonths: { label: 'Personnes sans visite ni demande', hint: 'mois sans saisie' },
  },
  look: 'Voir ce qui partirait',
  reading: 'Lecture…',
  unreachable: 'Le serveur de la mairie ne répond pas. Réessayez quand la liaison est revenue.',
  notAllowed: 'La conservation se choisit sur un poste d’administration, par qui administre la mairie.',
  table: 'Ce qui partirait',
  heads: { kind: 'Quoi', due: 'Partirait', last: (day: string): string => `Parti le ${numericDay(day)}` },
  kinds: {
    appointments: 'Rendez-vous',
    tickets: 'Tickets',
    requests: 'Demandes',
    deskSessions: 'Ouvertures de guichet',
    citizens: 'Personnes',
  },
  total: 'En tout',
  /** `day` = what is over before it goes. */
  due: (day: string, { personMonths }: Retention): string =>
    `Visites et demandes terminées avant le ${dayAndMonth(day)} ${day.slice(0, 4)}, et personnes dont il ne reste rien d’autre, sans saisie depuis ${months(personMonths)}.`,
  nothingYet: 'Rien n’est encore parti par son âge.',
  forGood: 'Rien ne revient, et les personnes pas même depuis une sauvegarde.',
  drop: (number: number): string =>
    number === 0 ? 'Supprimer désormais à cet âge' : `Supprimer ${count(number, 'élément')}`,
  ask: {
    title: 'Supprimer ce qui est terminé\u00A0?',
    goes: (number: number): string =>
      number === 0
        ? 'Rien n’a cet âge aujourd’hui. Ce qui l’atteint ensuite part du serveur et de tous les postes.'
        : `${count(number, 'élément part', 'éléments partent')} du serveur et de tous les postes.`,
    keep: 'Ne rien changer',
  },
  saved: {
    dropped: 'Enregistré. La suppression commence dans quelques minutes.',
    others: 'Enregistré.',
    kept: 'Enregistré. Rien ne part plus\u00A0; ce qui est déjà parti ne revient pas.',
  },
} as const;
