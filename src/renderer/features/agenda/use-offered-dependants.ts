import { ageOn } from '#shared/domain/people/age-band';
import { bookingText } from '#shared/i18n/fr/booking';

import { useDependants } from '../../data/queries/use-person';
import type { OfferedDependant } from './add-person';
import type { Draft } from './view-model/draft';
import { personOfDependant } from './view-model/draft-persons';

/** The dependants of the citizen of a form who are not among its persons yet, with their age on the day of the appointment. */
export const useOfferedDependants = ({ who, persons }: Draft, day: string): readonly OfferedDependant[] => {
  const dependants = useDependants(who.kind === 'known' ? who.citizenId : '');
  return dependants
    .filter(({ id }) => !persons.some(({ citizenId }) => citizenId === id))
    .map(({ id, values }) => {
      const age = ageOn(values.birthDate, day);
      return {
        person: personOfDependant({ id, firstName: values.firstName, birthDate: values.birthDate }, day),
        age: age === null ? '' : bookingText.years(age),
      };
    });
};
