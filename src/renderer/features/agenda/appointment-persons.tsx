import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';

import { useFirstNames } from '../../data/queries/use-first-names';

type AppointmentPersonsProps = { readonly appointment: Appointment; readonly reason: Reason | undefined };

const texts = agendaText.detail;

const whoOf = ({ ageBand }: AppointmentPerson, name: string | undefined): string =>
  [name ?? '', ageBand ? bookingText.ages[ageBand] : ''].filter(Boolean).join(' · ');

/** Everybody who comes: who and how old as far as it is known, and the pre-application number where it is asked for. */
export const AppointmentPersons = ({ appointment, reason }: AppointmentPersonsProps) => {
  const { persons } = appointment;
  const names = useFirstNames(appointment);
  const asks = reason?.asksPreApplication === true && reason.act !== 'collection';
  if (!asks && persons.length < 2) return null;
  return (
    <>
      <dt>{asks ? texts.numbers : agendaText.create.persons}</dt>
      <dd>
        <ol className="ag-numbers">
          {persons.map((person, index) => {
            const { preApplicationNumber: number } = person;
            const who = whoOf(person, names[index]);
            return (
              <li key={index}>
                <span className="ag-pn">{index + 1}</span>
                {asks && number !== '' && <span className="code">{number}</span>}
                {asks && number === '' && <span className="meta">{texts.noNumber}</span>}
                {who !== '' && <span className="meta">{who}</span>}
              </li>
            );
          })}
        </ol>
      </dd>
    </>
  );
};
