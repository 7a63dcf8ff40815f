import { Activity, lazy, Suspense, useEffect, useState } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { shellText } from '#shared/i18n/fr/shell';
import {
  places,
  type Navigate,
  type Place,
  type Route,
  type RouteParams,
  type ScreenProps,
} from '#shared/routes/places';

import { CounterScreen } from '../features/counter/counter-screen';
import { ReceptionScreen } from '../features/reception/reception-screen';
import { SupervisionScreen } from '../features/supervision/supervision-screen';
import { ErrorBoundary } from './error-boundary';
import { markUsable } from './mark-usable';

// The agenda carries the calendar library: it is loaded when it is opened, so that the other places start fast.
const AgendaScreen = lazy(() =>
  import('../features/agenda/agenda-screen').then((module) => ({ default: module.AgendaScreen })),
);

const Screen = ({ place, ...props }: ScreenProps & { readonly place: Place }) => {
  switch (place) {
    case 'reception':
      return <ReceptionScreen {...props} />;
    case 'counter':
      return <CounterScreen {...props} />;
    case 'agenda':
      return <AgendaScreen {...props} />;
    case 'supervision':
      return <SupervisionScreen {...props} />;
  }
};

// A sibling inside the same Suspense: its effect runs only when the screen itself stands.
const WhenShown = ({ place }: { readonly place: Place }) => {
  useEffect(() => {
    requestAnimationFrame(() => markUsable(place));
  }, [place]);
  return null;
};

type Visited = Readonly<Partial<Record<Place, RouteParams>>>;

type PlaceScreensProps = { readonly route: Route; readonly onNavigate: Navigate };

/** The screen of the present place. Places seen before stay as they were left, half-typed forms included. */
export const PlaceScreens = ({ route, onNavigate }: PlaceScreensProps) => {
  const [visited, setVisited] = useState<Visited>({ [route.place]: route.params });
  if (visited[route.place] !== route.params) setVisited({ ...visited, [route.place]: route.params });
  return places.map((place) => {
    const params = visited[place];
    if (!params) return null;
    return (
      <Activity key={place} mode={place === route.place ? 'visible' : 'hidden'}>
        <main className="place">
          <h1 className="sr">{shellText.places[place]}</h1>
          <ErrorBoundary>
            <Suspense fallback={<p className="place-wait">{commonText.loading}</p>}>
              <Screen place={place} params={params} onNavigate={onNavigate} />
              <WhenShown place={place} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </Activity>
    );
  });
};
