import { phoneDigits, phoneInPairs } from '../../lib/phone';

import {
  citizenFields,
  type Citizen,
  type CitizenField,
  type CitizenValues,
  type Register,
  seenBefore,
} from './citizen';

/** The plain values of a citizen, `''` where nothing is known or all was erased. */
export const toCitizenValues = (citizen: Citizen): CitizenValues => {
  const value = (field: CitizenField): string => (citizen.erasedAt === '' ? (citizen.fields[field]?.v ?? '') : '');
  return {
    lastName: value('lastName'),
    firstName: value('firstName'),
    birthDate: value('birthDate'),
    phone: value('phone'),
    email: value('email'),
  };
};

/** The name as it is said aloud: `Anne-Laure d’Hérouville`. `''` when nothing is known. */
export const displayName = (values: CitizenValues): string =>
  [values.firstName, values.lastName].filter((name) => name !== '').join(' ');

/**
 * How staff tell a person from others: the name, or the telephone where a passage noted nothing else. `''` when neither is known. The head
 * and the queue of a counter show `displayName` alone, since others see that screen; slips do too.
 */
export const knownBy = (values: CitizenValues): string =>
  displayName(values) || phoneInPairs(phoneDigits(values.phone));

/** The name as it sorts in lists and on narrow places: `d’Hérouville A.-L.`; without a name as `knownBy`. */
export const shortName = (values: CitizenValues): string => {
  const initials = values.firstName
    .split(/[\s-]+/u)
    .filter((part) => part !== '')
    .map((part) => `${[...part][0] ?? ''}.`);
  const joined = initials.join(values.firstName.includes('-') ? '-' : ' ');
  return [values.lastName, joined].filter((part) => part !== '').join(' ') || knownBy(values);
};

/**
 * The registers of a citizen after a patch: values that differ get this stamp, the others keep theirs, so that two desks
 * that correct different fields both win. Spaces around a value are dropped. `null` for a citizen who is not there yet; an
 * erased one takes no values any more. Each notes what its writer had seen, so that two who wrote at once are found.
 */
export const writeFields = (
  citizen: Citizen | null,
  patch: Partial<CitizenValues>,
  stamp: string,
): Readonly<Record<string, Register>> => {
  const fields: Record<string, Register> = { ...citizen?.fields };
  if (citizen && citizen.erasedAt !== '') return fields;
  for (const field of citizenFields) {
    const value = patch[field]?.trim();
    if (value === undefined || value === (fields[field]?.v ?? '')) continue;
    fields[field] = { v: value, t: stamp, p: seenBefore(fields[field], stamp) };
  }
  return fields;
};
