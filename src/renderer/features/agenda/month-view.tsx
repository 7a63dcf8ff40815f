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
import { classNames } from '../../ui/class-names';
import type { AgendaState } from './use-agenda-state';
import { useCalendarFocus } from './use-calendar-focus';
import type { CivilNow } from './view-model/block-state';
import { hasSundays } from './view-model/calendar-events';
import { monthDays, monthLoad, type DayLoad } from './view-model/month-load';
import type { Scope } from './view-model/scope';
import { share } from './day-block';

/** The library takes what stands here for a mere number and hides it from screen readers; here it is the way into the day. */
const unhide = (button: HTMLButtonElement | null): void =>
  button?.closest('[aria-hidden="true"]')?.removeAttribute('aria-hidden');

type MonthCellProps = {
  readonly load: DayLoad;
  /** The store said what is booked: before that a day has a date, and says why it is closed, no more. */
  readonly isKnown: boolean;
  /** Minutes that the longest day of the sheet is open: the scale of all bars. */
  readonly most: number;
  readonly isToday: boolean;
  readonly isPast: boolean;
  readonly isOther: boolean;
  readonly isCursor: boolean;
  readonly onOpen: () => void;
};

const texts = agendaViewsText.month;
/** Less is left than any appointment takes. */
const fullBelowMin = 10;

/** Why nobody is received, `''` on an open day. */
const closedWords = ({ isOpen, holiday, closedBy }: DayLoad): string => {
  if (holiday !== '') return texts.holiday(holiday);
  if (closedBy !== '') return texts.closedBy(closedBy);
  return isOpen ? '' : texts.closed;
};

const leftWords = (load: DayLoad, isPast: boolean): string => {
  if (isPast) return '';
  if (load.aheadMin < fullBelowMin) return texts.ended;
  return load.leftMin < fullBelowMin ? texts.full : texts.left(load.leftMin);
};

const bookedWords = ({ booked, isOpen }: DayLoad, isKnown: boolean): string => {
  if (!isKnown || (booked === 0 && !isOpen)) return '';
  return booked === 0 ? texts.none : texts.booked(booked);
};

/** A day of the month: how many, how much is left, why closed; the bar is as long as the day is open, and filled as it is taken. */
const MonthCell = ({ load, isKnown, most, isToday, isPast, isOther, isCursor, onOpen }: MonthCellProps) => {
  const closed = closedWords(load);
  const left = isKnown && load.isOpen ? leftWords(load, isPast) : '';
  const booked = bookedWords(load, isKnown);
  const kept = load.keptMin > 0 ? texts.kept(load.keptMin) : '';
  const over = load.overbooked > 0 ? texts.over(load.overbooked) : '';
  return (
    <button
      type="button"
      className={classNames(
        'ag-mb',
        isToday && 'is-today',
        isPast && 'is-past',
        isOther && 'is-other',
        !load.isOpen && 'is-shut',
        left === texts.full && 'is-full',
      )}
      data-spot={load.day}
      ref={unhide}
      tabIndex={isCursor ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      onClick={onOpen}
    >
      <b className="ag-md" aria-hidden="true">
        {Number(load.day.slice(8))}
      </b>
      <span className="sr">{texts.said(load.day)}</span>
      {closed !== '' && <span className="ag-mw">{closed}</span>}
      {booked !== '' && <span className="ag-mn">{booked}</span>}
      {isKnown && load.isOpen && (
        <span className="ag-mbar" style={{ width: share(load.openMin / most) }}>
          <i style={{ width: share(load.takenMin / load.openMin) }} />
        </span>
      )}
      {left !== '' && <span className="ag-ml">{left}</span>}
      {kept !== '' && <span className="ag-mk">{kept}</span>}
      {over !== '' && <span className="ag-mo">{over}</span>}
    </button>
  );
};

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
