import { CircleCheck } from 'lucide-react';

import { crowdOf } from '#shared/domain/conflicts/crowd';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { phoneInPairs } from '#shared/lib/phone';
import { statusText } from '#shared/i18n/fr/common';
import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { minutesOf, timeOf } from '#shared/time/civil';

import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { Plaque } from '../../ui/plaque';
import { StatusTag } from '../../ui/status-tag';
import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCallToMake } from '../../data/queries/use-conflicts';
import { isRead } from '../../data/queries/use-live';
import { useFirstNames } from '../../data/queries/use-first-names';
import { FileLink } from './file-link';
import type { BlockState } from './view-model/block-state';

type AppointmentPersonsProps = { readonly appointment: Appointment; readonly reason: Reason | undefined };

const texts = agendaText.detail;

const whoOf = ({ ageBand }: AppointmentPerson, name: string | undefined): string =>
  [name ?? '', ageBand ? bookingText.ages[ageBand] : ''].filter(Boolean).join(' · ');

/** Everybody who comes: who and how old as far as it is known, and the pre-application number where it is asked for. */
const AppointmentPersons = ({ appointment, reason }: AppointmentPersonsProps) => {
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

type SurplusNoteProps = { readonly reference: SiteReference; readonly surplus: Appointment };

/** A surplus stays one until somebody says what becomes of it, also where there is room by now. */
const SurplusNote = ({ reference, surplus }: SurplusNoteProps) => {
  const ofDay = useAppointmentsOfDay(surplus.day);
  const isFree = isRead(ofDay) && crowdOf(reference, ofDay, surplus).isFree;
  return <Note tone={isFree ? 'warn' : 'bad'}>{isFree ? texts.freeAgain : texts.overbooked}</Note>;
};

type AppointmentFactsProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  readonly state: BlockState | null;
  readonly citizen: CitizenValues | undefined;
  readonly reason: Reason | undefined;
  readonly ticket: Ticket | undefined;
  readonly columnName: string;
  readonly today: string;
};

/** The server said yes, or it promised the place to this desk beforehand and has not said more yet. */
const wordOf = (appointment: Appointment): string => {
  const cause = placementEvent(appointment)?.id;
  const isSaid = appointment.events.some((event) => event.type === 'accepted' && event['cause'] === cause);
  return isSaid ? bookingText.confirmed : bookingText.reserved;
};

/** Who, when, for what: all that is known of an appointment. The name is never cut. */
export const AppointmentFacts = ({
  reference,
  appointment,
  state,
  citizen,
  reason,
  ticket,
  columnName,
  today,
}: AppointmentFactsProps) => {
  const callToMake = useCallToMake();
  const end = timeOf(minutesOf(appointment.time) + appointment.durationMin);
  const phone = citizen?.phone ?? '';
  const email = citizen?.email ?? '';
  const open = appointment.status === 'booked' || appointment.status === 'arrived';
  const ticketLook =
    ticket?.status === 'serving' || ticket?.status === 'called'
      ? 'on'
      : ticket?.status === 'waiting'
        ? 'waiting'
        : 'done';
  return (
    <>
      <StatusTag sign={state ?? 'cancelled'} look="tag">
        {statusText[state ?? 'cancelled']}
      </StatusTag>
      <h3 className="ag-name">{citizen ? knownBy(citizen) : agendaText.block.unnamed}</h3>
      {appointment.citizenId !== '' && <FileLink citizenId={appointment.citizenId} />}
      {citizen && citizen.birthDate !== '' && <p className="meta">{agendaText.create.born(citizen.birthDate)}</p>}
      <div className="ag-slotline">
        <div>
          <b>{texts.when(appointment.day, today, appointment.time, end)}</b>
          <span className="meta">{columnName}</span>
        </div>
        {ticket && <Plaque label={ticket.label} state={ticketLook} />}
      </div>
      {open && state !== 'stranded' && appointment.confirmation === 'accepted' && (
        <p className="ag-word">
          <Icon of={CircleCheck} /> {wordOf(appointment)}
        </p>
      )}
      {open && appointment.confirmation === 'pending' && <Note tone="pencil">{texts.pending}</Note>}
      {callToMake(appointment) && <Note tone="warn">{texts.untold}</Note>}
      {open && appointment.confirmation === 'overbooked' && <SurplusNote reference={reference} surplus={appointment} />}
      <dl className="ag-facts">
        <dt>{texts.reason}</dt>
        <dd>
          {reason?.name ?? ''} · {texts.persons(appointment.persons.length)}
        </dd>
        <dt>{texts.phone}</dt>
        <dd>{phone === '' ? <span className="meta">{texts.noPhone}</span> : phoneInPairs(phone)}</dd>
        {email !== '' && (
          <>
            <dt>{agendaText.create.email}</dt>
            <dd className="ag-address">{email}</dd>
          </>
        )}
        <AppointmentPersons appointment={appointment} reason={reason} />
      </dl>
    </>
  );
};
