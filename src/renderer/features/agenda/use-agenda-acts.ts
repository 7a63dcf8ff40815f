import { useLayoutEffect, useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import type { Place as OtherPlace } from '#shared/routes/places';
import { minutesOf, timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useStepElsewhere } from '../../data/queries/use-me';
import { useUnread } from '../../ui/redraw/use-unread';
import { say } from '../../ui/voice/voice';
import type { AppointmentMode } from './appointment-panel';
import { onCursor } from './day-grid';
import { placeNames, sayPlaceRefusal } from './say-place-refusal';
import type { Day } from './use-day';
import type { AgendaState, OpenPanel } from './use-agenda-state';
import type { BookedWord } from './use-booking';
import type { CivilNow } from './view-model/block-state';
import { emptyDraft, nameTyped, placeDraft, type Draft, type DraftPlace } from './view-model/draft';
import { resizePersons } from './view-model/draft-persons';
import { changeOf } from './view-model/like-appointment';
import { personsForLength } from './view-model/grid-stops';
import { putAside, resumed, takenOff } from './view-model/shelf';
import { checkTarget, resizeTarget, stepTarget, type Target, type TargetStep } from './view-model/move-target';

type AppointmentAsked = Pick<Extract<OpenPanel, { kind: 'appointment' }>, 'id' | 'mode'>;

type Place = {
  readonly day: string;
  readonly time: string;
  readonly deskId?: string | undefined;
  /** Another length than it has. */
  readonly durationMin?: number | undefined;
};

const isAt = (one: Appointment, { day, time, deskId = one.deskId, durationMin = one.durationMin }: Place): boolean =>
  one.day === day && one.time === time && one.deskId === deskId && one.durationMin === durationMin;

/** What can be done on the screen, whatever view or input it comes from. */
export const useAgendaActs = (reference: SiteReference, state: AgendaState, day: Day, now: CivilNow) => {
  const commands = useCommands();
  // An act that waited finds the screen as it is by then.
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  // A place that somebody left stays as it was: nobody reads there what comes.
  const isSeen = useRef(false);
  useLayoutEffect(() => {
    isSeen.current = true;
    return () => {
      isSeen.current = false;
    };
  }, []);
  const moving = useRef(new Set<string>());
  const panelId = state.panel.kind === 'appointment' ? state.panel.id : '';
  // By its id: another desk may move it to another day while the panel is open.
  const ofPanel = useAppointmentsById([panelId]);
  const find = (id: string): Appointment | undefined =>
    day.appointments.find((one) => one.id === id) ?? ofPanel.get(id);

  /** Shows an appointment in the panel, and lets the keyboard stand on it: what a letter acts on is who the panel shows. */
  const show = (id: string, ofDay: string, mode: AppointmentMode, refusal: Refusal | null = null): void => {
    const { deskId = '', time = '00:00' } = find(id) ?? {};
    const from = minutesOf(time);
    state.setPanel({ kind: 'appointment', id, day: ofDay, mode, refusal });
    state.setCursor({ kind: 'block', id, deskId, from, to: from + 5 });
    state.setSpot({ id, day: ofDay });
  };
  /** What was said of a press that came too soon is over with the next act. */
  const forgetTooSoon = (): void => {
    if (state.notice === agendaText.detail.tooSoon) state.setNotice('');
  };
  /** Puts a panel into another mode, unless somebody went on to something else since it was `asked`. */
  const turn = (asked: AppointmentAsked, mode: AppointmentMode): void => {
    const { panel } = latest.current;
    if (panel.kind !== 'appointment' || panel.id !== asked.id || panel.mode !== asked.mode) return;
    // What was left as it is has the keyboard again, with its keys.
    if (panel.mode !== 'read') state.focusWanted.current = panel.id;
    forgetTooSoon();
    state.setTarget(null);
    state.setPanel({ ...panel, mode, refusal: null });
  };
  /** Says a refusal of which the panel is gone. */
  const tellLate = (name: string, refusal: Refusal, what: keyof typeof agendaText.late = 'act'): void => {
    const words = (named: string) => agendaText.late[what](named, sayPlaceRefusal(refusal, ...placeNames(reference)));
    state.setNotice(words(name));
    // An open list hides the note from a screen reader.
    say('refusal', words(name), words(''));
  };
  const open = (id: string, ofDay = state.day): void => show(id, ofDay, 'read');
  const isSent = (draft: Draft | null): boolean => draft !== null && state.sending.current.has(draft.id);
  /** What is left half typed waits for whoever asks for it; of what is on its way it is not known yet whether it has to. */
  const shelve = (): void => state.shelve(!isSent(state.draft));
  const close = (): void => {
    state.focusWanted.current = find(panelId)?.day === state.day ? panelId : onCursor;
    shelve();
    forgetTooSoon();
    state.setTarget(null);
    state.setOffersOpen(false);
    state.closePanel();
  };
  /**
   * Opens the form, empty: who comes next is somebody else. In the open form what is typed stays, at the new place, unless it is begun anew
   * (`isAnew`) or the open form is on its way. `back` = the other place where it was asked for.
   */
  const create = (place: DraftPlace | null, lengthMin = 0, isAnew = false, back: OtherPlace | null = null): void => {
    // Without a place it is a new appointment that is asked for, not another hour of the one that is changed.
    const isOther = isAnew || (place === null && (state.draft?.changes ?? null) !== null);
    const isOpen = !isOther && state.panel.kind === 'create' && !isSent(state.draft);
    const blank = emptyDraft(reference, place, state.nextFormId(), state.channel.current);
    if (!isOpen) shelve();
    if (!isOpen || back) state.setBack(back && { place: back, of: '' });
    state.setDraft((known) => {
      const kept = isOpen && known ? placeDraft(known, reference, place ?? known.place) : blank;
      const durations = entryById(reference.reasons, kept.reasonId)?.durationsMin ?? [];
      const count = lengthMin > 0 ? personsForLength(durations, lengthMin) : kept.persons.length;
      return kept.changes ? kept : { ...kept, persons: resizePersons(kept.persons, count) };
    });
    state.setTarget(null);
    state.setOffersOpen(false);
    state.setPanel({ kind: 'create' });
  };
  /** Opens the form that changes an appointment; one that is half typed is put aside. */
  const modify = (appointment: Appointment, values: CitizenValues, names: readonly string[]): void => {
    const id = state.nextFormId();
    shelve();
    state.setBack(null);
    state.setDraft(() => changeOf(reference, appointment, values, names, id));
    state.setDay(appointment.day);
    state.setTarget(null);
    state.setOffersOpen(false);
    state.setPanel({ kind: 'create' });
  };
  /** A form that was left half typed, as it was; its place is looked for anew where it has passed meanwhile. */
  const resume = (shelved: Draft): void => {
    // In the form that is open: what it shows goes on from there.
    state.setDraft((known) => ({ ...resumed(shelved, now), id: known?.id ?? shelved.id }));
    state.setShelf((shelf) => takenOff(shelf, shelved.id));
    state.setNotice('');
  };
  const send = (formId: number, isSending: boolean): void => {
    if (isSending) state.sending.current.add(formId);
    else state.sending.current.delete(formId);
  };
  /**
   * What was booked stands beside the grid, with the word of the server; a surplus at once with other places. Whoever went on to something
   * else meanwhile stays there: the foot of the window tells of it.
   */
  const booked = ({ formId, appointmentId, place, said }: BookedWord): void => {
    const { panel, draft } = latest.current;
    state.setDraft((known) => (known?.id === formId ? null : known));
    if (panel.kind !== 'create' || draft?.id !== formId) return;
    state.setOffersOpen(false);
    state.focusWanted.current = appointmentId;
    state.setBack((known) => known && { ...known, of: appointmentId });
    show(appointmentId, place.day, said === 'overbooked' ? 'move' : 'read');
    state.setDay(place.day);
  };
  const nameOf = (appointment: Appointment | undefined): string => {
    const values = day.citizens.get(appointment?.citizenId ?? '');
    return values ? knownBy(values) : agendaText.block.unnamed;
  };
  /** A refusal stands in its form. Where the form is gone, it is put aside for Alt R and the refusal is said above the calendar. */
  const refused = (sent: Draft, refusal: Refusal): void => {
    const { panel, draft } = latest.current;
    const isThere = panel.kind === 'create' && draft?.id === sent.id;
    if (isThere && isSeen.current) return;
    if (isThere) state.closePanel();
    state.setDraft((known) => (known?.id === sent.id ? null : known));
    state.setShelf((shelf) => putAside(shelf, sent));
    tellLate(nameTyped(sent), refusal, sent.changes ? 'change' : 'booking');
  };
  /**
   * `fromDay` is where it stands now; a refusal opens it there, with the reason and the next free places. Whoever went on to something else
   * meanwhile stays there.
   */
  const moveNow = async (id: string, place: Place, fromDay: string): Promise<boolean> => {
    const known = find(id);
    const before = latest.current;
    // Put down where it stands nothing moved, and nothing is noted.
    const result =
      known && isAt(known, place)
        ? { ok: true as const }
        : await commands.rescheduleAppointment({ appointmentId: id, ...place });
    const { panel, draft } = latest.current;
    const isThere = panel.kind === 'appointment' && panel.id === id;
    if (!isThere && (panel !== before.panel || draft !== before.draft)) {
      if (!result.ok) tellLate(nameOf(known), result.reason);
      return result.ok;
    }
    if (!result.ok && !isSeen.current) tellLate(nameOf(known), result.reason);
    if (result.ok) {
      state.setTarget(null);
      state.setDay(place.day);
      state.focusWanted.current = id;
      show(id, place.day, 'read');
    } else show(id, fromDay, 'move', result.reason);
    return result.ok;
  };
  const move = async (id: string, place: Place, fromDay = find(id)?.day ?? state.day): Promise<boolean> => {
    // Pressed twice it is meant once.
    if (moving.current.has(id)) return false;
    moving.current.add(id);
    try {
      return await moveNow(id, place, fromDay);
    } finally {
      moving.current.delete(id);
    }
  };
  /** Begins a move in the grid of its day, whatever view is shown. */
  const startMove = (id: string, ofDay = find(id)?.day): void => {
    if (state.view !== 'day') {
      if (ofDay === undefined) return;
      state.setView('day');
      state.setDay(ofDay);
      open(id, ofDay);
      state.setMoveWanted(id);
      return;
    }
    const appointment = find(id);
    if (!appointment || appointment.status !== 'booked') return;
    state.setTarget({ deskId: appointment.deskId, from: minutesOf(appointment.time) });
    state.focusWanted.current = id;
    show(id, appointment.day, 'move');
  };
  const stepMove = (id: string, step: TargetStep): void => {
    const appointment = find(id);
    const { axis, columns } = day.view;
    if (!axis || !appointment || !state.target) return;
    const lengthMin = state.target.lengthMin ?? appointment.durationMin;
    if (step === 'longer' || step === 'shorter')
      return state.setTarget(resizeTarget(axis, state.target, lengthMin, step));
    state.setTarget(
      stepTarget(
        axis,
        columns.map(({ deskId }) => deskId),
        state.target,
        step,
        lengthMin,
      ),
    );
  };
  const check = (id: string, target: Target) => {
    const moved = find(id);
    return moved
      ? checkTarget(day.plan, day.live, { ...moved, durationMin: target.lengthMin ?? moved.durationMin }, target)
      : null;
  };
  const shown = find(panelId);
  const { name } = useStepElsewhere(shown?.events ?? []);
  const isNews = useUnread([shown ? name : ''], '', panelId);
  /** What a colleague did with the open appointment a moment ago is read first: its panel says what. */
  const drop = (id: string, { from, deskId, lengthMin }: Target): void => {
    const { tooSoon } = agendaText.detail;
    if (id === panelId && isNews(0)) {
      state.setNotice(tooSoon);
      say('refusal', tooSoon);
      return;
    }
    forgetTooSoon();
    void move(id, { day: state.day, time: timeOf(from), deskId, durationMin: lengthMin });
  };
  return {
    find,
    open,
    turn,
    tellLate,
    close,
    create,
    modify,
    resume,
    send,
    booked,
    refused,
    move,
    startMove,
    stepMove,
    check,
    drop,
  };
};

export type AgendaActs = ReturnType<typeof useAgendaActs>;
