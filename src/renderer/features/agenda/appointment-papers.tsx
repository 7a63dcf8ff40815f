import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { withAges } from '#shared/domain/papers/with-ages';
import { entryById } from '#shared/lib/entry-by-id';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useFirstNames } from '../../data/queries/use-first-names';
import type { PersonPatch } from './paper-situations';
import { PapersList } from './papers-list';

type AppointmentPapersProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  /** Absent = it is over: nothing is said of it any more. */
  readonly onPerson?: (index: number, patch: PersonPatch) => void;
};

/** What to bring to an appointment that is booked: ages and names are those of the files of the persons. */
export const AppointmentPapers = ({ reference, appointment, onPerson }: AppointmentPapersProps) => {
  const idOf = (index: number): string =>
    appointment.persons[index]?.citizenId ?? (index === 0 ? appointment.citizenId : '');
  const names = useFirstNames(appointment);
  const values = useCitizenValues(appointment.persons.map((_, index) => idOf(index)));
  return (
    <PapersList
      reference={reference}
      reason={entryById(reference.reasons, appointment.reasonId)}
      persons={withAges(appointment.persons, (_, index) => values.get(idOf(index))?.birthDate ?? '', appointment.day)}
      day={appointment.day}
      names={names}
      {...(onPerson ? { onPerson } : {})}
    />
  );
};
