import { useMemo, useRef, useState } from 'react';

import type { Confirmation } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import type { Slot } from '#shared/domain/scheduling/placed';
import { entryById } from '#shared/lib/entry-by-id';

import type { Booked } from '../../data/commands/appointment/book-appointment';
import type { Act } from '../../data/commands/door/act';
import { useCommands } from '../../data/commands/use-commands';
import { useActs } from '../../data/queries/use-acts';
import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useFirstNames } from '../../data/queries/use-first-names';
import { useAppointmentsOf } from '../../data/queries/use-whereabouts';
import type { useGuardedAct } from './use-guarded-act';
import { bookedSince, type FollowUp } from './view-model/follow-up';

type Written = Booked & { readonly act: Act };
type Run = ReturnType<typeof useGuardedAct>['runChosen'];

/** What was booked for the person, wherever it was done, and the word of the server on it. */
export type FollowUpBooked = {
  readonly appointmentId: string;
  readonly day: string;
  readonly time: string;
  readonly reasonId: string;
  readonly said: Confirmation;
};

/** A place that was booked here: it stands before the store tells of it. */
type Made = FollowUpBooked & { readonly of: FollowUp; readonly actId: string };

/** A place that is being booked, among those that were offered; `isWritten` = the server says its word. */
export type FollowUpAsked = { readonly slot: Slot; readonly offers: readonly Slot[]; readonly isWritten: boolean };

type Offered = { readonly followUp: FollowUp; readonly seat: string };

const without = (all: readonly Offered[], { ticketId }: FollowUp): readonly Offered[] =>
  all.filter(({ followUp }) => followUp.ticketId !== ticketId);

/**
 * The new appointment that an incomplete file needs: offered until it is booked or waved away, again when the booking is undone. `wanted` is the newest
 * of those that were `offered`. `seat` = who works where: it is nobody else’s. `booked` is what was taken here, in the agenda or by F4 since the person came to
 * the desk: none is offered beside it. `isKnown`: it is read whether something was.
 */
export const useFollowUp = (run: Run, seat: string, tickets: readonly Ticket[]) => {
  const commands = useCommands();
  const acts = useActs();
  const [all, setAll] = useState<readonly Offered[]>([]);
  const offered = useMemo(() => all.filter((one) => one.seat === seat).map(({ followUp }) => followUp), [all, seat]);
  const wanted = offered.at(-1) ?? null;
  const [made, setMade] = useState<Made | null>(null);
  const [asked, setAsked] = useState<FollowUpAsked | null>(null);
  const isBooking = useRef(false);
  // The companions keep the first names of the appointment before.
  const before = wanted?.appointmentId ?? '';
  const names = useFirstNames(useAppointmentsById([before]).get(before));
  const isUndone = acts.some(({ id, undone }) => id === made?.actId && undone);
  const citizenId = wanted?.citizenId ?? '';
  const read = useAppointmentsOf([citizenId], true);
  const isKnown = citizenId === '' || read.ids.has(citizenId);
  const ticket = entryById(tickets, wanted?.ticketId);
  const since = wanted && ticket && isKnown ? bookedSince(wanted, ticket, read.appointments) : null;
  const isCalledOff = read.appointments.some(({ id, status }) => id === made?.appointmentId && status !== 'booked');
  const own = made?.of === wanted && !isUndone && !isCalledOff ? made : null;
  const booked: FollowUpBooked | null = since ? { ...since, appointmentId: since.id, said: since.confirmation } : own;
  const offer = (followUp: FollowUp): void => {
    setMade(null);
    setAll((known) => [...without(known, followUp), { followUp, seat }]);
  };
  /** Books one of the offered places; the offers stand as they are until the server has said its word. */
  const book = async (slot: Slot, offers: readonly Slot[]): Promise<void> => {
    if (!wanted || booked || isBooking.current) return;
    const { reasonId, persons } = wanted;
    const { day, time, deskId } = slot;
    isBooking.current = true;
    setAsked({ slot, offers, isWritten: false });
    const written: Written[] = [];
    try {
      await run(async (again) => {
        const citizen = { id: citizenId };
        const place = { day, time, deskId, channel: 'desk', onTaker: again } as const;
        const done = await commands.bookAppointment({ citizen, reasonId, persons, names, ...place });
        if (done.ok) written.push(done.value);
        return done;
      });
      const [one] = written;
      if (!one) return;
      // No act any more: the next call of this desk does not wait for it.
      setAsked({ slot, offers, isWritten: true });
      const said = await one.word();
      setMade({ of: wanted, day, time, reasonId, appointmentId: one.appointmentId, actId: one.act.id, said });
    } finally {
      isBooking.current = false;
      setAsked(null);
    }
  };
  /** Nothing is asked about this one any more. */
  const close = (one = wanted): void => setAll((known) => (one ? without(known, one) : known));
  return { wanted, offered, asked, booked, isKnown, offer, book, close };
};

export type FollowUpActs = ReturnType<typeof useFollowUp>;
