import { count, dayAndMonth } from './format';
import { listNames } from './papers';

const day = (civilDay: string): string => `${dayAndMonth(civilDay)} ${civilDay.slice(0, 4)}`;

/** Texts of the section about papers, fees and situations. */
export const settingsPapersText = {
  lead: 'Ce qu’il faut apporter et payer, pour qui, et depuis quand. La règle du jour du rendez-vous s’applique.',
  list: 'Règles',
  groups: {
    person: 'Pièces de chaque personne',
    household: 'Pièces du foyer, une fois pour tous',
    feeRule: 'Frais',
    situation: 'Situations proposées',
  },
  add: { label: 'Ajouter', paperRule: 'Pièce', feeRule: 'Frais', situation: 'Situation' },
  newTitle: { paperRule: 'Nouvelle pièce', feeRule: 'Nouveaux frais', situation: 'Nouvelle situation' },
  empty: 'Aucune règle ne répond à ces choix.',
  filters: {
    label: 'Ne montrer que',
    title: 'Titre',
    situation: 'Situation',
    age: 'Âge',
    all: 'tous',
    every: 'toutes',
  },
  titles: { CNI: 'Carte d’identité', PASSPORT: 'Passeport' } as Readonly<Record<string, string>>,
  acts: { deposit: 'dépôt', collection: 'remise', other: 'autre démarche' },
  shippedNow:
    'Ces règles sont livrées avec Guichet et nomment leurs sources. Votre première modification en fait une copie pour votre mairie.',
  ownNow: (number: number): string =>
    `Votre mairie a ses propres règles (${count(number, 'règle')}). Celles que Guichet livre ne s’y ajoutent plus.`,
  dropOwn: 'Reprendre toutes les règles livrées',
  what: {
    paperRule: (label: string): string => `pièce ${label}`,
    feeRule: (label: string): string => `frais ${label}`,
    situation: (label: string): string => `situation ${label}`,
    drop: 'règles livrées',
  },
  paper: 'Pièce',
  detail: 'Précision',
  detailHint: 'une ligne',
  per: 'À apporter',
  perOf: { person: 'par chaque personne', household: 'une fois pour le foyer' },
  fee: 'Frais',
  amount: 'Montant',
  amountFault: 'Écrivez un montant en euros, comme 86 ou 8,50.',
  amountHint: 'comme 86 ou 8,50',
  whom: 'Pour qui',
  title: 'Titres',
  act: 'Démarches',
  situations: 'Situations',
  fromAge: 'À partir de',
  toAge: 'Jusqu’à',
  age: (years: number): string => count(years, 'an'),
  noLimit: 'sans limite',
  birth: 'la naissance',
  territories: 'Territoires',
  noneMeansAll: 'Rien de choisi\u00A0: toutes et tous.',
  since: 'Depuis quand, et qui le dit',
  validFrom: 'Vaut à partir du',
  validUntil: 'Jusqu’au',
  endless: 'laisser vide\u00A0: sans fin',
  source: 'Source',
  sourceHint: 'fiche ou article',
  /** What saving does, when the rule counts already. */
  newVersion: (civilDay: string): string => `Les rendez-vous avant le ${day(civilDay)} gardent la règle d’avant.`,
  inPlace: 'La règle est réécrite depuis son début.',
  stop: (civilDay: string): string => `Ne plus appliquer dès le ${day(civilDay)}`,
  removeVersion: 'Supprimer cette version',
  restore: 'Reprendre la règle livrée',
  restoreHint: 'Remplit le formulaire\u00A0; rien ne change avant d’enregistrer.',
  /** `names` with their amounts. */
  neverApplies: (names: readonly string[]): string =>
    names.length < 2
      ? `Ces frais ne s’appliqueront jamais ici\u00A0: ${listNames(names)} est plus précis et passe avant. Changez plutôt le montant de cette ligne, ou précisez pour qui.`
      : `Ces frais ne s’appliqueront jamais ici\u00A0: ${listNames(names)} sont plus précis et passent avant. Changez plutôt le montant de ces lignes, ou précisez pour qui.`,
  takesOver: (names: readonly string[]): string =>
    `${listNames(names)}\u00A0: ne s’${names.length < 2 ? 'appliquera' : 'appliqueront'} plus, ces frais passent avant.`,
  overruled: (since: string): string => (since === '' ? 'jamais appliqué ici' : `plus appliqué dès le ${day(since)}`),
  quoted: (name: string, amount: string): string => `«\u00A0${name}\u00A0» (${amount})`,
  label: 'Libellé',
  offered: 'Proposée quand on demande',
  present: (label: string): string => `${label}.`,
  from: (civilDay: string): string => `dès le ${day(civilDay)}`,
  until: (civilDay: string): string => `jusqu’au ${day(civilDay)}`,
  years: {
    below: (to: number): string => `jusqu’à ${count(to, 'an')}`,
    above: (from: number): string => `dès ${count(from, 'an')}`,
    between: (from: number, to: number): string => `de ${from} à ${count(to, 'an')}`,
  },
  places: (number: number): string => count(number, 'territoire'),
  everyone: 'tout le monde',
} as const;
