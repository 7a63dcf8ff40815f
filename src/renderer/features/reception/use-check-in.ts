import { useState } from 'react';

import { comeBack } from '#shared/domain/booking/come-back';
import type { Appointment } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { WaitBand } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { isInClosure } from '#shared/domain/publication/is-closed';
import { EXPECTED_WITHIN_MIN, earlyMin } from '#shared/domain/publication/publication-of';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf, minutesOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import type { Came, PassageDraft } from './passage-draft';
import type { usePassage } from './use-passage';
import type { useReceptionDay } from './use-reception-day';
import { allArrivals, type Arrival } from './view-model/arrivals';

type CheckInNeeds = {
  readonly day: ReturnType<typeof useReceptionDay>;
  readonly reference: SiteReference;
  readonly passage: ReturnType<typeof usePassage>;
  /** The wait to announce to who takes a ticket for a reason now; `null` when it is not known. */
  readonly announcedFor: (reasonId: string, priority: boolean) => WaitBand | null;
  readonly onTicket: (ticketId: string) => void;
  /** Somebody who was not expected any more is received: the next person is searched. */
  readonly onReceived: () => void;
  /** Somebody takes a ticket without the appointment that they had, for the same reason. */
  readonly onPassage: (match: CitizenMatch, reasonId: string) => void;
};

/** Somebody whose appointment is of another day or was called off, and under which of their names they were found. */
type NotExpected = { readonly appointment: Appointment; readonly match: CitizenMatch };

/** About which appointment, and whether the person has priority where that was told beside it. */
type Arriving = { readonly appointmentId: string; readonly priority: boolean | undefined };
/** Whether that it lies in a closure is asked, or that they come hours early. */
type Asked = Arriving & { readonly why: 'closed' | 'early' };
const nothingAsked: Asked = { appointmentId: '', priority: undefined, why: 'early' };

const nameOf = ({ values }: Arrival): string => (values ? knownBy(values) : '');
const cameBy = (arrival: Arrival): Came => ({ citizenIds: arrival.citizenIds, name: nameOf(arrival) });

/**
 * Checks somebody in, after a question where they are booked into a closure, come hours early, or hold a ticket already without their appointment: `closed`, `early` and `twice` are
 * these questions, `null` = not asked; `shut` comes before all of them once the day is over. In the same way it is asked before somebody who is booked for a later day (`otherDay`), was called off (`off`), or was noted
 * absent and comes more than an hour after their time (`missed`) gets a ticket.
 */
