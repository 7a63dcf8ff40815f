import {
  dataRows,
  keptRows,
  paperText,
  processorRows,
  purposeRows,
  recipientRows,
  responsibleRows,
  rightsRows,
  row,
  securityRows,
  type PaperText,
} from './paper-rows';

/** The sheet of the register of processing (GDPR, article 30), filled from the settings. */
export const registerText: PaperText = {
  title: 'Registre des traitements\u00A0: accueil du public',
  blocks: (words) => [
    { title: 'Responsable', rows: [...responsibleRows(words), row('Numéro de la fiche', ''), row('Créée le', '')] },
    { title: 'Finalités et base légale', rows: purposeRows(words) },
    { title: 'Personnes et données', rows: dataRows(words) },
    { title: 'Destinataires', rows: recipientRows(words) },
    { title: 'Sous-traitants et transferts', rows: processorRows(words) },
    { title: 'Durées de conservation', rows: keptRows(words) },
    { title: 'Sécurité', rows: securityRows(words) },
    { title: 'Droits des personnes', rows: rightsRows() },
  ],
  foot: ({ day, time }) => [
    `${paperText.made(day, time)} D’après les réglages du site et ce que le serveur savait à cet instant.`,
    'La base légale est une proposition. Cette fiche se relit, se complète et se signe par la mairie.',
  ],
};
