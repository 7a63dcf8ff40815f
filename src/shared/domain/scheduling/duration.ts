import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Reason } from '../model/reference';

/** The length of an appointment, minutes, by the table of its reason; refused beyond the end of the table. */
export const durationFor = (reason: Pick<Reason, 'durationsMin'>, persons: number): Result<number, Refusal> => {
  const durationMin = reason.durationsMin[persons - 1];
  return durationMin === undefined
    ? no({ code: 'tooManyPersons', persons, most: reason.durationsMin.length })
    : ok(durationMin);
};
