import type { Kept } from '../../domain/model/reference';
import { count, nameSome, numericDay, shortTime } from '../fr/format';
import { erasingText } from './erasing';
import { accessRequestsText } from './access-requests';
import { protectionText, sayKept } from './section';

/** So many reasons are named in a row. */
const mostReasons = 12;

/** A row of a paper. `value` `''` = a blank that the town hall fills. */
export type PaperRow = { readonly label: string; readonly value: string };
type Block = { readonly title: string; readonly rows: readonly PaperRow[] };

/** What the papers are written from, as words or choices of the site; `null` of a choice = not known at this moment. */
export type PaperWords = {
  readonly day: string;
  readonly time: string;
  readonly commune: string;
  readonly siteName: string;
  /** `''` = not written in the settings. */
  readonly address: string;
  /** In pairs. */
  readonly phone: string;
  readonly dpoContact: string;
  /** How long visits and requests are kept, and people of whom nothing else is left, months; `null` = no age ends them. */
  readonly kept: { readonly records: Kept; readonly personMonths: number } | null;
  readonly windowDays: number;
  /** Minutes after which a desk that is left locks, 0 = never by itself; `null` = agents choose their name. */
  readonly lockMin: number | null;
  readonly hasElected: boolean;
  readonly countsPeople: boolean;
  readonly hasTicketPage: boolean;
  /** Reasons that are shown to their department alone. */
  readonly sensitiveReasons: readonly string[];
  readonly channels: { readonly email: boolean; readonly sms: boolean } | null;
  /** What is known of backups, erasures, devices, the journal and the key of this desk, in words. */
  readonly backup: string;
  /** Whether an erasure takes two people; `null` = the server has not said so. */
  readonly erasesByTwo: boolean | null;
  readonly erasures: string;
  readonly devices: string;
  readonly journal: string;
  readonly seal: string;
};

/** A sheet: its title and its blocks. */
export type PaperText = {
  readonly title: string;
  readonly blocks: (words: PaperWords) => readonly Block[];
  readonly foot: (words: PaperWords) => readonly string[];
};

export const row = (label: string, value: string): PaperRow => ({ label, value });
/** A row that stands only where something is so. */
export const rowIf = (holds: boolean, label: string, value: string): readonly PaperRow[] =>
  holds ? [row(label, value)] : [];

/** Words of all papers. */
export const paperText = {
  blank: 'À compléter par la mairie',
  made: (day: string, time: string): string => `Établi par Guichet le ${numericDay(day)} à ${shortTime(time)}.`,
  townHall: (commune: string): string => `Mairie, ${commune}`,
} as const;

/** The controller of the data and how to reach them. */
export const responsibleRows = ({ commune, siteName, address, phone, dpoContact }: PaperWords): readonly PaperRow[] => [
  row('Responsable du traitement', paperText.townHall(commune)),
  row('Lieu d’accueil', siteName),
  row('Adresse', address),
  row('Téléphone', phone),
  row('Représentant légal', ''),
  row(protectionText.names.contact, dpoContact),
];

/** Why data are kept, and on what ground: a proposal. */
export const purposeRows = ({ channels, countsPeople }: PaperWords): readonly PaperRow[] => [
  row(
    'Finalité principale',
    'Recevoir les usagers de la mairie\u00A0: rendez-vous, file d’attente, demandes et suivi de leur réponse.',
  ),
  row('Organisation', 'Mesurer la charge de l’accueil par des chiffres sans nom.'),
  ...rowIf(
    channels === null || channels.email || channels.sms,
    'Messages',
    channels === null
      ? 'Non connu à cet instant\u00A0: le serveur ne dit pas si des messages sont envoyés.'
      : 'Écrire à l’usager qui l’a souhaité au sujet de son rendez-vous.',
  ),
  ...rowIf(
    countsPeople,
    'Personnes suivies',
    'Compter les personnes venues dans l’année par tranche d’âge, à partir des dates de naissance déjà notées. Seules des sommes d’au moins onze sont montrées.',
  ),
  row('Traçabilité', 'Savoir quel agent a ouvert une fiche, imprimé une liste ou changé un droit.'),
  row(
    'Base légale proposée, à confirmer',
    'Mission d’intérêt public (RGPD, article 6, paragraphe 1, e). La mairie la vérifie pour chaque finalité.',
  ),
];

