import { useEffect, useMemo, useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { commonText } from '#shared/i18n/fr/common';
import type { SiteReference } from '#shared/domain/model/reference';
import { appointmentParams, wayBackOf, type RouteParams, type ScreenProps } from '#shared/routes/places';
import { addMonths } from '#shared/time/add-months';
import { addDays, mondayOf, timeOf } from '#shared/time/civil';
import { isRegisterDay } from '#shared/time/civil-day';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useHeldSince } from '../../data/queries/use-held-since';
import { useSiteReference } from '../../data/queries/use-site-reference';
import { useStation } from '../../data/queries/use-station';
import { classNames } from '../../ui/class-names';
import { isNameCarried } from '../../ui/open-person';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { AgendaBar } from './agenda-bar';
import { AgendaPanel, hasPanel } from './agenda-panel';
import { AgendaSheet, sheetOf } from './agenda-sheet';
import './agenda.css';
import './day-grid.css';
import './day-block.css';
import './block-states.css';
import './day-ghost.css';
import './booking-panel.css';
import './appointment-panel.css';
import './calendar-view.css';
import './month-view.css';
import './list-view.css';
import { useDayOfPanel } from './appointment/use-day-of-panel';
import { CalendarPlace } from './calendar-place';
import { onCursor } from './day-grid';
import { CallsButton } from './calls-button';
import { DayPlace } from './day-place';
import { DueButton } from './due-button';
import { LateNote, PastNote } from './past-note';
import { PrintDay } from './print-day';
import { ScopeChoice } from './scope-choice';
import { StateLegend } from './state-legend';
import { useAgendaActs, type AgendaActs } from './use-agenda-acts';
import { standingOf, useAgendaKeys } from './use-agenda-keys';
import { useAgendaState, useWithoutErased, type AgendaState, type OpenPanel } from './use-agenda-state';
import { useAskedCitizen, useAskedLike } from './use-asked-like';
import { useCivilNow, useDay } from './use-day';
import { useDraftFit } from './use-draft-fit';
import { resolveStop } from './view-model/grid-stops';
import { deskScope, wholeSite, type Scope } from './view-model/scope';

/** Somebody of the call list refused their new place, or wishes one anew: it is given here, and closing it leads back to their line. */
const isOfCall = (params: RouteParams): boolean => params['back'] === 'calls';

const isOpenOf = (panel: OpenPanel, params: RouteParams): boolean =>
  panel.kind === 'appointment'
    ? panel.id === params['appointment']
    : panel.kind === 'create' && params['new'] !== undefined;

const useWayBack = (params: RouteParams, { panel }: AgendaState): void => {
  const opened = useRef<RouteParams | null>(null);
  useEffect(() => {
    if (!isOfCall(params)) return;
    if (isOpenOf(panel, params)) opened.current = params;
    else if (panel.kind === 'none' && opened.current === params) window.history.back();
  }, [params, panel]);
};

const useParams = (params: RouteParams, state: AgendaState, acts: AgendaActs): void => {
  useEffect(() => {
    // An address that was cut short names no day: the agenda stays where it is.
    const day = isRegisterDay(params['day'] ?? '') ? params['day'] : undefined;
    if (day !== undefined) state.setDay(day);
    if (params['new'] !== undefined) {
      // For somebody else than the one of the open form, which is set aside.
      const isAnew = params['citizen'] !== undefined || params['reason'] !== undefined || isNameCarried();
      const { channel } = params;
      if (channel === 'desk' || channel === 'phone') state.channel.current = channel;
      acts.create(null, 0, isAnew, wayBackOf(params));
    }
    if (params['appointment'] !== undefined) {
      acts.open(params['appointment'], day);
      // The keyboard stands on what was opened, as soon as it is drawn.
      state.focusWanted.current = params['appointment'];
    }
    if (params['moving'] !== undefined) {
      state.setView('day');
      state.setMoveWanted(params['appointment'] ?? '');
    }
    // oxlint-disable-next-line react/exhaustive-deps -- a new address is an order, given once
  }, [params]);
};

/** While an appointment moves, the grid keeps the arrows. */
const isPlacing = ({ panel }: AgendaState): boolean => panel.kind === 'appointment' && panel.mode === 'move';

const headOf = ({ view, day }: AgendaState): string => {
  if (view === 'day') return agendaText.date.head(day);
  if (view === 'month') return agendaViewsText.month.head(day);
  const monday = mondayOf(day);
  return agendaText.date.week(monday, addDays(monday, view === 'list' ? 6 : 5));
};

/** The first day that the view shows. */
const firstDayOf = ({ view, day }: AgendaState): string => {
  if (view === 'day') return day;
  return view === 'month' ? `${day.slice(0, 8)}01` : mondayOf(day);
};

/** The day that a step of the bar leads to, and the wider step of PageUp and PageDown; in the list these turn its pages. */
const dayAfter = ({ view, day }: AgendaState, direction: -1 | 1, isWide: boolean): string => {
  if (view === 'month') return addMonths(day, direction);
  return addDays(day, direction * (view === 'day' && !isWide ? 1 : 7));
};

/** Until somebody chooses, a week is that of one desk: all at once can hardly be read. */
const useScope = (reference: SiteReference, state: AgendaState): Scope => {
  const { settings } = useStation();
  if (state.scope !== null) return state.scope;
  const own = settings.deskId || (reference.desks[0]?.id ?? '');
  return state.view === 'week' && own !== '' ? deskScope(own) : wholeSite;
};

