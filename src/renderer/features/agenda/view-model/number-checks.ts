import type { Appointment } from '#shared/domain/model/appointment';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';

export type NumberCheck = {
  readonly value: string;
  readonly state: 'empty' | 'ok' | 'short' | 'long' | 'twice' | 'used';
  readonly missing: number;
  readonly usedBy: Appointment | null;
};

/** Looks at each number as it is typed. `others` are active appointments. */
export const checkNumbers = (numbers: readonly string[], others: readonly Appointment[]): NumberCheck[] => {
  const checks = numbers.map((number) => checkPreApplicationNumber(number));
  return checks.map(({ value, ok, missing }, index): NumberCheck => {
    const answer = (state: NumberCheck['state'], usedBy: Appointment | null = null) => ({
      value,
      state,
      missing,
      usedBy,
    });
    if (value === '') return answer('empty');
    if (!ok) return answer(missing > 0 ? 'short' : 'long');
    if (checks.some((other, at) => at < index && other.value === value)) return answer('twice');
    const usedBy = others.find((one) => one.persons.some((person) => person.preApplicationNumber === value)) ?? null;
    return usedBy ? answer('used', usedBy) : answer('ok');
  });
};