/** Of whom, and which data. */
export const dataRows = ({ lockMin, sensitiveReasons, channels }: PaperWords): readonly PaperRow[] => [
  row('Personnes concernées', 'Usagers, proches dont ils répondent, accompagnants, agents de la mairie.'),
  row('Usagers et proches', 'Nom, prénom, date de naissance, téléphone, courriel.'),
  row('Accompagnants sans fiche', 'Prénom seul.'),
  row(
    'Rendez-vous',
    'Jour, heure, durée, guichet, motif, canal, nombre de personnes, numéro de pré-demande\u00A0; tranche d’âge et situation quand elles sont notées pour les pièces.',
  ),
  row('Passages', 'Numéro, heures, motif, guichet, résultat. Priorité\u00A0: oui ou non, jamais sa raison.'),
  row(
    'Demandes',
    'Canal, motif, objet de 120 signes au plus, service, dates, état. Le texte d’une réponse n’est pas gardé.',
  ),
  ...rowIf(
    channels !== null && (channels.email || channels.sms),
    'Messages',
    'Lequel, par quel canal, quand et son état. Ni le texte ni l’adresse ne sont gardés.',
  ),
  row(
    'Agents',
    'Nom, rôle, service, absences\u00A0; auteur, poste et heure de chaque saisie\u00A0; journal de ce qu’ils ouvrent\u00A0; taille des textes et touches qu’ils choisissent.',
  ),
  ...rowIf(lockMin !== null, 'Codes personnels', 'Une empreinte du code, et où et quand l’agent s’est identifié.'),
  row(
    'Données sensibles',
    sensitiveReasons.length === 0
      ? 'Aucune n’est demandée. L’objet d’une demande est un champ libre, où les agents évitent tout nom et toute précision de santé.'
      : `Aucune n’est demandée. Motifs réservés à leur service, dont le seul nom peut en révéler, à examiner\u00A0: ${nameSome(sensitiveReasons, mostReasons)}.`,
  ),
  row('Jamais gardé', 'Numérisations, photos, empreintes, numéros de titres.'),
];

/** The recipients of the data. */
export const recipientRows = ({ hasElected, hasTicketPage }: PaperWords): readonly PaperRow[] => [
  row(
    'Agents',
    'Les agents du site voient les fiches et les rendez-vous. Les demandes d’un motif réservé ne s’affichent qu’à son service et à l’administration, et ne sont gardées que par leurs postes (Réglages, Postes reliés).',
  ),
  ...rowIf(hasElected, 'Élus', 'Des sommes par année civile, à partir de onze, sans ligne ni nom.'),
  row('Public', 'Écrans, borne et tickets ne portent aucun nom.'),
  ...rowIf(
    hasTicketPage,
    'Téléphone de l’usager',
    'La page de son ticket, sans nom, ouverte par son adresse jusqu’à minuit.',
  ),
  row(
    'Autres logiciels',
    'Ceux à qui l’administration a donné une clé ou un calendrier lisent des chiffres, des lignes sans identité ou des horaires, sans nom.',
  ),
];

/** Who works for the town hall. */
export const processorRows = ({ channels }: PaperWords): readonly PaperRow[] => [
  ...(channels === null
    ? [row('Messages', 'Non connu à cet instant\u00A0: le serveur ne dit pas si des messages sont envoyés.')]
    : [
        ...rowIf(
          !channels.email && !channels.sms,
          'Messages',
          'Aucun envoi n’est configuré\u00A0: Guichet ne remet de données à aucun prestataire.',
        ),
        ...rowIf(channels.email, 'Courriel', 'Le serveur de messagerie reçoit l’adresse et le texte.'),
        ...rowIf(channels.email, 'Prestataire du courriel', ''),
        ...rowIf(channels.sms, 'SMS', 'La passerelle reçoit le numéro et le texte.'),
        ...rowIf(channels.sms, 'Prestataire des SMS', ''),
      ]),
  row('Hébergement du serveur', ''),
  row('Maintenance', ''),
  row('Hors de l’Union européenne', 'Guichet n’y envoie rien de lui-même. À vérifier pour chaque prestataire.'),
];

