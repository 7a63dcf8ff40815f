import type { AgeBand } from '../../domain/model/appointment';
import { pad } from '../../lib/pad';

const nbsp = '\u00A0';

const amount = (cents: number): string => {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, nbsp);
  return cents % 100 === 0 ? whole : `${whole},${pad(cents % 100)}`;
};

/** `145 €`, `8,50 €` of cents. */
export const money = (cents: number): string => `${amount(cents)}${nbsp}€`;

/** `Gaspard et Lilas`, `Anne, Gaspard et Lilas`. */
export const listNames = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} et ${last}`;
};

const ages: Readonly<Record<AgeBand, string>> = {
  under12: 'moins de 12 ans',
  from12: '12 à 14 ans',
  from15: '15 à 17 ans',
  adult: '18 ans et plus',
};

/** Words about papers and fees, on every screen and print that lists them. */
export const papersText = {
  title: 'Pièces à apporter',
  none: 'Aucune pièce demandée.',
  everyone: 'Chacun',
  household: 'Le foyer',
  alone: 'À apporter',
  stamps: (number: number): string => (number < 2 ? 'Timbre fiscal' : 'Timbres fiscaux'),
  /** `86 + 42 + 17 = ` before the total, `''` for a single fee. */
  terms: (cents: readonly number[]): string => (cents.length < 2 ? '' : `${cents.map(amount).join(' + ')} = `),
  /** Behind a sum in which somebody counts whose age nobody said. */
  asAdult: '(âge non dit\u00A0: compté adulte)',
  free: 'aucun, la démarche est gratuite',
  stampPaper: (cents: number): string => `Timbre fiscal de ${money(cents)}`,
  stampDetail: 'acheté en ligne ou en bureau de tabac',
  openSituations: 'Garde alternée, perte, vol, changement de nom…',
  openAges: 'Âge des personnes…',
  closeSituations: 'Replier les situations',
  situations: 'Situation de chaque personne',
  situation: 'Situation',
  situationOf: (name: string): string => `Situation de ${name}`,
  age: 'Âge',
  ageOf: (name: string): string => `Âge de ${name}`,
  person: (number: number): string => `Personne${nbsp}${number}`,
  ages,
  fiches: (numbers: readonly string[]): string => `${numbers.length < 2 ? 'fiche' : 'fiches'} ${listNames(numbers)}`,
  sources: (list: readonly string[]): string => `D’après${nbsp}: ${list.join('\u00A0; ')}.`,
} as const;
