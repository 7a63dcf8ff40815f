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
  type PaperRow,
  type PaperText,
} from './paper-rows';

/** What the town hall has to judge of each risk. */
const judged = (): readonly PaperRow[] => [
  row('Gravité, et pourquoi', ''),
  row('Vraisemblance, et pourquoi', ''),
  row('Mesures ajoutées par la mairie', ''),
];

/** A template of an impact assessment: what the software does is written, what the town hall judges is blank. */
export const assessmentText: PaperText = {
  title: 'Analyse d’impact (AIPD)\u00A0: accueil du public',
  blocks: (words) => [
    {
      title: '1. Le traitement',
      rows: [
        ...responsibleRows(words),
        row(
          'Ce que fait Guichet',
          'Prendre des rendez-vous, noter les arrivées, donner des tickets, appeler, suivre les demandes et leur réponse. Chaque poste travaille sur sa copie et continue sans le réseau\u00A0; un serveur de la mairie réunit les copies.',
        ),
        row('Où sont les données', 'Sur chaque poste du site, sur le serveur de la mairie et dans ses sauvegardes.'),
        row('Faut-il une analyse d’impact\u00A0? Décision et raisons', ''),
        row('Nombre de personnes par an', ''),
      ],
    },
    { title: '2. Finalités et base légale', rows: purposeRows(words) },
    { title: '3. Données', rows: [...dataRows(words), ...recipientRows(words), ...processorRows(words)] },
    {
      title: '4. Nécessité et proportion',
      rows: [
        row(
          'Minimisation',
          'Pour un passage, seul le motif est demandé. Le téléphone, le courriel et la date de naissance sont facultatifs\u00A0; un champ libre existe, l’objet d’une demande.',
        ),
        row(
          'Exactitude',
          'Une fiche se corrige à tout poste\u00A0; les doublons probables sont montrés, et fusionnés par une personne.',
        ),
        row('Chaque donnée est-elle nécessaire\u00A0?', ''),
        ...keptRows(words),
        ...rightsRows(),
      ],
    },
    { title: '5. Mesures de sécurité aujourd’hui', rows: securityRows(words) },
    {
      title: '6. Risque\u00A0: accès illégitime',
      rows: [
        row(
          'Ce qui peut arriver',
          'Un poste, le serveur ou une sauvegarde est volé\u00A0; un agent lit ce qui ne le concerne pas\u00A0; une liste imprimée se perd.',
        ),
        row(
          'Mesures de Guichet',
          'Postes scellés, sauvegardes de la commande backup chiffrées, liaison chiffrée, journal des fiches ouvertes, accès d’un poste ou d’un agent coupé à distance, aucun nom en public.',
        ),
        row(
          'Ce qui reste',
          'La base du serveur n’est pas chiffrée par Guichet, ni les copies faites autrement que par sa commande backup. Sans trousseau, la clé d’un poste est sur son disque. Tous les agents d’un site voient les fiches\u00A0; un nom vu dans un rendez-vous, un ticket ou une demande ne laisse aucune ligne au journal. Papier et fichiers enregistrés échappent à Guichet.',
        ),
        ...judged(),
      ],
    },
    {
      title: '7. Risque\u00A0: modification non désirée',
      rows: [
        row(
          'Ce qui peut arriver',
          'Une saisie fausse ou en nombre, par erreur ou par malveillance\u00A0; deux postes se contredisent hors ligne.',
        ),
        row(
          'Mesures de Guichet',
          'Chaque écriture est vérifiée par le serveur et garde ce qu’elle remplace. Un administrateur reprend les écritures d’un poste\u00A0; une place promise deux fois et une personne appelée deux fois sont montrées.',
        ),
        row(
          'Ce qui reste',
          words.lockMin !== null
            ? 'Un poste détourné écrit au nom de qui s’y est identifié ces derniers jours.'
            : 'Sans code personnel, qui est assis à un poste écrit au nom qu’il choisit.',
        ),
        ...judged(),
      ],
    },
    {
      title: '8. Risque\u00A0: disparition',
      rows: [
        row(
          'Ce qui peut arriver',
          'Le serveur est perdu ou chiffré par un rançongiciel\u00A0; la clé des sauvegardes est perdue.',
        ),
        row(
          'Mesures de Guichet',
          `Les postes continuent et renvoient ce qu’ils ont écrit. Sauvegarde en un fichier chiffré, qui se relit avant d’être remise. ${words.backup}`,
        ),
        row(
          'Ce qui reste',
          'Une sauvegarde n’est faite que si la mairie la programme. Sans sa clé, personne ne l’ouvre. Ce qui est plus ancien que ce que gardent les postes n’est que sur le serveur et dans ses sauvegardes.',
        ),
        row('Où sont les sauvegardes et leur clé', ''),
        ...judged(),
      ],
    },
    {
      title: '9. Avis et décision',
      rows: [
        row('Avis du délégué', ''),
        row('Avis des personnes ou de leurs représentants', ''),
        row('Plan d’action, responsables et dates', ''),
        row('Décision, date et signature', ''),
        row('À revoir le', ''),
      ],
    },
  ],
  foot: ({ day, time }) => [
    `${paperText.made(day, time)} Modèle\u00A0: Guichet écrit ce que le logiciel fait\u00A0; les risques s’estiment par la mairie.`,
    'Les trois risques sont ceux de la méthode de la CNIL. Ce document n’est pas une validation.',
  ],
};