/** How long things are kept, as it was chosen. */
export const keptRows = ({ kept, windowDays, lockMin, journal }: PaperWords): readonly PaperRow[] => [
  row(
    'Visites et demandes',
    kept === null
      ? 'Aucune durée n’est choisie\u00A0: rien n’est encore supprimé par son âge (Réglages, Conservation).'
      : `${sayKept(kept.records)} après leur dernier jour. Ce qui a été écrit dans les trente derniers jours attend\u00A0; une demande ouverte reste.`,
  ),
  row(
    'Personnes',
    kept === null
      ? 'Aucune durée n’est choisie\u00A0: seul un effacement par un administrateur les supprime.'
      : `${sayKept({ unit: 'months', number: kept.personMonths })} sans saisie, une fois qu’il n’en reste ni visite ni demande.`,
  ),
  row(
    'Sur les postes',
    `${count(windowDays, 'jour')} en arrière, ce qui est à venir et ce qui est ouvert\u00A0; toutes les personnes.`,
  ),
  row('Journal des agents', `Douze mois. ${journal}`),
  ...rowIf(lockMin !== null, 'Identifications', 'Quarante jours.'),
  row(
    'Chiffres de l’accueil',
    'Sans terme et sans identité. Tant que le dossier existe, son identifiant permet de le retrouver.',
  ),
  row('Trace des écritures', 'Sans terme\u00A0: identifiants, poste, heure, empreinte. Aucun contenu.'),
  row(
    'Historique des écritures',
    'Avec leur contenu, valeurs remplacées comprises\u00A0: aussi longtemps que la fiche, la visite ou la demande. L’effacement d’une personne vide celui de sa fiche.',
  ),
  row(
    'Saisies mises de côté',
    'Quatre-vingt-dix jours, avec leur contenu\u00A0: celles que le serveur n’a pas acceptées, ou qui attendent un administrateur.',
  ),
  row('Sauvegardes', ''),
];

const lockOf = (minutes: number): string =>
  minutes === 0
    ? 'Un poste laissé seul ne se verrouille pas de lui-même.'
    : `Un poste laissé seul se verrouille après ${minutes}\u00A0min.`;

const sayErasers = (byTwo: boolean | null): string => {
  const { two, one, unknown } = erasingText.protection.paper;
  if (byTwo === null) return unknown;
  return byTwo ? two : one;
};

/** The measures that hold today, and those that do not. */
export const securityRows = ({
  lockMin,
  seal,
  backup,
  devices,
  erasesByTwo,
  erasures,
}: PaperWords): readonly PaperRow[] => [
  row('Liaison', 'Chiffrée entre les postes et le serveur, que chaque poste reconnaît à sa clé ou à son certificat.'),
  row(
    'Disque des postes',
    `Usagers, rendez-vous, demandes et réglages y sont scellés. Poste d’où vient ce document\u00A0: ${seal} À vérifier sur chaque autre poste.`,
  ),
  row('Base du serveur', 'Non chiffrée par Guichet.'),
  row('Disque du serveur chiffré', ''),
  row(
    'Sauvegardes',
    `Celles de la commande backup sont chiffrées. Celles des versions d’avant, les copies du disque et la base mise à part par une restauration (guichet-before-restore.sqlite) ne le sont pas par Guichet. ${backup}`,
  ),
  row(
    'Identification des agents',
    lockMin === null ? protectionText.persons.names : `${protectionText.persons.pin} ${lockOf(lockMin)}`,
  ),
  row(
    'Droits',
    'Le serveur vérifie chaque écriture d’après le rôle de l’agent et le rang du poste. La lecture n’est pas cloisonnée entre agents d’un site.',
  ),
  row(
    'Postes',
    `Chacun entre par un code à usage unique et son accès se coupe à distance. Non vus depuis trente jours\u00A0: ${devices}`,
  ),
  row(
    'Journal',
    'Ouvertures de fiches, impressions et changements de droits, en lignes liées entre elles par une clé tenue hors des données.',
  ),
  row('Effacement', `${sayErasers(erasesByTwo)}, confirmé poste par poste. Non confirmés\u00A0: ${erasures}`),
  row('Lieux publics', 'Aucun nom sur les écrans, la borne et les tickets.'),
  row('Autres mesures de la mairie', ''),
];

/** How people are served who ask for their rights. */
export const rightsRows = (): readonly PaperRow[] => [
  row('Accès et portabilité', accessRequestsText.paper),
  row(
    'Rectification',
    'Dans la fiche\u00A0; les valeurs d’avant restent dans l’historique du serveur jusqu’à l’effacement.',
  ),
  row(
    'Effacement',
    'Depuis la fiche, une fois que rien n’est en cours. Les numéros de pré-demande et l’objet des demandes restent dans les dossiers, sans nom\u00A0; les sauvegardes d’avant gardent ce qu’elles ont.',
  ),
  row('Limitation et opposition', ''),
  row('Information des usagers', ''),
  row('Information des agents', ''),
];
