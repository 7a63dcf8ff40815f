import { useState } from 'react';

import { displayName } from '#shared/domain/model/citizen-values';
import { earlyMin } from '#shared/domain/publication/publication-of';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import type { usePassage } from './use-passage';
import type { useReceptionDay } from './use-reception-day';
import type { Arrival } from './view-model/arrivals';

type CheckInNeeds = {
  readonly day: ReturnType<typeof useReceptionDay>;
  readonly zone: string;
  readonly passage: ReturnType<typeof usePassage>;
  readonly onTicket: (ticketId: string) => void;
};

/** Checks somebody in, after a question where they come hours early: `early` is that question, `null` = none is asked. */
export const useCheckIn = ({ day, zone, passage, onTicket }: CheckInNeeds) => {
  const commands = useCommands();
  const [asked, setAsked] = useState('');
  const arrivalOf = (id: string): Arrival | undefined =>
    [...day.arrivals.now, ...day.arrivals.next].find((one) => one.appointmentId === id);
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
  const register = (appointmentId: string): void => {
    const came = arrivalOf(appointmentId);
    // What was wrong with somebody before is no word about this one.
    passage.say('');
    void commands
      .checkIn({ appointmentId, priority: passage.arrivalPriority })
      .then((done) => given(done, came?.citizenId ?? '', came?.values ? displayName(came.values) : ''));
  };
  const one = arrivalOf(asked);
  return {
    given,
    checkIn: (appointmentId: string): void => {
      const arrival = arrivalOf(appointmentId);
      (arrival && earlyMin(arrival.time, time) > 0 ? setAsked : register)(appointmentId);
    },
    early: one
      ? {
          appointmentId: asked,
          name: one.values ? displayName(one.values) : '',
          time: one.time,
          aheadMin: earlyMin(one.time, time),
          onWait: () => register(asked),
          onClose: () => setAsked(''),
        }
      : null,
  };
};
