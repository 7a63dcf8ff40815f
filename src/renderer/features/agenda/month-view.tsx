import FullCalendar from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import frLocale from '@fullcalendar/react/locales/fr';
import '@fullcalendar/react/skeleton.css';
import themePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { useMemo, useRef } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, timeOf, weekdayOf } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { useIsWhole } from '../../data/queries/use-sync-state';
import { MonthCell } from './month-cell';
import type { AgendaState } from './use-agenda-state';
import { useCalendarFocus } from './use-calendar-focus';
import type { CivilNow } from './view-model/block-state';
import { hasSundays } from './view-model/calendar-events';
import { monthDays, monthLoad } from './view-model/month-load';
import type { Scope } from './view-model/scope';

type MonthViewProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly now: CivilNow;
  readonly scope: Scope;
  /** The first day whose appointments this desk holds. */
  readonly since: string;
};

const stepDays: Readonly<Record<string, number>> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -1, ArrowRight: 1 };

/** The day that a key leads to; a day of the week that is not shown is passed over. */
const dayAfterKey = (day: string, key: string, withSundays: boolean): string | null => {
  if (key === 'Home') return addDays(day, 1 - weekdayOf(day));
  if (key === 'End') return addDays(day, (withSundays ? 7 : 6) - weekdayOf(day));
  const step = stepDays[key] ?? 0;
  const next = addDays(day, step);
  return !withSundays && weekdayOf(next) === 7 ? addDays(next, step) : next;
};

/** How full each day of a month is, in words and bars; a day opens by Enter or a click. */
export const MonthView = ({ reference, state, now, scope, since }: MonthViewProps) => {
  const body = useRef<HTMLDivElement>(null);
  const days = useMemo(() => monthDays(state.day), [state.day]);
  const appointments = useAppointmentsBetween(days[0] ?? state.day, days.at(-1) ?? state.day);
  const loads = useMemo(
    () => monthLoad({ reference, scope, now }, days, appointments),
    [reference, scope, now, days, appointments],
  );
  const most = Math.max(1, ...[...loads.values()].map(({ openMin }) => openMin));
  const sundays = hasSundays(reference);
  const focus = useCalendarFocus(body, (from, key) => {
    const next = dayAfterKey(from, key, sundays);
    if (next !== null) state.setDay(next);
    return next;
  });
  const month = state.day.slice(0, 7);
  const isWhole = useIsWhole();
  const isKnown = isRead(appointments) && isWhole;
  return (
    <div className="ag-fc ag-month" ref={body} role="group" aria-label={agendaViewsText.month.grid} {...focus}>
      <FullCalendar
        key={`${month} ${sundays}`}
        plugins={[themePlugin, dayGridPlugin]}
        initialView="dayGridMonth"
        initialDate={`${month}-01`}
        locale={frLocale}
        timeZone="UTC"
        now={() => `${now.day}T${timeOf(now.minute)}:00Z`}
        headerToolbar={false}
        firstDay={1}
        hiddenDays={sundays ? [] : [0]}
        fixedWeekCount={false}
        height="100%"
        dayHeaderFormat={{ weekday: 'long' }}
        dayCellClass="ag-mc"
        dayCellTopClass="ag-mc-top"
        dayCellTopInnerClass="ag-mc-in"
        dayCellTopContent={({ date }) => {
          const load = loads.get(date.toISOString().slice(0, 10));
          if (!load) return null;
          return (
            <MonthCell
              load={load}
              isKnown={isKnown && load.day >= since}
              most={most}
              isToday={load.day === now.day}
              isPast={load.day < now.day}
              isOther={load.day.slice(0, 7) !== month}
              isCursor={load.day === state.day}
              onOpen={() => {
                state.setDay(load.day);
                state.setView('day');
              }}
            />
          );
        }}
      />
    </div>
  );
};
