import type { Site } from '../../domain/model/reference';

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
  nameHint: 'Mairie, mairie annexe…',
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
  waitGoal: 'Attente visée',
  waitGoalHint: 'ensuite, en retard',
  publicUrl: 'Adresse du serveur pour les téléphones',
  publicUrlHint: 'facultatif',
  publicUrlExample: 'https://file.ville.fr',
  publicUrlNone: 'Sans elle, les tickets portent leur numéro, sans code QR.',
  step: 'Les rendez-vous commencent',
  steps: (minutes: number) => (minutes === 60 ? 'à chaque heure pile' : `toutes les ${minutes}${nbsp}minutes`),
  minutes: 'min',
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
