import FullCalendar from '@fullcalendar/react';
import interactionPlugin from '@fullcalendar/react/interaction';
import frLocale from '@fullcalendar/react/locales/fr';
import '@fullcalendar/react/skeleton.css';
import themePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useMemo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, timeOf } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { BlockState, CivilNow } from './view-model/block-state';
import { calendarEvents, calendarHours, calendarOpenings, type CalendarEvent } from './view-model/calendar-events';
import { mondayOf } from './view-model/open-days';

type CalendarViewProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly now: CivilNow;
  /** Whose days are shown: all desks at once cannot be read in a week. */
  readonly deskId: string;
};

// The mirror of a selection has neither.
type Inner = { readonly reason?: string; readonly state?: BlockState };

// Events are drawn like the blocks of the day, so that a state looks the same in every view.
const EventInner = ({
  title,
  timeText,
  inner,
}: {
  readonly title: string;
  readonly timeText: string;
  readonly inner: Inner;
}) => {
  if (inner.state === undefined) return <span className="ag-fc-in">{timeText}</span>;
  const { sign } = blockSigns[inner.state];
  return (
    <span className="ag-fc-in">
      <span className="ag-fc-time">{timeText}</span> <b>{title || agendaText.block.unnamed}</b>{' '}
      <span>{inner.reason}</span>
      <span className="sr">{statusText[inner.state]}</span>
      {sign && <Icon of={signs[sign].icon} />}
    </span>
  );
};

const toInput = ({ movable, reason, state, ...event }: CalendarEvent) => ({
  ...event,
  startEditable: movable,
  durationEditable: false,
  extendedProps: { reason, state },
});

const useCalendarEvents = ({ reference, now }: CalendarViewProps, from: string, to: string, deskId: string) => {
  const appointments = useAppointmentsBetween(from, to);
  const tickets = useTicketsOfDay(now.day);
  const citizens = useCitizenValues(appointments.map(({ citizenId }) => citizenId));
  return useMemo(
    () => calendarEvents({ reference, citizens, now }, appointments, tickets, deskId).map(toInput),
    [reference, citizens, now, appointments, tickets, deskId],
  );
};

/** A week, or one desk's day, in the calendar library. Civil times are shown as UTC so that no zone plays a part. */
export const CalendarView = (props: CalendarViewProps) => {
  const { reference, state, acts, now, deskId } = props;
  const week = state.view === 'week';
  const from = week ? mondayOf(state.day) : state.day;
  const days = week ? 6 : 1;
  const events = useCalendarEvents(props, from, addDays(from, days - 1), deskId);
  const openings = useMemo(
    () =>
      calendarOpenings(reference, from, days, deskId).map((span) => ({
        ...span,
        groupId: 'open',
        display: 'inverse-background',
        className: 'ag-fc-shut',
      })),
    [reference, from, days, deskId],
  );
  const hours = calendarHours(reference);
  const create = (start: string, lengthMin: number): void => {
    const day = start.slice(0, 10);
    state.setDay(day);
    acts.create({ day, time: start.slice(11, 16), deskId }, lengthMin);
  };
  return (
    <div className="ag-fc">
      <FullCalendar
        key={`${state.view} ${from} ${deskId}`}
        plugins={[themePlugin, timeGridPlugin, interactionPlugin]}
        initialView={week ? 'timeGridWeek' : 'timeGridDay'}
        initialDate={from}
        locale={frLocale}
        timeZone="UTC"
        now={() => `${now.day}T${timeOf(now.minute)}:00Z`}
        nowIndicator
        headerToolbar={false}
        allDaySlot={false}
        firstDay={1}
        hiddenDays={week ? [0] : []}
        height="100%"
        expandRows
        slotMinTime={`${hours.from}:00`}
        slotMaxTime={`${hours.to}:00`}
        slotDuration="00:30:00"
        snapDuration="00:05:00"
        slotHeaderFormat={{ hour: 'numeric', minute: '2-digit', hour12: false }}
        eventTimeFormat={{ hour: 'numeric', minute: '2-digit', hour12: false }}
        displayEventEnd={false}
        dayHeaderFormat={{ weekday: 'long', day: 'numeric', month: 'long' }}
        events={[...openings, ...events]}
        eventClass={({ event }) => {
          const { look, sign } = blockSigns[(event.extendedProps['state'] as BlockState | undefined) ?? 'booked'];
          return classNames('ag-ev', 'ag-fc-ev', `ag-ev--${look}`, sign !== null && 'has-i');
        }}
        eventContent={({ event, timeText }) => (
          <EventInner title={event.title} timeText={timeText} inner={event.extendedProps as Inner} />
        )}
        eventInteractive
        selectable
        selectMirror
        unselectAuto={false}
        select={({ startStr, start, end }) => create(startStr, (end.getTime() - start.getTime()) / 60_000)}
        eventClick={({ event }) => {
          const day = event.startStr.slice(0, 10);
          state.setDay(day);
          acts.open(event.id, day);
        }}
        eventDrop={({ event, oldEvent, revert }) => {
          const place = { day: event.startStr.slice(0, 10), time: event.startStr.slice(11, 16), deskId };
          void acts.move(event.id, place, oldEvent.startStr.slice(0, 10)).then((moved) => {
            if (!moved) revert();
          });
        }}
      />
    </div>
  );
};
