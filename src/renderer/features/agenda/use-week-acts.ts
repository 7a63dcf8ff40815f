import { useEffect, useMemo, useRef } from 'react';

import { timeOf } from '#shared/time/civil';

import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { CivilNow } from './view-model/block-state';
import type { CalendarEvent } from './view-model/calendar-events';
import type { WeekActs } from './week-calendar';

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
export const useWeekActs = (needs: WeekNeeds): WeekActs => {
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
