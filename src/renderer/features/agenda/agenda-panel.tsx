import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { Navigate } from '#shared/routes/places';
import { timeOf } from '#shared/time/civil';

import { KeysForm, useRebound } from '../../ui/keys';
import { AppointmentPanel } from './appointment-panel';
import { BookingPanel } from './booking-panel';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { Day } from './use-day';
import type { DraftFit } from './use-draft-fit';
import type { CivilNow } from './view-model/block-state';
import type { Target } from './view-model/move-target';

/** Where it would go; with the end once the length is changed too. */
const moveWords = ({ from, lengthMin }: Target, columnName: string): string =>
  lengthMin === undefined
    ? agendaText.move.where(timeOf(from), columnName)
    : agendaViewsText.resize.where(timeOf(from), timeOf(from + lengthMin), columnName);

type AgendaPanelProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly day: Day;
  readonly acts: AgendaActs;
  readonly fit: DraftFit;
  readonly now: CivilNow;
  /** The appointment that the keyboard stands on in the calendar. */
  readonly standing: string;
  /** Goes back to the place where the form was asked for. */
  readonly onLeave: Navigate;
};

/** Whether something stands beside the calendar: an appointment that is gone has no panel. */
export const hasPanel = ({ panel, draft }: AgendaState, acts: AgendaActs): boolean =>
  panel.kind === 'create' ? draft !== null : panel.kind === 'appointment' && acts.find(panel.id) !== undefined;

/** The side of the agenda: the new appointment, or the one that was opened. */
export const AgendaPanel = ({ reference, state, day, acts, fit, now, standing, onLeave }: AgendaPanelProps) => {
  const rebound = useRebound();
  const { panel, draft, target, back } = state;
  const leave = (): void => {
    if (!back) return;
    rebound.left(performance.now());
    onLeave(back.place);
  };
  if (panel.kind === 'create' && draft) {
    return (
      <KeysForm>
        <BookingPanel
          key={draft.id}
          reference={reference}
          draft={draft}
          fit={fit}
          today={now.day}
          nowMinute={now.minute}
          shownDay={state.view === 'day' ? state.day : ''}
          offersOpen={state.offersOpen}
          onOffers={state.setOffersOpen}
          columnName={day.columnName}
          onDraft={(change) => {
            state.setDraft((known) => (known?.id === draft.id ? change(known) : known));
            const { place } = change(draft);
            if (place && place.day !== draft.place?.day) state.setDay(place.day);
          }}
          onSending={acts.send}
          onBooked={acts.booked}
          onRefused={acts.refused}
          onOpenOther={(appointment) => {
            state.setDay(appointment.day);
            acts.open(appointment.id, appointment.day);
            state.focusWanted.current = appointment.id;
          }}
          onClose={() => {
            acts.close();
            if (draft.changes) acts.open(draft.changes.appointment.id, draft.changes.appointment.day);
            leave();
          }}
          shelf={state.shelf}
          onResume={acts.resume}
        />
      </KeysForm>
    );
  }
  const appointment = panel.kind === 'appointment' ? acts.find(panel.id) : undefined;
  if (panel.kind !== 'appointment' || !appointment) return null;
  const checked = target && panel.mode === 'move' ? acts.check(panel.id, target) : null;
  return (
    <AppointmentPanel
      key={panel.id}
      reference={reference}
      appointment={appointment}
      now={now}
      columnName={day.columnName}
      mode={panel.mode}
      isAt={standing === panel.id}
      onMode={(mode) => (mode === 'move' ? acts.startMove(panel.id) : acts.turn(panel, mode))}
      onLate={(name, refusal) => acts.tellLate(name, refusal)}
      moveWhere={target ? moveWords(target, day.columnName(target.deskId)) : ''}
      moveRefusal={(checked && !checked.ok ? checked.reason : null) ?? panel.refusal}
      onTake={(slot) => void acts.move(panel.id, slot)}
      onModify={(values, names) => acts.modify(appointment, values, names)}
      back={back?.of === panel.id ? back.place : null}
      onClose={() => {
        acts.close();
        if (back?.of === panel.id) leave();
      }}
    />
  );
};
