import './follow-up.css';

import { CalendarPlus, Printer } from 'lucide-react';
import { useRef } from 'react';

import { placesWithinDays } from '#shared/domain/scheduling/next-places';
import type { Confirmation } from '#shared/domain/model/appointment';
import type { Slot } from '#shared/domain/scheduling/placed';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { followUpText as text } from '#shared/i18n/fr/follow-up';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import { addDays, civilOf, minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween, useWithHeld } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { useToday } from '../../data/queries/use-today';
import { useAppointmentsOf } from '../../data/queries/use-whereabouts';
import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useFirstNames } from '../../data/queries/use-first-names';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { useSlipPrint } from '../../data/queries/use-slip-print';
import { openPrinted } from '../../platform/print-ticket';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { PrintedFile } from '../../ui/printed-file';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';
import type { FollowUpActs, FollowUpBooked } from './use-follow-up';
import { bookingParams, followUpSlots, whyNoOffer, withoutNext, type FollowUp as Wanted } from './view-model/follow-up';

type FollowUpProps = {
  readonly day: CounterDay;
  readonly acts: FollowUpActs;
  readonly wanted: Wanted;
  readonly onNavigate: Navigate;
};

type LeftWithoutProps = Omit<FollowUpProps, 'wanted'> & {
  /** The one of the moment, which is asked about at length. */
  readonly shown: Wanted | null;
};

/** `null` until the appointments of the coming days are read: before, every place looks free, and nobody knows whether one is taken already. */
const useSlots = (day: CounterDay, wanted: Wanted, isKnown: boolean): readonly Slot[] | null => {
  const today = useToday();
  const appointments = useAppointmentsBetween(addDays(today, 1), addDays(today, placesWithinDays));
  const taking = useWithHeld(appointments);
  return isKnown && isRead(appointments) ? followUpSlots(day.reference, taking, wanted, today) : null;
};

const Offers = ({ day, acts, wanted, onNavigate }: FollowUpProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  const today = useToday();
  const slots = useSlots(day, wanted, acts.isKnown);
  const { asked } = acts;
  // What was just written takes its own place: until the server has spoken that is no news.
  const offers = asked?.offers ?? (wanted.citizenId === '' ? [] : (slots ?? []));
  const [first, ...others] = offers;
  const kind = useSyncKind();
  useFirstFocus(() => mainRef.current, `${wanted.ticketId} ${slots === null ? '' : 'read'}`);
  const where = ({ deskId, durationMin }: Slot): string =>
    text.where(entryById(day.reference.desks, deskId)?.number ?? '', durationMin);
  const labelOf = (slot: Slot, usual: string): string =>
    asked?.isWritten && asked.slot === slot ? bookingText.confirming : usual;
  const why = text[whyNoOffer(wanted, entryById(day.reference.reasons, wanted.reasonId), slots !== null)];
  return (
    <div className="fu-offers">
      {first ? (
        <Button tone="main" icon={CalendarPlus} onPress={() => void acts.book(first, offers)} buttonRef={mainRef}>
          {labelOf(first, text.book(text.slot(first.day, first.time)))}
          <small>{where(first)}</small>
        </Button>
      ) : (
        <p>{why}</p>
      )}
      {others.map((slot) => (
        <Button key={slot.day} onPress={() => void acts.book(slot, offers)}>
          {labelOf(slot, text.slot(slot.day, slot.time))}
        </Button>
      ))}
      <Button
        tone="link"
        onPress={() => onNavigate('agenda', bookingParams(wanted, today))}
        {...(first ? {} : { buttonRef: mainRef })}
      >
        {text.openAgenda}
      </Button>
      <Button tone="link" onPress={() => acts.close()}>
        {text.close}
      </Button>
      {first && isCutOff(kind) && <p className="meta fu-wait">{bookingText.waitsForServer}</p>}
    </div>
  );
};

type BookedProps = FollowUpProps & { readonly booked: FollowUpBooked; readonly missing: string };

/** What the agenda says of the same words: to be confirmed, beyond capacity; nothing where the place is theirs. */
const words: Partial<Record<Confirmation, string>> = {
  pending: agendaText.detail.pending,
  overbooked: agendaText.detail.overbooked,
};
const tones = { accepted: 'ok', kept: 'ok', pending: 'pencil', overbooked: 'bad' } as const;

