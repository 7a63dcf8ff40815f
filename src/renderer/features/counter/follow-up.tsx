import './follow-up.css';

import { CalendarPlus, Printer } from 'lucide-react';
import { useRef } from 'react';

import { placesWithinDays } from '#shared/domain/scheduling/next-places';
import type { Slot } from '#shared/domain/scheduling/placed';
import { followUpText as text } from '#shared/i18n/fr/follow-up';
import type { Navigate } from '#shared/routes/places';
import { addDays, civilOf, minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { useToday } from '../../data/queries/use-today';
import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useFirstNames } from '../../data/queries/use-first-names';
import { useSlipPrint } from '../../data/queries/use-slip-print';
import { openPrinted } from '../../platform/print-ticket';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { PrintedFile } from '../../ui/printed-file';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';
import type { FollowUpActs, FollowUpBooked } from './use-follow-up';
import { followUpSlots, type FollowUp as Wanted } from './view-model/follow-up';

type FollowUpProps = {
  readonly day: CounterDay;
  readonly acts: FollowUpActs;
  readonly wanted: Wanted;
  readonly onNavigate: Navigate;
};

/** `null` until the appointments of the coming days are read: before, every place looks free. */
const useSlots = (day: CounterDay, wanted: Wanted): readonly Slot[] | null => {
  const today = useToday();
  const appointments = useAppointmentsBetween(addDays(today, 1), addDays(today, placesWithinDays));
  return isRead(appointments) ? followUpSlots(day.reference, appointments, wanted, today) : null;
};

const Offers = ({ day, acts, wanted, onNavigate }: FollowUpProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  const slots = useSlots(day, wanted);
  const [first, ...others] = wanted.citizenId === '' ? [] : (slots ?? []);
  useFirstFocus(() => mainRef.current, `${wanted.ticketId} ${slots === null ? '' : 'read'}`);
  const where = ({ deskId, durationMin }: Slot): string =>
    text.where(entryById(day.reference.desks, deskId)?.number ?? '', durationMin);
  const openAgenda = (): void =>
    onNavigate('agenda', {
      new: '1',
      ...(wanted.citizenId === '' ? {} : { citizen: wanted.citizenId }),
      ...(wanted.appointmentId === '' ? {} : { like: wanted.appointmentId }),
      reason: wanted.reasonId,
    });
  return (
    <div className="fu-offers">
      {first ? (
        <Button tone="main" icon={CalendarPlus} onPress={() => acts.book(first)} buttonRef={mainRef}>
          {text.book(text.slot(first.day, first.time))}
          <small>{where(first)}</small>
        </Button>
      ) : (
        <p>{wanted.citizenId === '' ? text.noCitizen : slots === null ? text.looking : text.none}</p>
      )}
      {others.map((slot) => (
        <Button key={slot.day} onPress={() => acts.book(slot)}>
          {text.slot(slot.day, slot.time)}
        </Button>
      ))}
      <Button tone="link" onPress={openAgenda} {...(first ? {} : { buttonRef: mainRef })}>
        {text.openAgenda}
      </Button>
      <Button tone="link" onPress={acts.close}>
        {text.close}
      </Button>
    </div>
  );
};

const Booked = ({
  day,
  acts,
  booked,
  name,
  missing,
}: {
  readonly day: CounterDay;
  readonly acts: FollowUpActs;
  readonly booked: FollowUpBooked;
  readonly name: string;
  readonly missing: string;
}) => {
  const appointment = useAppointmentsById([booked.appointmentId]).get(booked.appointmentId);
  const { day: today, time } = civilOf(day.now, day.reference.site.zone);
  const { told, file, print } = useSlipPrint(
    day.reference,
    { day: today, minute: minutesOf(time) },
    useFirstNames(appointment),
  );
  return (
    <Note
      tone={booked.isSure ? 'ok' : 'pencil'}
      role="status"
      className="fu"
      acts={
        <>
          {/* The person stands here and leaves with it. */}
          <Button
            size="small"
            icon={Printer}
            isDisabled={!appointment}
            onPress={() => appointment && print(appointment, 'thermal')}
          >
            {text.print}
          </Button>
          <Button size="small" onPress={acts.close} autoFocus>
            {text.done}
          </Button>
        </>
      }
    >
      <b>{text.booked(name, text.slot(booked.slot.day, booked.slot.time))}</b> {!booked.isSure && text.unsure} {missing}
      {file === '' ? told !== '' && <p role="status">{told}</p> : <PrintedFile file={file} onOpen={openPrinted} />}
    </Note>
  );
};

/** After an incomplete file: what is missing, and the next appointment in one press. */
export const FollowUp = (props: FollowUpProps) => {
  const { acts, wanted } = props;
  const missing = wanted.missing === '' ? '' : text.bring(wanted.missing);
  if (acts.booked)
    return <Booked day={props.day} acts={acts} booked={acts.booked} name={wanted.name} missing={missing} />;
  return (
    <section className="fu fu-ask" aria-label={text.label}>
      <h3>{text.title(wanted.name)}</h3>
      {missing !== '' && <p>{missing}</p>}
      <p>{text.ask}</p>
      <Offers {...props} />
    </section>
  );
};
