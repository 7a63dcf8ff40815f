import { lazy, Suspense } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';

import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { CivilNow } from './view-model/block-state';
import type { Scope } from './view-model/scope';

// The calendar library is loaded only when a view that needs it is opened.
const WeekView = lazy(() => import('./week-view').then((module) => ({ default: module.WeekView })));
const MonthView = lazy(() => import('./month-view').then((module) => ({ default: module.MonthView })));
const ListView = lazy(() => import('./list-view').then((module) => ({ default: module.ListView })));

type CalendarPlaceProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly now: CivilNow;
  readonly scope: Scope;
  /** The first day whose appointments this desk holds. */
  readonly since: string;
};

/** The week, the month or the list. */
export const CalendarPlace = (props: CalendarPlaceProps) => {
  const { view } = props.state;
  return (
    <Suspense fallback={<p className="ag-wait">{agendaViewsText.wait}</p>}>
      {view === 'week' && <WeekView {...props} />}
      {view === 'month' && <MonthView {...props} />}
      {view === 'list' && <ListView {...props} />}
    </Suspense>
  );
};
