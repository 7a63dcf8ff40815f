import { useMemo, useRef, useEffect } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, mondayOf, timeOf } from '#shared/time/civil';

import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { EmptyWeek } from './empty-week';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import { useCalendarEvents } from './use-calendar-events';
import { useCalendarFocus } from './use-calendar-focus';
import type { CivilNow } from './view-model/block-state';
import {
  calendarHours,
  calendarOpenings,
  hasSundays,
  nextEvent,
  spotIn,
  type CalendarEvent,
} from './view-model/calendar-events';
import { scopeDesks, wholeSite, type Scope } from './view-model/scope';
import { WeekCalendar, type WeekActs } from './week-calendar';

type WeekNeeds = {
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly now: CivilNow;
  readonly byId: ReadonlyMap<string, CalendarEvent>;
  /** The desk that is shown when it is one alone: whatever is drawn in free time is for it. */
  readonly only: string | undefined;
};

const placeOf = (startStr: string) => ({ day: startStr.slice(0, 10), time: startStr.slice(11, 16) });
const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);

/** What clicks and drags in the week do. The functions stay the same, so that the library does not draw all events again. */
const useWeekActs = (needs: WeekNeeds): WeekActs => {
  const latest = useRef(needs);
  useEffect(() => {
    latest.current = needs;
  });
  return useMemo(() => {
    const move = (id: string, start: string, fromDay: string, revert: () => void, durationMin?: number): void => {
      const { acts, byId, only } = latest.current;
      const deskId = byId.get(id)?.deskId ?? only ?? '';
      void acts.move(id, { ...placeOf(start), deskId, durationMin }, fromDay).then((moved) => {
        if (!moved) revert();
      });
    };
    return {
      now: () => `${latest.current.now.day}T${timeOf(latest.current.now.minute)}:00Z`,
      select: ({ startStr, start, end }) => {
        const { state, acts, only } = latest.current;
        const place = { ...placeOf(startStr), deskId: only ?? '' };
        state.setDay(place.day);
        acts.create(place, minutesBetween(start, end));
      },
      eventClick: ({ event }) => {
        const { day } = placeOf(event.startStr);
        latest.current.state.setDay(day);
        latest.current.acts.open(event.id, day);
      },
      eventDrop: ({ event, oldEvent, revert }) =>
        move(event.id, event.startStr, placeOf(oldEvent.startStr).day, revert),
      eventResize: ({ event, revert }) => {
        const length = event.start && event.end ? minutesBetween(event.start, event.end) : undefined;
        move(event.id, event.startStr, placeOf(event.startStr).day, revert, length);
      },
    };
  }, []);
};

type WeekViewProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly now: CivilNow;
  readonly scope: Scope;
};

// Among many desks side by side nobody can see where something would drop, and the library cannot follow the hand any more: there
// M moves it in the grid of its day.
const toInput = ({ id, start, end, title, movable, reason, state }: CalendarEvent, isOneDesk: boolean) => ({
  id,
  start,
  end,
  title,
  editable: movable && isOneDesk,
  extendedProps: { reason, state },
});

/** The background of a week: where none of the desks shown receives. */
const useShut = (reference: SiteReference, from: string, days: number, deskIds: ReadonlySet<string>) =>
  useMemo(
    () =>
      calendarOpenings(reference, from, days, deskIds).map((span) => ({
        ...span,
        groupId: 'open',
        display: 'inverse-background',
        className: 'ag-fc-shut',
      })),
    [reference, from, days, deskIds],
  );

/** A week of one desk, or of many side by side. */
export const WeekView = ({ reference, state, acts, now, scope }: WeekViewProps) => {
  const body = useRef<HTMLDivElement>(null);
  const from = mondayOf(state.day);
  const sundays = hasSundays(reference);
  const days = sundays ? 7 : 6;
  const { events, isRead } = useCalendarEvents(reference, now, scope, from, addDays(from, days - 1));
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  const deskIds = useMemo(() => scopeDesks(reference, scope), [reference, scope]);
  const openings = useShut(reference, from, days, deskIds);
  const only = deskIds.size === 1 ? [...deskIds][0] : undefined;
  const inputs = useMemo(
    () => [...openings, ...events.map((event) => toInput(event, only !== undefined))],
    [openings, events, only],
  );
  const hours = useMemo(() => calendarHours(reference), [reference]);
  const weekActs = useWeekActs({ state, acts, now, byId, only });
  const focus = useCalendarFocus(
    body,
    (id, key) => nextEvent(events, id, key),
    (id) => state.setSpot(spotIn(byId, id)),
  );
  if (!isRead) return <p className="ag-wait">{agendaViewsText.wait}</p>;
  return (
    <div
      className={classNames('ag-fc', 'ag-week', only === undefined && 'is-many')}
      {...groundOf('grid')}
      ref={body}
      {...focus}
    >
      <WeekCalendar
        key={`${from} ${scope}`}
        from={from}
        sundays={sundays}
        hours={hours}
        events={inputs}
        selectable={only !== undefined}
        acts={weekActs}
      />
      {events.length === 0 && (
        <div className="ag-over">
          <EmptyWeek
            from={from}
            isScoped={scope !== wholeSite}
            onBook={() => acts.create(null)}
            onAll={() => state.setScope(wholeSite)}
          />
        </div>
      )}
    </div>
  );
};
