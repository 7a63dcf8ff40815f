import { useEffect, useMemo, useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, mondayOf } from '#shared/time/civil';

import { groundOf } from '../../ui/ground';
import { useKeys } from '../../ui/keys';
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

/** Moves the keyboard so many lines as are seen at once, one of them staying in sight; at an end of the week it stays in the week. */
const turnPage = (body: HTMLElement | null, direction: -1 | 1): void => {
  const rows = [...(body?.querySelectorAll<HTMLElement>('button[data-spot]') ?? [])];
  const at = rows.findIndex((row) => row.tabIndex === 0);
  const row = rows[at];
  if (!body || !row) return;
  const page = Math.max(1, Math.floor(body.clientHeight / Math.max(1, row.offsetHeight)) - 2);
  rows[Math.min(rows.length - 1, Math.max(0, at + direction * page))]?.focus();
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
  const { pageBack, pageOn } = agendaViewsText.list;
  useKeys(
    [
      { id: 'pageBack', key: 'Pg↑', label: pageBack, run: () => turnPage(body.current, -1) },
      { id: 'pageOn', key: 'Pg↓', label: pageOn, run: () => turnPage(body.current, 1) },
    ],
    { group: agendaText.keys.group },
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
