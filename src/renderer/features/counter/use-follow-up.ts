import { useState } from 'react';

import type { Slot } from '#shared/domain/scheduling/placed';

import { useCommands } from '../../data/commands/use-commands';
import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useFirstNames } from '../../data/queries/use-first-names';
import { useActs } from '../../data/queries/use-acts';
import type { useGuardedAct } from './use-guarded-act';
import type { FollowUp } from './view-model/follow-up';

type Run = ReturnType<typeof useGuardedAct>['runChosen'];

/** A place that was booked; `isSure` = the server held it, so nobody else has it. */
export type FollowUpBooked = {
  readonly slot: Slot;
  readonly appointmentId: string;
  readonly actId: string;
  readonly isSure: boolean;
};

/**
 * The new appointment that an incomplete file needs: offered until it is booked or waved away, again when the booking is undone. `seat`
 * = who works where: it is nobody else’s.
 */
export const useFollowUp = (run: Run, seat: string) => {
  const commands = useCommands();
  const acts = useActs();
  const [offered, setOffered] = useState<{ readonly followUp: FollowUp; readonly seat: string } | null>(null);
  const wanted = offered?.seat === seat ? offered.followUp : null;
  const [made, setMade] = useState<FollowUpBooked | null>(null);
  // The companions keep the first names of the appointment before.
  const before = wanted?.appointmentId ?? '';
  const names = useFirstNames(useAppointmentsById([before]).get(before));
  const booked = made && acts.some(({ id, undone }) => id === made.actId && undone) ? null : made;
  const offer = (followUp: FollowUp): void => {
    setMade(null);
    setOffered({ followUp, seat });
  };
  const book = (slot: Slot): void => {
    if (!wanted || booked) return;
    const { citizenId, reasonId, persons } = wanted;
    const { day, time, deskId } = slot;
    void run(async () => {
      const citizen = { id: citizenId };
      const place = { day, time, deskId };
      const done = await commands.bookAppointment({ citizen, reasonId, persons, names, ...place, channel: 'desk' });
      if (done.ok) {
        const { appointmentId, act, isGranted } = done.value;
        setMade({ slot, appointmentId, actId: act.id, isSure: isGranted });
      }
      return done;
    });
  };
  return { wanted, booked, offer, book, close: () => setOffered(null) };
};

export type FollowUpActs = ReturnType<typeof useFollowUp>;
