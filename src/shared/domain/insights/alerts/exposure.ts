import { weekdayOf } from '../../../time/civil';
import type { DayFact } from '../facts/fact';
import type { Days } from './hits';

/** Which of some days are open, for everything (`''`) and for single departments. Without day facts: Monday to Friday. */
export const openDays = (days: Days, facts: readonly DayFact[], departmentId: string): readonly boolean[] => {
  if (facts.length === 0) return days.list.map((day) => weekdayOf(day) <= 5);
  const open = new Set(
    facts
      .filter((fact) =>
        departmentId === '' ? fact.openDepartmentIds.length > 0 : fact.openDepartmentIds.includes(departmentId),
      )
      .map((fact) => fact.day),
  );
  return days.list.map((day) => open.has(day));
};

/**
 * How much each day is worth: the mean count of its kind (weekday, open or closed) over all days, so that ten days with two Saturdays
 * are not held against ten with one, nor a week of five open days against one of four.
 */
export const dayWorth = (days: Days, isOpen: readonly boolean[], counts: Float64Array): Float64Array => {
  const kinds = days.list.map((day, index) => weekdayOf(day) * 2 + (isOpen[index] === true ? 1 : 0));
  const [sum, number] = [new Float64Array(16), new Float64Array(16)];
  for (const [index, kind] of kinds.entries()) {
    sum[kind] = (sum[kind] ?? 0) + (counts[index] ?? 0);
    number[kind] = (number[kind] ?? 0) + 1;
  }
  return Float64Array.from(kinds, (kind) => (sum[kind] ?? 0) / (number[kind] ?? 1));
};
