const nbsp = '\u00A0';

/** Texts of the menu « Exporter » of Pilotage and of its files. */
export const figureExportText = {
  title: 'Exporter',
  group: 'Pilotage',
  menu: 'Exporter les chiffres de la période',
  wholeTown: 'toute la mairie\u00A0: ôtez le filtre',
  allSites: 'publié pour toute la commune\u00A0: choisissez «\u00A0Tous les sites\u00A0»',
  ownSite: 'les lignes d’un site ne sortent que chez lui',
  kinds: {
    report: { label: 'Rapport d’une page', detail: 'PDF de toute la mairie, à usage interne' },
    xlsx: { label: 'Classeur Excel', detail: 'une ligne par demande, rendez-vous et ticket, sans nom' },
    excelCsv: { label: 'CSV pour Excel', detail: 'points-virgules et virgules décimales, dans un zip' },
    dataPackage: { label: 'CSV pour logiciels', detail: 'RFC 4180, avec datapackage.json, dans un zip' },
    parquet: { label: 'Parquet', detail: 'pour un outil d’analyse, dans un zip' },
    openData: { label: 'Données ouvertes', detail: 'mois entiers, rien de moins de onze personnes' },
    closures: { label: 'Fermetures', detail: 'calendrier iCalendar de la période' },
  },
  fileName: {
    report: 'rapport',
    xlsx: 'chiffres',
    excelCsv: 'chiffres-excel',
    dataPackage: 'chiffres',
    parquet: 'chiffres-parquet',
    openData: 'donnees-ouvertes',
    closures: 'fermetures',
  },
  report: {
    preparing: 'Rapport en préparation…',
    /** It is where the agent put it: the system asked before. */
    saved: (period: string, isNarrowed: boolean): string =>
      `Rapport de toute la mairie, ${period}${nbsp}: enregistré.${isNarrowed ? ' Le filtre ne s’y applique pas.' : ''}`,
    stored: 'Rapport enregistré.',
    away: 'Les chiffres des autres sites ne sont pas sur ce poste, et le serveur ne répond pas. Réessayez quand la ligne est revenue.',
  },
  done: {
    making: 'Fichier en préparation…',
    saved: `Fichier prêt${nbsp}: choisissez où l’enregistrer.`,
    cancelled: 'Export abandonné.',
    failed: 'Le fichier n’a pas pu être écrit. Réessayez.',
    forbidden: 'Les lignes ne sont pas pour les élus.',
    away: 'Les chiffres publiés sont au serveur, qui ne les a pas encore donnés. Réessayez dans un instant.',
  },
  packageTitle: (site: string, commune: string) => `Accueil du public, ${site}, ${commune}`,
  packageDescription:
    'Demandes, rendez-vous et tickets, une ligne chacun, sans nom ni contact. À usage interne\u00A0: une ligne peut se rapporter à une personne.',
  openDataDescription:
    'Sommes par mois entier. Une case vide\u00A0: moins de onze personnes, ou retenue pour que moins de onze ne se déduisent pas. Les motifs réservés à un service n’y sont pas.',
} as const;
