import { lazy, Suspense, useEffect, useRef, useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { commonText } from '#shared/i18n/fr/common';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RouteParams, ScreenProps } from '#shared/routes/places';
import { phoneInPairs } from '#shared/lib/phone';
import { addDays, timeOf } from '#shared/time/civil';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useSiteReference } from '../../data/queries/use-site-reference';
import { useStation } from '../../data/queries/use-station';
import { Select } from '../../ui/select';
import { AgendaBar } from './agenda-bar';
import { AgendaPanel } from './agenda-panel';
import './agenda.css';
import { onCursor } from './day-grid';
import { DayPlace } from './day-place';
import { StateLegend } from './state-legend';
import { useAgendaActs, type AgendaActs } from './use-agenda-acts';
import { useAgendaKeys } from './use-agenda-keys';
import { useAgendaState, type AgendaState } from './use-agenda-state';
import { useCivilNow, useDay } from './use-day';
import { useDraftFit } from './use-draft-fit';
import { resolveStop } from './view-model/grid-stops';
import { mondayOf } from './view-model/open-days';

// The calendar library is loaded only when a view that needs it is opened.
const CalendarView = lazy(() => import('./calendar-view').then((module) => ({ default: module.CalendarView })));

const useParams = (params: RouteParams, state: AgendaState, acts: AgendaActs): void => {
  useEffect(() => {
    if (params['day'] !== undefined) state.setDay(params['day']);
    if (params['new'] !== undefined) acts.create(null);
    if (params['appointment'] !== undefined) acts.open(params['appointment'], params['day']);
    // oxlint-disable-next-line react/exhaustive-deps -- a new address is an order, given once
  }, [params]);
};

/** « Nouveau rendez-vous » for someone: fills the citizen into a form in which nobody stands yet. */
const useAskedCitizen = (params: RouteParams, state: AgendaState): void => {
  const asked = params['new'] === undefined ? '' : (params['citizen'] ?? '');
  const values = useCitizenValues([asked]).get(asked);
  const filled = useRef<RouteParams | null>(null);
  const { draft, setDraft } = state;
  useEffect(() => {
    if (!values || !draft || filled.current === params) return;
    filled.current = params;
    if (draft.who.kind !== 'search' || draft.who.text !== '') return;
    const who = { kind: 'known', citizenId: asked, values } as const;
    setDraft({ ...draft, who, phone: phoneInPairs(values.phone), email: values.email });
  }, [asked, values, draft, setDraft, params]);
};

/** While an appointment moves, the grid keeps the arrows. */
const isPlacing = ({ panel }: AgendaState): boolean => panel.kind === 'appointment' && panel.mode === 'move';

const headOf = (state: AgendaState): string => {
  if (state.view !== 'week') return agendaText.date.head(state.day);
  const monday = mondayOf(state.day);
  return agendaText.date.week(monday, addDays(monday, 5));
};

const Agenda = ({ reference, params }: { readonly reference: SiteReference; readonly params: RouteParams }) => {
  const now = useCivilNow(reference.site.zone);
  const state = useAgendaState(now.day);
  const day = useDay(reference, state.day, now);
  const acts = useAgendaActs(reference, state, day);
  const draftDay = useAppointmentsOfDay(state.draft?.place?.day ?? state.day);
  const fit = useDraftFit(reference, state.panel.kind === 'create' ? state.draft : null, draftDay);
  const { settings } = useStation();
  const [calendarDesk, setCalendarDesk] = useState(settings.deskId || (reference.desks[0]?.id ?? ''));
  useParams(params, state, acts);
  useAskedCitizen(params, state);
  const columns = day.view.columns.map(({ stops }) => stops);
  const cursor = resolveStop(columns, state.cursor, state.day === now.day ? now.minute : 0);
  const step = (direction: -1 | 1): void => {
    if (isPlacing(state)) state.focusWanted.current = onCursor;
    state.setDay(addDays(state.day, direction * (state.view === 'week' ? 7 : 1)));
  };
  const goToday = (): void => state.setDay(now.day);
  useAgendaKeys({ state, acts, cursor, step, goToday });
  const openSpans = day.view.opening.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) }));
  const deskOptions = reference.desks.map((desk) => ({ id: desk.id, label: day.columnName(desk.id) }));
  const shared = { reference, state, day, acts, fit, now };
  return (
    <div className="ag">
      <section className="ag-cal" aria-label={agendaText.region}>
        <AgendaBar
          view={state.view}
          onView={state.setView}
          title={headOf(state)}
          meta={state.view === 'week' || openSpans.length === 0 ? '' : agendaText.date.open(openSpans)}
          isToday={state.day === now.day}
          onStep={step}
          onToday={goToday}
          extra={
            state.view !== 'day' && (
              <Select
                label={agendaText.calendar.desk}
                hideLabel
                className="ag-desk"
                options={deskOptions}
                value={calendarDesk}
                onChange={setCalendarDesk}
              />
            )
          }
        />
        {state.view === 'day' ? (
          <>
            {day.view.axis && <StateLegend counts={day.view.counts} filter={state.filter} onFilter={state.setFilter} />}
            <DayPlace {...shared} cursor={cursor} />
          </>
        ) : (
          <Suspense fallback={<p className="ag-wait">{agendaText.calendar.wait}</p>}>
            <CalendarView reference={reference} state={state} acts={acts} now={now} deskId={calendarDesk} />
          </Suspense>
        )}
      </section>
      {state.panel.kind !== 'none' && <AgendaPanel {...shared} />}
    </div>
  );
};

/** The agenda of the site: see, book, move and cancel appointments. */
export const AgendaScreen = ({ params }: ScreenProps) => {
  const reference = useSiteReference();
  if (!reference) return <p className="ag-wait">{commonText.loading}</p>;
  return <Agenda reference={reference} params={params} />;
};
