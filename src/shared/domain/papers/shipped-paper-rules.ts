import type { PaperRule } from '../model/reference';
import { shippedFrom } from './shipped-situations';

type Draft = Pick<PaperRule, 'source'> & Partial<PaperRule>;

const rule = (code: string, paper: PaperRule['paper'], draft: Draft): PaperRule => ({
  id: `shipped-paper-${code}`,
  kind: 'paperRule',
  titles: ['CNI', 'PASSPORT'],
  acts: ['deposit'],
  situations: [],
  territories: [],
  minAge: 0,
  maxAge: 150,
  paper,
  per: 'person',
  validFrom: shippedFrom,
  validUntil: '',
  ...draft,
});

const fiche = (number: string): string => `service-public.fr, fiche ${number}`;
const withBirth = 'acte de moins de 3 mois, inutile si la commune de naissance est dématérialisée';

/** For everyone who asks for a title. */
const always: readonly PaperRule[] = [
  rule(
    'pre-application',
    { id: 'pre-demande', label: 'Pré-demande en ligne', detail: 'numéro ou récapitulatif imprimé ; facultative' },
    { source: fiche('F21089') },
  ),
  rule(
    'photo',
    { id: 'photo', label: 'Photo de moins de 6 mois', detail: 'ressemblante et aux normes' },
    { source: `${fiche('F21089')} ; fiche F14930` },
  ),
  rule(
    'address',
    {
      id: 'domicile',
      label: 'Justificatif de domicile de moins d’un an',
      detail: 'original, à votre nom ou avec l’attestation de qui vous héberge',
    },
    { per: 'household', source: fiche('F32675') },
  ),
];

/** What proves who someone is: the old title, or what stands for it. */
const identity: readonly PaperRule[] = [
  rule(
    'card-held',
    { id: 'carte', label: 'Carte d’identité actuelle', detail: 'l’original, même périmé' },
    {
      titles: ['CNI'],
      situations: ['renewal', 'nameChange', 'custodyRenewal', 'passportLost', 'passportStolen'],
      source: `${fiche('F21089')} ; décret n°\u00A055-1397, article 4-1`,
    },
  ),
  rule(
    'passport-held',
    { id: 'passeport', label: 'Passeport actuel', detail: 'l’original, même périmé' },
    {
      titles: ['PASSPORT'],
      situations: ['renewal', 'nameChange', 'custodyRenewal', 'cardLost', 'cardStolen'],
      source: `${fiche('F21091')} ; décret n°\u00A02005-1726, article 5-1`,
    },
  ),
  // Where the other title is asked for too, the rule above stands for the same paper: its id comes first.
  rule(
    'passport-or-birth',
    { id: 'passeport', label: 'Passeport ou acte de naissance', detail: withBirth },
    { titles: ['CNI'], situations: ['cardLost', 'cardStolen'], source: fiche('F1344') },
  ),
  rule(
    'card-or-birth',
    { id: 'carte', label: 'Carte d’identité ou acte de naissance', detail: withBirth },
    { titles: ['PASSPORT'], situations: ['passportLost', 'passportStolen'], source: fiche('F21247') },
  ),
  rule(
    'birth',
    {
      id: 'naissance',
      label: 'Acte de naissance de moins de 3 mois',
      detail: 'inutile si la commune de naissance est dématérialisée ou avec un autre titre',
    },
    {
      situations: ['first', 'custodyFirst', 'bothLost', 'bothStolen'],
      source: `${fiche('F14930')} ; décret n°\u00A055-1397, article 4`,
    },
  ),
];

/** What a situation adds. */
const special: readonly PaperRule[] = [
  rule(
    'lost',
    { id: 'perte', label: 'Déclaration de perte', detail: 'à remplir sur place, ou Cerfa 14011 rempli' },
    { situations: ['cardLost', 'passportLost', 'bothLost'], source: `${fiche('F1344')} ; fiche F21244` },
  ),
  rule(
    'stolen',
    { id: 'vol', label: 'Déclaration de vol', detail: 'faite au commissariat ou à la gendarmerie' },
    { situations: ['cardStolen', 'passportStolen', 'bothStolen'], source: `${fiche('F1759')} ; fiche F21247` },
  ),
  rule(
    'name',
    {
      id: 'nom',
      label: 'Acte qui porte le nouveau nom',
      detail: 'naissance ou mariage, moins de 3 mois, ou jugement de divorce',
    },
    { situations: ['nameChange'], source: `${fiche('F868')} ; fiche F33250` },
  ),
  rule(
    'parent',
    { id: 'parent', label: 'Présence d’un parent', detail: 'qui a l’autorité parentale, avec sa pièce d’identité' },
    { maxAge: 17, source: `${fiche('F18605')} ; décret n°\u00A055-1397, article 4-4` },
  ),
  rule(
    'second-address',
    { id: 'domicile-2', label: 'Justificatif de domicile de l’autre parent', detail: 'de moins d’un an' },
    {
      maxAge: 17,
      per: 'household',
      situations: ['custodyRenewal', 'custodyFirst'],
      source: fiche('F32675'),
    },
  ),
  rule(
    'custody',
    { id: 'garde', label: 'Jugement ou convention de garde', detail: 'pour inscrire les deux adresses' },
    {
      maxAge: 17,
      per: 'household',
      situations: ['custodyRenewal', 'custodyFirst'],
      source: `${fiche('F18605')} ; fiche F32675`,
    },
  ),
];

const prints: readonly PaperRule[] = [
  rule(
    'prints',
    { id: 'empreintes', label: 'Empreintes à relever sur place', detail: 'la personne vient elle-même' },
    { minAge: 12, source: 'décret n°\u00A02005-1726, article 6-1 ; fiche F21089' },
  ),
];

const collected = (code: string, paper: PaperRule['paper'], draft: Draft): PaperRule =>
  rule(`collect-${code}`, paper, { titles: [], acts: ['collection'], ...draft });

const collection: readonly PaperRule[] = [
  collected(
    'notice',
    { id: 'avis', label: 'SMS ou avis de mise à disposition', detail: 'titre gardé 3 mois dans cette mairie' },
    { source: 'décret n°\u00A02005-1726, article 12' },
  ),
  collected(
    'old',
    { id: 'titre', label: 'Ancien titre', detail: 'rendu contre le nouveau' },
    { source: `${fiche('F21089')} ; fiche F21091` },
  ),
  collected(
    'parent',
    {
      id: 'parent-retrait',
      label: 'Présence d’un parent',
      detail: 'celui du dépôt de préférence, avec sa pièce d’identité',
    },
    { maxAge: 17, source: 'décret n°\u00A055-1397, articles 4-4 et 5' },
  ),
  collected(
    'prints',
    { id: 'empreinte', label: 'Présence du titulaire', detail: 'dès 12 ans, son empreinte est vérifiée' },
    { minAge: 12, source: 'décret n°\u00A02005-1726, article 10' },
  ),
];

/**
 * The papers that France asks for, in words of our own; the order is that of the lists on screen. The family book is not among
 * them: it may not be asked for (fiche F18605).
 */
export const shippedPaperRules: readonly PaperRule[] = [...always, ...identity, ...special, ...prints, ...collection];
