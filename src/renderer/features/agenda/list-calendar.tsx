import FullCalendar from '@fullcalendar/react';
import listPlugin from '@fullcalendar/react/list';
import frLocale from '@fullcalendar/react/locales/fr';
import '@fullcalendar/react/skeleton.css';
import themePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { memo, useMemo, type ReactNode } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';

import { useGrown } from '../../ui/redraw/use-grown';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import type { CalendarEvent } from './view-model/calendar-events';
import { blockSigns } from './block-signs';

type ListRowProps = {
  readonly event: CalendarEvent;
  readonly desk: string;
  /** Tab comes here first; the arrows then take the place along. */
  readonly isFirst: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (event: CalendarEvent) => void;
};

/** One line, one appointment: when, who, for what, where, how it stands. The name gives way last. */
const ListRow = ({ event, desk, isFirst, isOpen, onOpen }: ListRowProps) => {
  const { look, sign } = blockSigns[event.state];
  return (
    <button
      type="button"
      className={`ag-lr ag-lr--${look}`}
      data-spot={event.id}
      tabIndex={isFirst ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(event)}
    >
      <span className="ag-lt">{agendaText.block.range(event.start.slice(11, 16), event.end.slice(11, 16))}</span>
      <b className="clip">{event.person || agendaText.block.unnamed}</b>
      <span className="clip">{event.reasonName}</span>
      <span className="ag-ld">{desk}</span>
      <span className="ag-ls">
        {sign && <Icon of={signs[sign].icon} />}
        {statusText[event.state]}
      </span>
    </button>
  );
};

type ListCalendarProps = {
  readonly from: string;
  readonly events: readonly CalendarEvent[];
  readonly deskNumbers: ReadonlyMap<string, number>;
  readonly firstId: string;
  readonly openId: string;
  /** The same function from one drawing to the next. */
  readonly onOpen: (event: CalendarEvent) => void;
  /** Shown when there is nothing to list; the same element from one drawing to the next. */
  readonly empty: ReactNode;
};

const texts = agendaViewsText.list;
const plugins = [themePlugin, listPlugin];

/** The lines of a week in the calendar library, drawn again only when what they show has changed. */
export const ListCalendar = memo((props: ListCalendarProps) => {
  const { from, events, deskNumbers, firstId, openId, onOpen, empty } = props;
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  // A week of a large town has 1,700 lines.
  const drawn = useGrown(events);
  const inputs = useMemo(() => drawn.map(({ id, start, end, title }) => ({ id, start, end, title })), [drawn]);
  const countOf = (day: string): number => events.filter(({ start }) => start.startsWith(day)).length;
  return (
    <FullCalendar
      plugins={plugins}
      initialView="listWeek"
      initialDate={from}
      locale={frLocale}
      timeZone="UTC"
      headerToolbar={false}
      firstDay={1}
      height="100%"
      listDayHeaderClass="ag-lh"
      listDayHeaderInnerClass="ag-lh-in"
      listDayHeaderContent={({ date, level }) => {
        const day = date.toISOString().slice(0, 10);
        return level === 0 ? texts.day(day, countOf(day)) : null;
      }}
      // The line says its time itself; the library would format both ends of each.
      displayEventTime={false}
      // As arrows go.
      eventOrder="start,id"
      listItemEventClass="ag-li"
      listItemEventInnerClass="ag-li-in"
      events={inputs}
      eventContent={({ event }) => {
        const own = byId.get(event.id);
        if (!own) return null;
        return (
          <ListRow
            event={own}
            desk={texts.desk(deskNumbers.get(own.deskId) ?? '')}
            isFirst={own.id === firstId}
            isOpen={own.id === openId}
            onOpen={onOpen}
          />
        );
      }}
      noEventsClass="ag-none"
      noEventsContent={() => empty}
    />
  );
});
ListCalendar.displayName = 'ListCalendar';
