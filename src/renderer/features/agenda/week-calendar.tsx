import FullCalendar from '@fullcalendar/react';
import interactionPlugin from '@fullcalendar/react/interaction';
import frLocale from '@fullcalendar/react/locales/fr';
import '@fullcalendar/react/skeleton.css';
import themePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { memo, type ComponentProps } from 'react';

import { longDay } from '#shared/i18n/fr/format';
import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import type { BlockState } from './view-model/block-state';

type WeekEventProps = {
  readonly id: string;
  readonly title: string;
  readonly timeText: string;
  readonly reason: string;
  /** The mirror of a selection has none. */
  readonly state: BlockState | undefined;
};

/** The inside of an event of the week, drawn like the blocks of the day, so that a state looks the same in every view. */
const WeekEvent = ({ id, title, timeText, reason, state }: WeekEventProps) => {
  if (state === undefined) return <span className="ag-fc-in">{timeText}</span>;
  const { sign } = blockSigns[state];
  return (
    <span className="ag-fc-in" data-spot={id}>
      <span className="ag-fc-time">{timeText}</span> <b>{title || agendaText.block.unnamed}</b> <span>{reason}</span>
      <span className="sr">{statusText[state]}</span>
      {sign && <Icon of={signs[sign].icon} />}
    </span>
  );
};

type Options = ComponentProps<typeof FullCalendar>;
/** What the week does when something is done in it; the same functions from one drawing to the next. */
export type WeekActs = Pick<Options, 'select' | 'eventClick' | 'eventDrop' | 'eventResize' | 'now'>;

type WeekCalendarProps = {
  readonly from: string;
  readonly sundays: boolean;
  readonly hours: { readonly from: string; readonly to: string };
  readonly events: NonNullable<Options['events']>;
  readonly selectable: boolean;
  readonly acts: WeekActs;
};

// The mirror of a selection has neither.
type Inner = { readonly reason?: string; readonly state?: BlockState };

const hourFormat = { hour: 'numeric', minute: '2-digit', hour12: false } as const;
const plugins = [themePlugin, timeGridPlugin, interactionPlugin];
const none: number[] = [];
const noTime = '';
const sunday = [0];

// In the library's own words the first of a month would be « 1 décembre ».
const dayHeaderContent: Options['dayHeaderContent'] = ({ date }) => longDay(date.toISOString().slice(0, 10));

// The library draws every event again when one of its options is another object: all of these stay the same.
const eventClass: Options['eventClass'] = ({ event }) => {
  const { look, sign } = blockSigns[(event.extendedProps as Inner).state ?? 'booked'];
  return classNames('ag-ev', 'ag-fc-ev', `ag-ev--${look}`, sign !== null && 'has-i');
};
const eventContent: Options['eventContent'] = ({ event, timeText }) => {
  const { reason = '', state } = event.extendedProps as Inner;
  return <WeekEvent id={event.id} title={event.title} timeText={timeText} reason={reason} state={state} />;
};

/** A week in the calendar library, drawn again only when what it shows has changed. Civil times are shown as UTC. */
export const WeekCalendar = memo(({ from, sundays, hours, events, selectable, acts }: WeekCalendarProps) => (
  <FullCalendar
    plugins={plugins}
    initialView="timeGridWeek"
    initialDate={from}
    locale={frLocale}
    timeZone="UTC"
    nowIndicator
    headerToolbar={false}
    allDaySlot={false}
    firstDay={1}
    hiddenDays={sundays ? none : sunday}
    height="100%"
    expandRows
    slotMinTime={`${hours.from}:00`}
    slotMaxTime={`${hours.to}:00`}
    // It begins at its top. The library’s own scroll to a time throws where the week is left in the same moment.
    scrollTime={noTime}
    slotDuration="00:30:00"
    snapDuration="00:05:00"
    slotHeaderFormat={hourFormat}
    slotHeaderInnerClass="ag-fc-slot"
    eventTimeFormat={hourFormat}
    displayEventEnd={false}
    slotEventOverlap={false}
    eventMinHeight={16}
    dayHeaderContent={dayHeaderContent}
    dayHeaderInnerClass="ag-fc-day"
    events={events}
    eventClass={eventClass}
    eventContent={eventContent}
    eventInteractive
    selectable={selectable}
    selectMirror
    unselectAuto={false}
    {...acts}
  />
));
WeekCalendar.displayName = 'WeekCalendar';
