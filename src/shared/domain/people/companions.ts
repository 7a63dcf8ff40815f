import type { Appointment } from '../model/appointment';
import type { Citizen, CitizenValues } from '../model/citizen';

const prefix = 'companion~';
/** As much of a first name as the form takes. */
const longest = 60;

type Persons = Pick<Appointment, 'id' | 'persons' | 'citizenId'>;

/**
 * The register, on the citizen of an appointment, of the first name of one who comes along and has no file: personal data stand
 * on citizens alone, so that one erasure reaches them.
 */
const companionRegister = (appointmentId: string, index: number): string => `${prefix}${appointmentId}~${index}`;

/** Whether a register of a citizen names somebody who comes along to an appointment. */
export const isCompanionRegister = (name: string): boolean => name.startsWith(prefix);

/** The registers that keep the names typed at a booking; who has a file, and the citizen themselves, need none. */
export const companionRegisters = (
  appointmentId: string,
  persons: Appointment['persons'],
  names: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    persons.flatMap(({ citizenId }, index) => {
      const name = (names[index] ?? '').trim().replace(/\s+/gu, ' ').slice(0, longest);
      return index === 0 || citizenId !== undefined || name === ''
        ? []
        : [[companionRegister(appointmentId, index), name]];
    }),
  );

/** The same once other persons come: a name that was typed before and is not among them goes. */
export const companionsAnew = (
  { id, persons: before }: Persons,
  persons: Appointment['persons'],
  names: readonly string[],
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(before.slice(1).map((_, index) => [companionRegister(id, index + 1), ''])),
  ...companionRegisters(id, persons, names),
});

/**
 * The first names of everybody who comes, `''` where nobody knows it. `citizen` is the citizen of the appointment as it is stored,
 * `valuesOf` what is known of a citizen by id.
 */
export const firstNamesOf = (
  { id, persons, citizenId: own }: Persons,
  citizen: Citizen | undefined,
  valuesOf: (citizenId: string) => CitizenValues | undefined,
): readonly string[] =>
  persons.map(({ citizenId = '' }, index) => {
    if (citizenId !== '' || index === 0) return valuesOf(citizenId || own)?.firstName ?? '';
    return citizen && citizen.erasedAt === '' ? (citizen.fields[companionRegister(id, index)]?.v ?? '') : '';
  });
