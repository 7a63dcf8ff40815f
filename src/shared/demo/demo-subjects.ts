/** What people ask in writing, by the code of the reason: a few words, nobody's name. */
export const demoSubjects: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'CIVIL-STATUS': [
    'Copie d’acte de naissance',
    'Copie d’acte de mariage',
    'Erreur sur un acte',
    'Livret à mettre à jour',
  ],
  SCHOOL: ['Inscription en maternelle', 'Dérogation de secteur', 'Facture de cantine', 'Places au centre de loisirs'],
  HOUSING: [
    'Renouvellement de la demande',
    'Humidité dans le logement',
    'Demande de mutation',
    'Attestation d’hébergement',
  ],
  'SOCIAL-AID': [
    'Aide pour un dossier',
    'Portage de repas',
    'Carte de transport',
    'Rendez-vous avec un travailleur social',
  ],
  PLANNING: [
    'Clôture sur rue',
    'Permis de construire, pièces manquantes',
    'Certificat d’urbanisme',
    'Stationnement d’une benne',
  ],
  BOOKING: ['Rendez-vous pour un passeport', 'Rendez-vous à déplacer'],
  INFORMATION: ['Horaires de la mairie', 'Salle des fêtes', 'Objet trouvé', 'Éclairage public en panne'],
  'EMERGENCY-AID': ['Aide alimentaire', 'Facture d’énergie impayée'],
};