export const useCheckIn = ({
  day,
  reference,
  passage,
  announcedFor,
  onTicket,
  onReceived,
  onPassage,
}: CheckInNeeds) => {
  const commands = useCommands();
  const [asked, setAsked] = useState(nothingAsked);
  const [askedTwice, setAskedTwice] = useState<Arriving>(nothingAsked);
  const [otherDay, setOtherDay] = useState<NotExpected | null>(null);
  const [off, setOff] = useState<NotExpected | null>(null);
  const [missed, setMissed] = useState<NotExpected | null>(null);
  const [afterClosing, setAfterClosing] = useState<{ readonly goOn: () => void } | null>(null);
  /** A ticket after closing is for a queue that nobody calls any more: it is asked first. */
  const unlessOver = (goOn: () => void): void => (day.closedToday === '' ? goOn() : setAfterClosing({ goOn }));
  const arrivalOf = (id: string): Arrival | undefined =>
    allArrivals(day.arrivals).find((one) => one.appointmentId === id);
  const { time } = civilOf(day.now, reference.site.zone);
  /** Shows the ticket of somebody who came, or says why there is none and puts back what was `taken` off the form for them. */
  const given = (done: Awaited<ReturnType<typeof commands.checkIn>>, taken: PassageDraft | null): void => {
    if (done.ok) {
      onTicket(done.value.ticketId);
      return;
    }
    passage.refuse(done.reason);
    if (taken) passage.putBack(taken);
  };
  const register = (appointmentId: string, came: Came | undefined, told?: boolean, reopens = false): void => {
    // What was wrong with somebody before is no word about this one.
    passage.say('');
    const taken = came ? passage.take(came) : null;
    const priority = told ?? taken?.priority ?? false;
    void commands.checkIn({ appointmentId, priority, reopens }).then((done) => given(done, taken?.draft ?? null));
  };
  const receiveNow = ({ appointment: { id, reasonId }, match: { memberIds, name } }: NotExpected): void => {
    passage.say('');
    const taken = passage.take({ citizenIds: memberIds, name });
    const priority = taken?.priority ?? false;
    void commands
      .receiveToday({ appointmentId: id, priority, announced: announcedFor(reasonId, priority) })
      .then((done) => given(done, taken?.draft ?? null));
    onReceived();
  };
  const receiveMissed = ({ appointment, match: { memberIds, name } }: NotExpected): void => {
    register(appointment.id, { citizenIds: memberIds, name });
    onReceived();
  };
  /** Noted absent so long ago that they come for something else, or are somebody else of the name. */
  const asksMissed = (appointment: Appointment): boolean =>
    minutesOf(time) - minutesOf(appointment.time) > EXPECTED_WITHIN_MIN;
  const registerUnlessAsked = (came: Arriving): void => {
    const arrival = arrivalOf(came.appointmentId);
    if (arrival && isInClosure(day.closure, arrival.time)) setAsked({ ...came, why: 'closed' });
    else if (arrival && earlyMin(arrival.time, time) > 0) setAsked({ ...came, why: 'early' });
    else register(came.appointmentId, arrival && cameBy(arrival), came.priority);
  };
  const [one, other] = [arrivalOf(asked.appointmentId), arrivalOf(askedTwice.appointmentId)];
  // Somebody else checked them in meanwhile: the question does not come back over the next person.
  // Nor does that about a closure, once it is over or the appointment was moved out of it.
  const isNoMore = asked.why === 'closed' && one && !isInClosure(day.closure, one.time);
  if (asked.appointmentId !== '' && (!one || isNoMore)) setAsked(nothingAsked);
  if (askedTwice.appointmentId !== '' && !other) setAskedTwice(nothingAsked);
  return {
    /** What the search does about somebody who is not expected any more. */
    acts: {
      onReceive: (appointment: Appointment, match: CitizenMatch): void =>
        unlessOver(() => setOtherDay({ appointment, match })),
      onOff: (appointment: Appointment, match: CitizenMatch): void => unlessOver(() => setOff({ appointment, match })),
      /** They were noted absent today, and came after all. */
      onMissed: (appointment: Appointment, match: CitizenMatch): void =>
        unlessOver(() => (asksMissed(appointment) ? setMissed : receiveMissed)({ appointment, match })),
      asksMissed,
    },
    /** `priority` where it was told for this person, else it is that of the empty form; `isAsked` = that the house has closed was answered already. */
    checkIn: (appointmentId: string, priority?: boolean, isAsked = false): void => {
      const arrival = arrivalOf(appointmentId);
      const goOn = (): void => {
        const came = { appointmentId, priority };
        if (arrival?.walkedIn) setAskedTwice(came);
        else registerUnlessAsked(came);
      };
      // A closure has its own question, or ends before their hour.
      if (isAsked || !day.isOver || day.closure) goOn();
      else unlessOver(goOn);
    },
    shut: afterClosing && {
      closedToday: day.closedToday,
      onGive: afterClosing.goOn,
      onClose: () => setAfterClosing(null),
    },
    closed:
      one && asked.why === 'closed' && day.closure
        ? {
            appointmentId: one.appointmentId,
            name: nameOf(one),
            time: one.time,
            ...day.closure,
            onReceive: () => register(one.appointmentId, cameBy(one), asked.priority),
            onClose: () => setAsked(nothingAsked),
          }
        : null,
    early:
      one && asked.why === 'early'
        ? {
            appointmentId: one.appointmentId,
            name: nameOf(one),
            time: one.time,
            aheadMin: earlyMin(one.time, time),
            onWait: () => register(one.appointmentId, cameBy(one), asked.priority),
            onClose: () => setAsked(nothingAsked),
          }
        : null,
    otherDay: otherDay && {
      name: otherDay.match.name,
      day: otherDay.appointment.day,
      time: otherDay.appointment.time,
      onReceive: () => receiveNow(otherDay),
      onClose: () => setOtherDay(null),
    },
    missed: missed && {
      name: missed.match.name,
      time: missed.appointment.time,
      onReceive: () => receiveMissed(missed),
      onClose: () => setMissed(null),
    },
    off: off && {
      name: off.match.name,
      time: off.appointment.time,
      reason: entryById(reference.reasons, off.appointment.reasonId)?.name ?? '',
      place: comeBack(reference, day.appointments, off.appointment, { day: day.today, time }),
      onReopen: () => {
        const { memberIds, name } = off.match;
        register(off.appointment.id, { citizenIds: memberIds, name }, undefined, true);
        onReceived();
      },
      onPassage: () => onPassage(off.match, off.appointment.reasonId),
      onClose: () => setOff(null),
    },
    twice: other?.walkedIn
      ? {
          ...other.walkedIn,
          name: nameOf(other),
          onSecond: () => registerUnlessAsked(askedTwice),
          onClose: () => setAskedTwice(nothingAsked),
        }
      : null,
  };
};
