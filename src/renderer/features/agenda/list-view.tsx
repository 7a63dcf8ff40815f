import { useEffect, useMemo, useRef } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, mondayOf } from '#shared/time/civil';

import { groundOf } from '../../ui/ground';
import { EmptyWeek } from './empty-week';
import { ListCalendar } from './list-calendar';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import { useCalendarEvents } from './use-calendar-events';
import { useCalendarFocus } from './use-calendar-focus';
import type { CivilNow } from './view-model/block-state';
import { nextEvent, spotIn, type CalendarEvent } from './view-model/calendar-events';
import { wholeSite, type Scope } from './view-model/scope';

type ListViewProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly now: CivilNow;
  readonly scope: Scope;
};

/** The acts of the list as functions that stay the same, so that the library does not draw all lines again. */
const useListActs = (state: AgendaState, acts: AgendaActs, from: string, scope: Scope) => {
  const latest = useRef({ state, acts });
  useEffect(() => {
    latest.current = { state, acts };
  });
  return useMemo(
    () => ({
      onOpen: ({ id, start }: CalendarEvent): void => latest.current.acts.open(id, start.slice(0, 10)),
      empty: (
        <EmptyWeek
          from={from}
          isScoped={scope !== wholeSite}
          onBook={() => latest.current.acts.create(null)}
          onAll={() => latest.current.state.setScope(wholeSite)}
        />
      ),
    }),
    [from, scope],
  );
};

/** The appointments of a week in order, a line each. */
export const ListView = ({ reference, state, acts, now, scope }: ListViewProps) => {
  const body = useRef<HTMLDivElement>(null);
  const from = mondayOf(state.day);
  const { events, isRead } = useCalendarEvents(reference, now, scope, from, addDays(from, 6));
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  const deskNumbers = useMemo(() => new Map(reference.desks.map(({ id, number }) => [id, number])), [reference]);
  const { onOpen, empty } = useListActs(state, acts, from, scope);
  const focus = useCalendarFocus(
    body,
    (id, key) => nextEvent(events, id, key),
    (id) => state.setSpot(spotIn(byId, id)),
  );
  if (!isRead) return <p className="ag-wait">{agendaViewsText.wait}</p>;
  const firstId = events.find(({ start }) => start >= `${state.day}T`)?.id ?? events[0]?.id ?? '';
  return (
    <div
      className="ag-fc ag-list"
      {...groundOf('grid')}
      ref={body}
      role="group"
      aria-label={agendaViewsText.list.grid}
      {...focus}
    >
      <ListCalendar
        key={from}
        from={from}
        events={events}
        deskNumbers={deskNumbers}
        firstId={firstId}
        openId={state.panel.kind === 'appointment' ? state.panel.id : ''}
        onOpen={onOpen}
        empty={empty}
      />
    </div>
  );
};
