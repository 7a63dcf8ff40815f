import type { AppointmentPerson } from '#shared/domain/model/appointment';
import type { Situation } from '#shared/domain/model/reference';
import { usualSituation } from '#shared/domain/papers/shipped-situations';
import { papersText } from '#shared/i18n/fr/papers';

/** Situation and age of a person in words: `Renouvellement · 15 à 17 ans`. */
export const aboutPerson = (person: AppointmentPerson, situations: readonly Situation[]): string => {
  const code = person.situation ?? usualSituation;
  const situation = situations.find((one) => one.code === code)?.label ?? '';
  const age = person.ageBand === undefined ? '' : papersText.ages[person.ageBand];
  return [situation, age].filter((part) => part !== '').join(' · ');
};
