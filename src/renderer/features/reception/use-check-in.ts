import { useState } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import { displayName } from '#shared/domain/model/citizen-values';
import type { WaitBand } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { earlyMin } from '#shared/domain/publication/publication-of';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import type { PassageDraft } from './passage-draft';
import type { usePassage } from './use-passage';
import type { useReceptionDay } from './use-reception-day';
import { allArrivals, type Arrival } from './view-model/arrivals';

type CheckInNeeds = {
  readonly day: ReturnType<typeof useReceptionDay>;
  readonly zone: string;
  readonly passage: ReturnType<typeof usePassage>;
  /** The wait to announce to who takes a ticket for a reason now; `null` when it is not known. */
  readonly announcedFor: (reasonId: string, priority: boolean) => WaitBand | null;
  readonly onTicket: (ticketId: string) => void;
};

/** About which appointment, and whether the person has priority where that was told beside it. */
type Asked = { readonly appointmentId: string; readonly priority: boolean | undefined };
const nothingAsked: Asked = { appointmentId: '', priority: undefined };

const nameOf = ({ values }: Arrival): string => (values ? displayName(values) : '');

/**
 * Checks somebody in, after a question where they come hours early, or hold a ticket already without their appointment: `early` and `twice` are
 * these questions, `null` = not asked. `receive` gives a ticket to somebody who is booked for a later day.
 */
export const useCheckIn = ({ day, zone, passage, announcedFor, onTicket }: CheckInNeeds) => {
  const commands = useCommands();
  const [asked, setAsked] = useState(nothingAsked);
  const [askedTwice, setAskedTwice] = useState(nothingAsked);
  const arrivalOf = (id: string): Arrival | undefined =>
    allArrivals(day.arrivals).find((one) => one.appointmentId === id);
  const { time } = civilOf(day.now, zone);
  /** Shows the ticket of somebody who came, or says why there is none and puts back what was `taken` off the form for them. */
  const given = (done: Awaited<ReturnType<typeof commands.checkIn>>, taken: PassageDraft | null): void => {
    if (done.ok) {
      onTicket(done.value.ticketId);
      return;
    }
    passage.refuse(done.reason);
    if (taken) passage.putBack(taken);
  };
  const register = (appointmentId: string, told?: boolean): void => {
    const arrival = arrivalOf(appointmentId);
    // What was wrong with somebody before is no word about this one.
    passage.say('');
    const taken = arrival ? passage.take({ citizenIds: arrival.citizenIds, name: nameOf(arrival) }) : null;
    const priority = told ?? taken?.priority ?? false;
    void commands.checkIn({ appointmentId, priority }).then((done) => given(done, taken));
  };
  const registerUnlessEarly = (came: Asked): void => {
    const arrival = arrivalOf(came.appointmentId);
    if (arrival && earlyMin(arrival.time, time) > 0) setAsked(came);
    else register(came.appointmentId, came.priority);
  };
  const [one, other] = [arrivalOf(asked.appointmentId), arrivalOf(askedTwice.appointmentId)];
  // Somebody else checked them in meanwhile: the question does not come back over the next person.
  if (asked.appointmentId !== '' && !one) setAsked(nothingAsked);
  if (askedTwice.appointmentId !== '' && !other) setAskedTwice(nothingAsked);
  return {
    receive: ({ id, reasonId }: Appointment, { memberIds, name }: CitizenMatch): void => {
      const taken = passage.take({ citizenIds: memberIds, name });
      const priority = taken?.priority ?? false;
      void commands
        .receiveToday({ appointmentId: id, priority, announced: announcedFor(reasonId, priority) })
        .then((done) => given(done, taken));
    },
    /** `priority` where it was told for this person, else it is that of the empty form. */
    checkIn: (appointmentId: string, priority?: boolean): void => {
      const came = { appointmentId, priority };
      if (arrivalOf(appointmentId)?.walkedIn) setAskedTwice(came);
      else registerUnlessEarly(came);
    },
    early: one
      ? {
          appointmentId: one.appointmentId,
          name: nameOf(one),
          time: one.time,
          aheadMin: earlyMin(one.time, time),
          onWait: () => register(one.appointmentId, asked.priority),
          onClose: () => setAsked(nothingAsked),
        }
      : null,
    twice: other?.walkedIn
      ? {
          ...other.walkedIn,
          name: nameOf(other),
          onSecond: () => registerUnlessEarly(askedTwice),
          onClose: () => setAskedTwice(nothingAsked),
        }
      : null,
  };
};
