import type { Paper } from '../domain/model/reference';

const preApplication: Paper = {
  id: 'pre-demande',
  label: 'Pré-demande en ligne',
  detail: 'numéro ou récapitulatif imprimé',
};
const photo: Paper = { id: 'photo', label: 'Photo d’identité', detail: 'de moins de 6 mois, ressemblante' };
const address: Paper = {
  id: 'domicile',
  label: 'Justificatif de domicile',
  detail: 'de moins d’un an, à son nom ou avec attestation',
};
const prints: Paper = {
  id: 'empreintes',
  label: 'Empreintes à relever',
  detail: 'dès 12 ans, sur le dispositif du guichet',
};
const parent: Paper = {
  id: 'parent',
  label: 'Présence d’un parent, si mineur',
  detail: 'avec sa pièce d’identité et le livret de famille',
};
const identity: Paper = { id: 'identite', label: 'Pièce d’identité', detail: 'original en cours de validité' };

const title = (label: string): Paper => ({ id: 'titre', label, detail: 'original, en plus de la copie' });
const stamp = (label: string, detail: string): Paper => ({ id: 'timbre', label, detail });

/** What to bring for each reason of the demonstration town, by the code of the reason. */
export const demoPapers: Readonly<Record<string, readonly Paper[]>> = {
  CNI: [
    preApplication,
    photo,
    title('Carte d’identité actuelle'),
    address,
    stamp('Timbre fiscal, 25 €', 'seulement sans l’ancienne carte'),
    prints,
    parent,
  ],
  PASSPORT: [
    preApplication,
    photo,
    title('Passeport actuel'),
    address,
    stamp('Timbre fiscal, 86 €', '42 € de 15 à 17 ans, 17 € avant 15 ans'),
    prints,
    parent,
  ],
  'CNI-PASSPORT': [
    preApplication,
    photo,
    title('Carte d’identité ou passeport actuel'),
    address,
    stamp('Timbre fiscal, 86 €', 'passeport adulte ; carte d’identité gratuite avec l’ancienne'),
    prints,
    parent,
  ],
  COLLECTION: [
    { id: 'avis', label: 'SMS ou avis de mise à disposition', detail: 'titre gardé 3 mois' },
    title('Ancien titre'),
    { id: 'empreinte', label: 'Présence du titulaire', detail: 'dès 12 ans, son empreinte est vérifiée' },
  ],
  'CIVIL-STATUS': [identity],
  MARRIAGE: [
    identity,
    address,
    { id: 'naissance', label: 'Acte de naissance', detail: 'copie intégrale de moins de 3 mois' },
    { id: 'temoins', label: 'Liste des témoins', detail: 'de 2 à 4, avec copie de leur pièce d’identité' },
  ],
  PACS: [
    identity,
    { id: 'convention', label: 'Convention de PACS', detail: 'Cerfa 15726, signée des deux' },
    { id: 'declaration', label: 'Déclaration conjointe', detail: 'Cerfa 15725' },
    { id: 'naissance', label: 'Acte de naissance', detail: 'de moins de 3 mois' },
  ],
  DEATH: [
    identity,
    { id: 'deces', label: 'Certificat de décès', detail: 'établi par le médecin' },
    { id: 'livret', label: 'Livret de famille', detail: 'du défunt' },
  ],
  'FAMILY-BOOK': [identity, { id: 'livret', label: 'Livret de famille', detail: 'l’actuel, s’il existe' }],
  SCHOOL: [
    { id: 'livret', label: 'Livret de famille', detail: 'ou acte de naissance de l’enfant' },
    address,
    { id: 'vaccins', label: 'Vaccinations', detail: 'pages du carnet de santé, vues et rendues' },
  ],
  HOUSING: [identity, { id: 'impots', label: 'Avis d’imposition', detail: 'le dernier reçu' }],
  'SOCIAL-AID': [identity, { id: 'demarche', label: 'Courrier ou dossier à remplir', detail: 's’il y en a un' }],
  PLANNING: [{ id: 'parcelle', label: 'Référence de la parcelle', detail: 'sur le plan cadastral' }],
  CEMETERY: [identity, { id: 'titre-concession', label: 'Titre de concession', detail: 's’il existe' }],
  ELECTORAL: [identity, address],
  CENSUS: [identity, { id: 'livret', label: 'Livret de famille', detail: 'recensement dès 16 ans' }],
};