const Booked = ({ day, acts, wanted, booked, missing, onNavigate }: BookedProps) => {
  const doneRef = useRef<HTMLButtonElement | null>(null);
  const appointment = useAppointmentsById([booked.appointmentId]).get(booked.appointmentId);
  // The server may say more after the note stands.
  const said = appointment?.confirmation ?? booked.said;
  const move = (): void =>
    onNavigate('agenda', {
      ...appointmentParams({ id: booked.appointmentId, day: appointment?.day ?? booked.day }),
      moving: 'yes',
    });
  const { day: today, time } = civilOf(day.now, day.reference.site.zone);
  // Where it was taken elsewhere, whoever comes back to this screen has Entrée here too.
  useFirstFocus(() => doneRef.current, booked.appointmentId);
  const isOther = booked.reasonId !== wanted.reasonId;
  const what = isOther ? (entryById(day.reference.reasons, booked.reasonId)?.name ?? '') : '';
  const { told, file, print } = useSlipPrint(
    day.reference,
    { day: today, minute: minutesOf(time) },
    useFirstNames(appointment),
  );
  return (
    <Note
      tone={tones[said]}
      role="status"
      className="fu"
      acts={
        <>
          {said === 'overbooked' && (
            <Button size="small" onPress={move}>
              {agendaText.detail.move}
            </Button>
          )}
          {/* The person stands here and leaves with it. */}
          <Button
            size="small"
            icon={Printer}
            isDisabled={!appointment}
            onPress={() => appointment && print(appointment, 'thermal')}
          >
            {text.print}
          </Button>
          {isOther && (
            <Button size="small" onPress={() => onNavigate('agenda', bookingParams(wanted, today))}>
              {text.another}
            </Button>
          )}
          <Button size="small" className="fu-done" onPress={() => acts.close()} buttonRef={doneRef} autoFocus>
            {text.done}
          </Button>
        </>
      }
    >
      <b>{text.booked(wanted.name, text.when(booked.day, booked.time, today), what)}</b> {words[said]} {missing}
      {file === '' ? told !== '' && <p role="status">{told}</p> : <PrintedFile file={file} onOpen={openPrinted} />}
    </Note>
  );
};

/** Once somebody else is called: who left with an incomplete file and without a new appointment, the last first, and the way to book it. */
export const LeftWithout = ({ day, acts, shown, onNavigate }: LeftWithoutProps) => {
  const today = useToday();
  const others = acts.offered.filter(({ ticketId }) => ticketId !== shown?.ticketId);
  const { ids, appointments } = useAppointmentsOf(others.map(({ citizenId }) => citizenId));
  const isKnown = others.every(({ citizenId }) => citizenId === '' || ids.has(citizenId));
  const left = isKnown ? withoutNext(others, day.tickets, appointments).toReversed() : [];
  const [last] = left;
  const book = (one: Wanted): void => onNavigate('agenda', bookingParams(one, today));
  useKeys([
    { id: 'left', key: 'Alt R', label: text.leftBook, run: () => last && book(last), when: last !== undefined },
  ]);
  return left.map((one) => (
    <div key={one.ticketId} className="fu fu-left" role="status">
      <span>{text.left(one.name || (entryById(day.tickets, one.ticketId)?.label ?? ''))}</span>
      <Button size="small" {...(one === last ? { keys: 'Alt R' } : {})} onPress={() => book(one)}>
        {text.leftBook}
      </Button>
      <Button size="small" tone="link" onPress={() => acts.close(one)}>
        {text.leftAlone}
      </Button>
    </div>
  ));
};

/** After an incomplete file: what is missing, and the next appointment in one press. */
export const FollowUp = (props: FollowUpProps) => {
  const { acts, wanted } = props;
  const missing = wanted.missing === '' ? '' : text.bring(wanted.missing);
  if (acts.booked && !acts.asked) return <Booked {...props} booked={acts.booked} missing={missing} />;
  return (
    <section className="fu fu-ask" aria-label={text.label}>
      <h3>{text.title(wanted.name)}</h3>
      {missing !== '' && <p>{missing}</p>}
      <p>{text.ask}</p>
      <Offers {...props} />
    </section>
  );
};