/** A move that began in another view goes on in the grid, once the day is read. */
const useMoveWanted = (state: AgendaState, acts: AgendaActs): void => {
  const { panel, moveWanted } = state;
  useEffect(() => {
    if (moveWanted === '') return;
    // Somebody went on to something else before the day was read.
    const isGivenUp = panel.kind !== 'appointment' || panel.id !== moveWanted;
    if (!isGivenUp && !acts.find(moveWanted)) return;
    state.setMoveWanted('');
    if (!isGivenUp) acts.startMove(moveWanted);
  });
};

/** One place of Tab in whichever view is shown. */
const calendarHome = '[data-stop][tabindex="0"], [data-spot][tabindex="0"], .ag-fc-ev[tabindex="0"], .ag-over button';

type AgendaProps = ScreenProps & { readonly reference: SiteReference };

const Agenda = ({ reference, params, onNavigate }: AgendaProps) => {
  const now = useCivilNow(reference.site.zone);
  const state = useAgendaState(now.day);
  const scope = useScope(reference, state);
  const since = useHeldSince(reference.site, now.day);
  const day = useDay(reference, state.day, now, scope);
  const acts = useAgendaActs(reference, state, day, now);
  const draftDay = useAppointmentsOfDay(state.draft?.place?.day ?? state.day);
  const fit = useDraftFit(reference, state.panel.kind === 'create' ? state.draft : null, draftDay, now);
  useParams(params, state, acts);
  useAskedCitizen(params, state);
  useAskedLike(reference, params, state);
  useMoveWanted(state, acts);
  useWithoutErased(reference, state);
  useWayBack(params, state);
  useDayOfPanel(state, acts);
  const columns = day.view.columns.map(({ stops }) => stops);
  const cursor = resolveStop(columns, state.cursor, state.day === now.day ? now.minute : 0);
  const standing = standingOf(state, cursor);
  const go = (direction: -1 | 1, isWide: boolean): void => {
    if (isPlacing(state)) state.focusWanted.current = onCursor;
    state.setDay(dayAfter(state, direction, isWide));
  };
  const step = (direction: -1 | 1): void => go(direction, false);
  const goToday = (): void => state.setDay(now.day);
  const sheet = useMemo(() => sheetOf(params), [params]);
  useAgendaKeys({
    isCovered: sheet !== null,
    state,
    acts,
    standing,
    step,
    stepWide: (direction) => go(direction, true),
    goToday,
  });
  const openSpans = day.view.opening.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) }));
  const shared = { reference, state, day, acts, fit, now };
  if (sheet)
    return (
      <AgendaSheet
        sheet={sheet}
        reference={reference}
        now={now}
        onBack={() => onNavigate('agenda')}
        onOpen={({ id, day: on }) => onNavigate('agenda', appointmentParams({ id, day: on }))}
        callAt={state.callAt}
        onOther={({ appointment: { id, day: on, citizenId }, isOff }) => {
          state.setCallAt(id);
          const asked = isOff
            ? // They are on the telephone, on which they were told.
              { new: 'yes', channel: 'phone', like: id, citizen: citizenId }
            : { ...appointmentParams({ id, day: on }), moving: 'yes' };
          onNavigate('agenda', { ...asked, back: 'calls' });
        }}
      />
    );
  return (
    <div className={classNames('ag', hasPanel(state, acts) && 'ag--beside')} {...homeAt(calendarHome)}>
      <section className="ag-cal" aria-label={agendaText.region} {...groundOf('calendar')} {...homeAt(calendarHome)}>
        <div className="ag-top">
          <AgendaBar
            view={state.view}
            onView={state.setView}
            title={headOf(state)}
            meta={state.view !== 'day' || openSpans.length === 0 ? '' : agendaText.date.open(openSpans)}
            isToday={state.day === now.day}
            onStep={step}
            onToday={goToday}
            extra={
              <>
                <CallsButton onOpen={() => onNavigate('agenda', { calls: 'yes' })} />
                <DueButton onOpen={() => onNavigate('agenda', { due: 'yes' })} />
                <ScopeChoice
                  reference={reference}
                  value={scope}
                  columnName={day.columnName}
                  onChange={state.setScope}
                />
                <PrintDay reference={reference} day={state.day} now={now} columnName={day.columnName} />
              </>
            }
          />
          <LateNote notice={state.notice} onClose={() => state.setNotice('')} />
          <PastNote since={since} firstDay={firstDayOf(state)} />
        </div>
        {state.view === 'day' ? (
          <>
            {day.view.axis && (
              <StateLegend
                isKnown={day.isKnown}
                isHeld={state.day >= since.firstDay}
                counts={day.view.counts}
                filter={state.filter}
                onFilter={state.setFilter}
                quotas={day.quotas}
              />
            )}
            <DayPlace {...shared} cursor={cursor} />
          </>
        ) : (
          <CalendarPlace
            reference={reference}
            state={state}
            acts={acts}
            now={now}
            scope={scope}
            since={since.firstDay}
          />
        )}
      </section>
      {state.panel.kind !== 'none' && <AgendaPanel {...shared} standing={standing} onLeave={onNavigate} />}
    </div>
  );
};

/** The agenda of the site: see, book, move and cancel appointments. */
export const AgendaScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  if (!reference) return <p className="ag-wait">{commonText.loading}</p>;
  return <Agenda reference={reference} {...props} />;
};
