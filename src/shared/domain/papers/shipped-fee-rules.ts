import type { FeeRule } from '../model/reference';
import { shippedFrom } from './shipped-situations';

type Draft = Pick<FeeRule, 'label' | 'cents' | 'source'> & Partial<FeeRule>;

/** Where the full price is paid. The other collectivities overseas set their own, which Guichet does not know. */
const fullPrice = ['mainland', 'alsaceMoselle', 'guadeloupe', 'martinique', 'reunion', 'mayotte'];

const fee = (code: string, draft: Draft): FeeRule => ({
  id: `shipped-fee-${code}`,
  kind: 'feeRule',
  titles: [],
  acts: ['deposit'],
  situations: [],
  territories: [...fullPrice],
  minAge: 0,
  maxAge: 150,
  validFrom: shippedFrom,
  validUntil: '',
  ...draft,
});

const passportSource = 'service-public.fr, fiche F34752 ; code général des impôts, article 953';
const guyaneSource = 'service-public.fr, fiche F34752 ; code général des impôts, article 1043 A';
const child = { minAge: 0, maxAge: 14 };
const youth = { minAge: 15, maxAge: 17 };
const grown = { minAge: 18, maxAge: 150 };

const passport = (code: string, label: string, cents: number, age: Partial<FeeRule>): FeeRule =>
  fee(`passport-${code}`, { titles: ['PASSPORT'], label, cents, source: passportSource, ...age });

const guyane = (code: string, label: string, cents: number, age: Partial<FeeRule>): FeeRule =>
  fee(`guyane-${code}`, {
    titles: ['PASSPORT'],
    territories: ['guyane'],
    label,
    cents,
    source: guyaneSource,
    ...age,
  });

/** Without the old card its renewal is no longer free. */
const withoutCard = ['cardLost', 'cardStolen', 'bothLost', 'bothStolen'];

/**
 * What titles cost in France. Guyane pays half; Mayotte pays as the mainland does as long as the photo is brought along. A valid
 * passport is made anew for free when the civil status changed (article 953, I).
 */
export const shippedFeeRules: readonly FeeRule[] = [
  passport('adult', 'Passeport, 18 ans et plus', 8600, grown),
  passport('youth', 'Passeport, de 15 à 17 ans', 4200, youth),
  passport('child', 'Passeport, avant 15 ans', 1700, child),
  guyane('adult', 'Passeport en Guyane, 18 ans et plus', 4300, grown),
  guyane('youth', 'Passeport en Guyane, de 15 à 17 ans', 2100, youth),
  guyane('child', 'Passeport en Guyane, avant 15 ans', 850, child),
  fee('passport-name', {
    titles: ['PASSPORT'],
    situations: ['nameChange'],
    territories: [...fullPrice, 'guyane'],
    label: 'Passeport encore valable, changement de nom',
    cents: 0,
    source: 'code général des impôts, article 953, I',
  }),
  fee('card', {
    titles: ['CNI'],
    territories: [...fullPrice, 'guyane'],
    label: 'Carte d’identité',
    cents: 0,
    source: 'service-public.fr, fiche F21089',
  }),
  fee('card-missing', {
    titles: ['CNI'],
    situations: withoutCard,
    label: 'Carte d’identité sans l’ancienne',
    cents: 2500,
    source: 'service-public.fr, fiche F33805 ; code général des impôts, article 1628 bis',
  }),
  fee('guyane-card-missing', {
    titles: ['CNI'],
    situations: withoutCard,
    territories: ['guyane'],
    label: 'Carte d’identité sans l’ancienne, en Guyane',
    cents: 1250,
    source: 'service-public.fr, fiche F33805 ; code général des impôts, article 1043 A',
  }),
];
