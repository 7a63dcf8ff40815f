import { phoneInPairs } from '#shared/lib/phone';
import { numericDay } from '#shared/i18n/fr/format';

/** A person whose names, number, phone and address no list, word, font or random byte could hold by chance; `''` = it is not used. */
export type Planted = {
  readonly lastName: string;
  readonly firstName: string;
  readonly phone: string;
  readonly email: string;
  readonly number: string;
  readonly birthDate: string;
};

const person = (lastName: string, firstName: string, more: Partial<Planted> = {}): Planted => ({
  lastName,
  firstName,
  phone: '',
  email: '',
  number: '',
  birthDate: '',
  ...more,
});

/** Twenty persons, by what a day does with them. */
export const people = {
  mother: person('Zarbuklowé', 'Ximoptèra', {
    phone: '0639984172',
    email: 'ximoptera.zarb@kwyxfolbe.fr',
    number: 'Q7Z9X3W5K1',
    birthDate: '1981-04-17',
  }),
  son: person('', 'Trubaldîne'),
  daughter: person('', 'Plaziberthe'),
  later: person('Woxenfilt', 'Ondralucé', { phone: '0639981357', number: 'J4V8X2Q6Z0' }),
  called: person('Quiblomar', 'Vexandrine'),
  absent: person('Kjormavex', 'Hyboltane'),
  kept: person('Ghyzolperk', 'Nulgarède', { phone: '0639985093' }),
  merged: person('Vlimbutzay', 'Erquinolde', { phone: '0639987624' }),
  corrected: person('Jaxoprindel', 'Sorimpaule', { phone: '0639982846', email: 'jaxo@brimzovelt.fr' }),
  erased: person('Brikzomève', 'Mizaphélie', { phone: '0639983691' }),
  wrote: person('Fwelgatrix', 'Druvigonde'),
  named: person('Tchuvadorq', ''),
  unsaved: person('Ypsolankar', 'Aglivoxène', {
    phone: '0639986418',
    email: 'ypso@tulzaquorne.fr',
    number: 'W5K0Z7X9Q4',
  }),
  sought: person('Hezbrocail', 'Colbrizane'),
  unsent: person('Pzantuvigne', 'Fintougère', { number: 'X8Q1Z6W3V7' }),
  cut: person('Muxedrallo', 'Babrinelle'),
  imported: person('Oklavzergue', 'Lurgévane', { birthDate: '1979-08-26' }),
  refused: person('Dramphizole', 'Wimbaldise'),
  expected: person('Crovuntaxe', 'Zéphybrune'),
  board: person('Snorvektal', 'Guélmirande'),
} as const satisfies Readonly<Record<string, Planted>>;

export type PlantedName = keyof typeof people;

/** The number of a phone as it is in every way of writing it without spaces. */
const digitsOf = (phone: string): string => phone.replace(/^0/u, '');

/** What is stored of a person where it is stored in clear. */
export const storedOf = ({ lastName, firstName, phone, email, number, birthDate }: Planted): readonly string[] =>
  [lastName, firstName, digitsOf(phone), email, number, birthDate].filter((text) => text !== '');

/** What is looked for of a person: also as people write it. */
const writtenOf = (one: Planted): readonly string[] => {
  const { phone, birthDate } = one;
  const pairs = phone === '' ? [] : [phoneInPairs(phone), phone.replaceAll(/(\d\d)(?=\d)/gu, '$1.')];
  const birth = birthDate === '' ? [] : [numericDay(birthDate), numericDay(birthDate).replaceAll('/', '')];
  return [...storedOf(one), ...pairs, ...birth];
};

/** A number that was noted by mistake, and corrected. */
export const phoneBefore = '0639985937';

export const written = (): readonly string[] => [
  ...Object.values(people).flatMap(writtenOf),
  ...writtenOf(person('', '', { phone: phoneBefore })),
];

export const stored = (...names: readonly PlantedName[]): readonly string[] =>
  names.flatMap((name) => storedOf(people[name]));
