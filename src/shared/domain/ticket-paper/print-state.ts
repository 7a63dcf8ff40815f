/** Why a ticket is not on paper: `otherDay` = it is of a day that is over, and printed only when somebody asks for it. */
export const printCodes = [
  '',
  'printerOff',
  'printerMissing',
  'paperOut',
  'coverOpen',
  'printFailed',
  'otherDay',
] as const;
/** Why a ticket is not on paper; `''` = nothing is wrong. */
export type PrintCode = (typeof printCodes)[number];

/**
 * `waiting` is printed by itself as soon as the printer can; `uncertain` may have been printed and `failed` was given up: both wait for
 * a person.
 */
export const printJobStates = ['waiting', 'printing', 'done', 'uncertain', 'failed'] as const;
