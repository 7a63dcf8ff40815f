import { Activity, memo, useEffect, useState } from 'react';

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
import { goHome, homeAt } from '../ui/keep-focus';
import { noteFirstShown } from '../data/queries/first-shown';
import { whenAnswered } from '../data/queries/unanswered';
import { guichetBridge } from '../platform/bridge';
import { CalmPage } from './calm-page';
import { ErrorBoundary } from './error-boundary';
import { loadedPlaces } from './loaded-places';

/**
 * Says once, for the start benchmark and the tests, that the first place can be worked with: it is drawn, and every
 * question that it asked the store is answered.
 */
const markUsable = (place: string): void => {
  const root = document.documentElement;
  whenAnswered(() =>
    requestAnimationFrame(() => {
      if (root.dataset['usable'] === 'yes') return;
      performance.mark('guichet:usable');
      root.dataset['usable'] = 'yes';
      noteFirstShown();
      root.dataset['usablePlace'] = place;
      const detail = `${place} after ${Math.round(performance.now())} ms of its page`;
      void guichetBridge()?.invoke('log.report', { level: 'info', code: 'usable', detail });
    }),
  );
};

const screens = {
  reception: ReceptionScreen,
  counter: CounterScreen,
  supervision: loadedPlaces.supervision.Screen,
  agenda: loadedPlaces.agenda.Screen,
  requests: loadedPlaces.requests.Screen,
  steering: loadedPlaces.steering.Screen,
  conflicts: loadedPlaces.conflicts.Screen,
  settings: loadedPlaces.settings.Screen,
};

/** In the frame around the places. A focus that went away with another place is brought back by `keepFocus`, which knows where it was here. */
const isInFrame = (element: Element | null): boolean =>
  (element?.closest('.topbar, .banners, .keybar') ?? null) !== null;

const WhenShown = ({ place }: { readonly place: Place }) => {
  useEffect(() => {
    // After a tab, the name of who sits here, or what leads here, the keyboard goes on in the place.
    if (document.activeElement?.matches('.tab, .who, [data-passing] *')) goHome();
    requestAnimationFrame(() => {
      markUsable(place);
      // What the place does with the focus as it is shown is done by now: the frame does not keep it.
      if (isInFrame(document.activeElement)) goHome();
    });
  }, [place]);
  return null;
};

/** Drawn again only for what it shows: the frame changes with every act, and places that are hidden would be drawn with it. */
const ShownScreen = memo(({ place, ...props }: ScreenProps & { readonly place: Place }) => {
  const loaded: Readonly<Partial<Record<Place, boolean>>> = {
    agenda: loadedPlaces.agenda.useLoaded(place === 'agenda'),
    requests: loadedPlaces.requests.useLoaded(place === 'requests'),
    supervision: loadedPlaces.supervision.useLoaded(place === 'supervision'),
    steering: loadedPlaces.steering.useLoaded(place === 'steering'),
    conflicts: loadedPlaces.conflicts.useLoaded(place === 'conflicts'),
    settings: loadedPlaces.settings.useLoaded(place === 'settings'),
  } satisfies Record<keyof typeof loadedPlaces, boolean>;
  const Screen = screens[place];
  if (loaded[place] === false) return <p className="place-wait">{commonText.loading}</p>;
  return (
    <>
      <Screen {...props} />
      <WhenShown place={place} />
    </>
  );
});

/** A place that broke leaves the tabs and every other place as they are. */
const brokenPlace = (retry: () => void, error: unknown) => (
  <CalmPage
    title={shellText.crash.place}
    text={shellText.crash.placeText}
    detail={error instanceof Error ? error.message : ''}
    onRetry={retry}
  />
);

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
        <main className="place" {...homeAt(':scope')}>
          <h1 className="sr">{shellText.places[place]}</h1>
          <ErrorBoundary fallback={brokenPlace}>
            <ShownScreen place={place} params={params} onNavigate={onNavigate} />
          </ErrorBoundary>
        </main>
      </Activity>
    );
  });
};
