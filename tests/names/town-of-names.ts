import { seeded, type Random } from '#shared/demo/random';
import { firstNames } from '#shared/demo/first-names';
import { lastNames } from '#shared/demo/last-names';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { addDays } from '#shared/time/civil';

import {
  ends,
  firstNamesMore,
  foreignNames,
  frequentNames,
  middles,
  particleCores,
  particles,
  starts,
} from './french-names';

/** One invented citizen of the town. */
export type Named = CitizenValues & { readonly id: string };

/** The numbers that Arcep keeps for fiction: they ring nowhere. */
const fictionRanges = ['019900', '026191', '035301', '046571', '053649', '063998'] as const;
const bornBefore = '2026-11-24';

const plain = (random: Random): string => {
  // The first names of the list are borne by hundreds, the last by a few dozen.
  const at = Math.floor(random.next() ** 2 * frequentNames.length);
  return frequentNames[at] ?? frequentNames[0];
};
const rare = (random: Random): string =>
  `${random.pick(starts)}${random.pick(middles).trim()}${random.pick(ends)}`.replace(/([aeiouyé])\1/, '$1');

const lastNameOf = (random: Random): string =>
  random.weighted<(random: Random) => string>([
    [plain, 36],
    [rare, 34],
    [(one) => one.pick(foreignNames), 12],
    [(one) => one.pick(lastNames), 6],
    [(one) => `${one.pick(particles)}${one.pick(particleCores)}`, 6],
    [(one) => `${plain(one)}-${rare(one)}`, 4],
    [(one) => `${plain(one)} ${plain(one)}`, 2],
  ])(random);

const firstNameOf = (random: Random): string =>
  random.chance(0.8)
    ? (firstNamesMore[Math.floor(random.next() ** 1.3 * firstNamesMore.length)] ?? firstNamesMore[0])
    : random.pick(firstNames);

/** So many citizens of an invented town, the same for a seed: names as they are shared in France, and from elsewhere. */
export const townOfNames = (count: number, seed: number | string): readonly Named[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => ({
    id: `citizen-${String(at).padStart(6, '0')}`,
    lastName: lastNameOf(random),
    firstName: firstNameOf(random),
    birthDate: addDays(bornBefore, -random.int(300, 33_000)),
    phone: `${random.pick(fictionRanges)}${String(random.int(0, 9_999)).padStart(4, '0')}`,
    email: random.chance(0.5) ? `p${at}@exemple.fr` : '',
  }));
};
