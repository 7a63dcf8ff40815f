import type { Citizen } from '../model/citizen';

/** The registers that tie citizens together, beside their plain fields. */
export const linkRegisters = {
  /** The id of the citizen that stays when both are one person; `''` = stands alone. */
  mergedInto: 'mergedInto',
  /** The fields, divided by spaces, that the one that stays took over at the merge: a separation gives them back. */
  mergedFields: 'mergedFields',
  /** The id of the holder of parental authority; `''` = nobody’s dependant. */
  guardianId: 'guardianId',
} as const;

const linkOf = (citizen: Citizen, name: keyof typeof linkRegisters): string =>
  citizen.erasedAt === '' ? (citizen.fields[name]?.v ?? '') : '';

/** The citizen with whom this one was merged, as its register says it; `''` for one who stands alone or was erased. */
export const mergedIntoOf = (citizen: Citizen): string => linkOf(citizen, 'mergedInto');

/** The fields that the one that stays took over from this one. */
export const mergedFieldsOf = (citizen: Citizen): readonly string[] =>
  linkOf(citizen, 'mergedFields')
    .split(' ')
    .filter((field) => field !== '');

/** The holder of parental authority of a dependant; `''` for anybody else. */
export const guardianIdOf = (citizen: Citizen): string => linkOf(citizen, 'guardianId');
