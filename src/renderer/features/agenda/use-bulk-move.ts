import { useEffect, useMemo, useRef, useState } from 'react';

import {
  filledDays,
  proposeMoves,
  type MoveScene,
  type ProposedBefore,
  type ProposedMove,
} from '#shared/domain/booking/propose-moves';
import type { MoveCause } from '#shared/domain/booking/move-cause';
import { touchedAppointments } from '#shared/domain/booking/touched-appointments';
import { moveAlternatives } from '#shared/domain/conflicts/alternatives';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import type { Refusal } from '#shared/errors/refusal';
import { addDays, timeOf } from '#shared/time/civil';

import type { Move, NotMoved } from '../../data/commands/appointment/move-appointments';
import { useCommands } from '../../data/commands/use-commands';
import { useLongAct } from '../../data/queries/use-acts';
import { withHeldPlaces } from '#shared/domain/scheduling/live-placements';
import { useAppointmentsBetween, useHeldPlaces, type HeldPlace } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import type { CivilNow } from './view-model/block-state';

/** So far ahead places are looked for, days. */
const aheadDays = 45;
const othersShown = 5;
/** So many of them lie on the day on which the person would come, where it has room. */
const othersOfDay = 3;

/** What a person decided about one of them: another place, or to stay. */
type Choice = Slot | 'stay';

type Proposals = MoveScene & {
  readonly cause: MoveCause;
  /** What the server keeps for other desks. */
  readonly promised: readonly HeldPlace[];
};

const useProposals = (scene: Proposals, choices: ReadonlyMap<string, Choice>): readonly ProposedMove[] => {
  const { ref, appointments, promised, cause, now } = scene;
  const [day, time] = [now.day, now.time];
  const before = useRef<ProposedBefore>(new Map());
  const moves = useMemo(() => {
    const touched = touchedAppointments(ref, appointments, cause, { day, time });
    const chosen = (one: Appointment): Choice | undefined => choices.get(one.id);
    const moving = touched.filter((one) => chosen(one) === undefined);
    // Who was placed by hand is there already, so that nobody else is offered the same room.
    const placed = appointments.map((one) => {
      const choice = chosen(one);
      return choice === undefined || choice === 'stay' ? one : { ...one, ...choice };
    });
    const taken = withHeldPlaces(placed, promised, ref.site.id);
    // oxlint-disable-next-line react/refs -- whatever drawing it was of, only what still holds of it is kept
    const proposed = proposeMoves({ ref, appointments: taken, now: { day, time } }, moving, before.current);
    const byId = new Map(proposed.map((move) => [move.appointment.id, move]));
    return touched.map((appointment): ProposedMove => {
      const choice = chosen(appointment);
      if (choice === undefined || choice === 'stay') return byId.get(appointment.id) ?? { appointment, to: null };
      return { appointment, to: choice };
    });
  }, [ref, appointments, promised, cause, day, time, choices]);
  useEffect(() => {
    before.current = new Map(moves.map((move) => [move.appointment.id, move]));
  }, [moves]);
  return moves;
};

const isThere = (
  one: Pick<Appointment, 'day' | 'time' | 'deskId'>,
  place: Pick<Slot, 'day' | 'time' | 'deskId'>,
): boolean => one.day === place.day && one.time === place.time && one.deskId === place.deskId;

/** Whom a cause touches, where each could go and what was decided of it. */
export const useBulkMove = (reference: SiteReference, cause: MoveCause, now: CivilNow) => {
  const commands = useCommands();
  const { fromDay, toDay } = cause.spell;
  const from = fromDay < now.day ? now.day : fromDay;
  const live = useAppointmentsBetween(from, addDays(toDay < from ? from : toDay, aheadDays));
  // While all of them move the list stands still: nothing is proposed anew for each that is written.
  const [held, setHeld] = useState<readonly Appointment[] | null>(null);
  // Nor while all of them come back: one look at the end instead of one for each piece.
  const isRunning = useLongAct() !== null;
  const [still, setStill] = useState(live);
  if (!isRunning && still !== live) setStill(live);
  const appointments = held ?? still;
  const isBusy = held !== null;
  const latest = useHeldPlaces();
  const [promised, setPromised] = useState(latest);
  if (!isRunning && !isBusy && promised !== latest) setPromised(latest);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [sent, setSent] = useState<readonly Move[]>([]);
  const [notMoved, setNotMoved] = useState<readonly NotMoved[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const moment = { day: now.day, time: timeOf(now.minute) };
  const moves = useProposals({ ref: reference, appointments, promised, cause, now: moment }, choices);
  const { stays, isChosen, chosen, filled } = useMemo(() => {
    const isLeft = ({ appointment }: ProposedMove): boolean => choices.get(appointment.id) === 'stay';
    const goes = (move: ProposedMove): boolean => move.to !== null && !isLeft(move);
    const going = moves.filter(goes);
    return { stays: isLeft, isChosen: goes, chosen: going, filled: filledDays(reference, appointments, going) };
  }, [reference, appointments, moves, choices]);
  const choose = (id: string, choice: Choice | null): void => {
    const next = new Map(choices);
    if (choice === null) next.delete(id);
    else next.set(id, choice);
    setChoices(next);
  };
  const placeOf = new Map(sent.map((one) => [one.appointmentId, one]));
  /** How many stand where this sheet sent them: whoever was taken back counts no more. */
  const done = appointments.filter((one) => {
    const place = placeOf.get(one.id);
    return place !== undefined && isThere(one, place);
  }).length;
  /** Other places for one of them, beside the places of all the others. */
  const othersOf = (appointment: Appointment): readonly Slot[] => {
    const places = new Map(chosen.map((move) => [move.appointment.id, move.to]));
    const settled = appointments.map((one) => (one.id === appointment.id ? one : { ...one, ...places.get(one.id) }));
    const taking = withHeldPlaces(settled, promised, reference.site.id);
    const facts = { ref: reference, appointments: taking, appointment, now: moment };
    const found = moveAlternatives(facts, othersShown + 1, othersOfDay + 1).map(({ slot }) => slot);
    // What is proposed already is no other place.
    const proposed = places.get(appointment.id);
    return found.filter((slot) => !proposed || !isThere(slot, proposed)).slice(0, othersShown);
  };
  const submit = async (): Promise<void> => {
    if (isBusy || chosen.length === 0) return;
    setHeld(appointments);
    try {
      const list = chosen.flatMap(({ appointment, to }) => (to ? [{ appointmentId: appointment.id, ...to }] : []));
      const result = await commands.moveAppointments({ moves: list });
      setRefusal(result.ok ? null : result.reason);
      setNotMoved(result.ok ? result.value.notMoved : []);
      if (!result.ok) return;
      const moved = new Set(result.value.movedIds);
      setSent([
        ...sent.filter(({ appointmentId: id }) => !moved.has(id)),
        ...list.filter(({ appointmentId: id }) => moved.has(id)),
      ]);
      // Keep those who were unticked: pressing the same key again must not move them.
      setChoices(new Map([...choices].filter(([, choice]) => choice === 'stay')));
    } finally {
      setHeld(null);
    }
  };
  return {
    isRead: isRead(live),
    moves,
    done,
    isChosen,
    stays,
    chosen,
    filled,
    choose,
    othersOf,
    submit,
    isBusy,
    notMoved,
    refusal,
  };
};

export type BulkMoveState = ReturnType<typeof useBulkMove>;
