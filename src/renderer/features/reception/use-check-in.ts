import { useState } from 'react';

import { displayName } from '#shared/domain/model/citizen-values';
import { earlyMin } from '#shared/domain/publication/publication-of';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import type { usePassage } from './use-passage';
import type { useReceptionDay } from './use-reception-day';
import { allArrivals, type Arrival } from './view-model/arrivals';

type CheckInNeeds = {
  readonly day: ReturnType<typeof useReceptionDay>;
  readonly zone: string;
  readonly passage: ReturnType<typeof usePassage>;
  readonly onTicket: (ticketId: string) => void;
};

/** About which appointment, and whether the person has priority where that was told beside it. */
type Asked = { readonly appointmentId: string; readonly priority: boolean | undefined };
const nothingAsked: Asked = { appointmentId: '', priority: undefined };

/**
 * Checks somebody in, after a question where they come hours early, or hold a ticket already without their appointment: `early` and `twice` are
 * these questions, `null` = not asked.
 */
export const useCheckIn = ({ day, zone, passage, onTicket }: CheckInNeeds) => {
  const commands = useCommands();
  const [asked, setAsked] = useState(nothingAsked);
  const [askedTwice, setAskedTwice] = useState(nothingAsked);
  const arrivalOf = (id: string): Arrival | undefined =>
    allArrivals(day.arrivals).find((one) => one.appointmentId === id);
  const { time } = civilOf(day.now, zone);
  /** Shows the ticket of somebody who came, or says why there is none; what was begun for them is done, be it under the name alone. */
  const given = (done: Awaited<ReturnType<typeof commands.checkIn>>, citizenId: string, name = ''): void => {
    if (!done.ok) {
      passage.say(refusalLine(done.reason));
      return;
    }
    onTicket(done.value.ticketId);
    const { citizenId: begunFor, citizenText } = passage.draft;
    if (citizenText !== '' && (citizenId === begunFor || name === citizenText)) passage.begin({});
    // The priority was of this person: the next one does not inherit it.
    else if (passage.arrivalPriority) passage.change({ priority: false });
  };
  const register = (appointmentId: string, priority = passage.arrivalPriority): void => {
    const came = arrivalOf(appointmentId);
    // What was wrong with somebody before is no word about this one.
    passage.say('');
    void commands
      .checkIn({ appointmentId, priority })
      .then((done) => given(done, came?.citizenId ?? '', came?.values ? displayName(came.values) : ''));
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
  const nameOf = ({ values }: Arrival): string => (values ? displayName(values) : '');
  return {
    given,
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
