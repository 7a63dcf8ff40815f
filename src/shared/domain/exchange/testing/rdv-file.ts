import { rdvServicePublicHeaders } from '../import/rdv-service-public';

type Header = (typeof rdvServicePublicHeaders)[number];

/** A row of an export of RDV Service Public, for tests: what is given, and invented facts for the rest. */
export const rdvRow = (given: Partial<Record<Header, string>>): readonly string[] => {
  const usual: Partial<Record<Header, string>> = {
    année: '2026',
    'date prise rdv': '12/01/2026',
    'heure prise rdv': '10h02',
    origine: 'Créé par un agent',
    service: 'Titres',
    statut: 'À venir',
    lieu: 'Mairie (1 place de la Mairie, Bourg, 01000)',
    'au moins un usager mineur ?': 'non',
    Organisation: 'Mairie de Bourg',
  };
  return rdvServicePublicHeaders.map((header) => given[header] ?? usual[header] ?? '');
};
