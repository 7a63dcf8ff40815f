import { addDays } from '../time/civil';
import type { Citizen, CitizenValues } from '../domain/model/citizen';
import { writeFields } from '../domain/model/citizen-values';
import { tick } from '../sync/hybrid-clock';
import { demoId } from './demo-ids';
import { demoSiteId } from './demo-reference';
import { firstNames } from './first-names';
import { lastNames } from './last-names';
import type { Random } from './random';
import { pad } from '../lib/pad';

// The ranges that Arcep keeps for fiction: they ring nowhere.
const mobileRange = '063998';
const landlineRange = '026191';

const lastNameOf = (random: Random): string => {
  const first = random.pick(lastNames);
  if (!random.chance(0.14)) return first;
  const second = random.pick(lastNames);
  return second === first || `${first}${second}`.includes(' ') ? first : `${first}-${second}`;
};

const phoneOf = (random: Random): string => {
  const range = random.weighted([
    [mobileRange, 82],
    [landlineRange, 12],
    ['', 6],
  ]);
  return range === '' ? '' : range + pad(random.int(0, 9999), 4);
};

const mailName = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/gu, '');

const ageOf = (random: Random): number => {
  const [from, to] = random.weighted([
    [[1, 11] as const, 10],
    [[12, 17] as const, 11],
    [[18, 39] as const, 34],
    [[40, 64] as const, 30],
    [[65, 94] as const, 15],
  ]);
  return random.int(from, to);
};

const valuesOf = (random: Random, today: string): CitizenValues => {
  const firstName = random.pick(firstNames);
  const lastName = lastNameOf(random);
  return {
    lastName,
    firstName,
    birthDate: addDays(today, -Math.round(ageOf(random) * 365.25) - random.int(1, 364)),
    phone: phoneOf(random),
    email: random.chance(0.55) ? `${mailName(firstName)}.${mailName(lastName)}${random.int(1, 99)}@exemple.fr` : '',
  };
};

/** Gives citizens to the acts of the town: mostly new ones, at times someone who came before. */
export type CitizenSource = { readonly give: (at: string) => string; readonly all: () => Citizen[] };

/** Makes the source of citizens. A citizen is written at the instant at which they are first known; `knownShare` of all came before. */
export const citizenSource = (random: Random, today: string, knownShare: number): CitizenSource => {
  const citizens: Citizen[] = [];
  const give = (at: string): string => {
    const known = random.chance(knownShare) ? citizens[random.int(0, citizens.length - 1)] : undefined;
    if (known) return known.id;
    const fields = writeFields(null, valuesOf(random, today), tick('', Date.parse(at), 'device-accueil'));
    const citizen: Citizen = { id: demoId(random, at), siteId: demoSiteId, fields, erasedAt: '' };
    citizens.push(citizen);
    return citizen.id;
  };
  return { give, all: () => citizens };
};
