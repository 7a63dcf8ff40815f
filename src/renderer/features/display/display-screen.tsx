import { useEffect, useState, useSyncExternalStore } from 'react';
import { CloudOff, ArrowLeft, ArrowRight, ArrowUp, BellRing, Volume2 } from 'lucide-react';

import { displayText } from '#shared/i18n/fr/display';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import { closureAt } from '#shared/domain/publication/is-closed';
import type { Publication, PublishedCall } from '#shared/domain/publication/publication';

import { classNames } from '../../ui/class-names';
import { safeAccent } from '../../ui/safe-accent';
import { watchFeed } from '../../platform/watch-feed';
import { Icon } from '../../ui/icon';
import { useNow } from '../../data/queries/use-now';
import { Logo } from '../../ui/logo';
import { otherCalls } from './announcer';
import { CallList } from './call-list';
import { BoardControls } from './board-controls';
import { wordsOf, placeOf } from './call-words';
import { DisplayFoot } from './display-foot';
import './display.css';
import { chime } from './chime';
import { createHerald, type Shown } from './herald';
import { hushSpeech, prepareSpeech, saySpeech } from './speech';
import { TurningContext, type Turning } from './turning';

const longLabel = 5;
const longPlace = 14;
/** What fits into the line above the number. */
const longWords = 54;
const arrows = { left: ArrowLeft, right: ArrowRight, ahead: ArrowUp } as const;

const Nobody = () => (
  <div className="aff-none">
    <p>{displayText.noCall}</p>
    <p>{displayText.noCallHint}</p>
  </div>
);

const Way = ({ call }: { readonly call: PublishedCall }) => {
  const place = placeOf(call);
  return (
    <>
      <div className={classNames('aff-to', place.length > longPlace && 'aff-to--long')}>
        {call.direction !== '' && <Icon of={arrows[call.direction]} />}
        <b>{place}</b>
      </div>
      <p className="aff-way">{call.wayHint}</p>
    </>
  );
};

type CurrentCallProps = {
  readonly call: PublishedCall | null;
  /** The call that is announced now; its words stand as long as one hears them. */
  readonly saying: PublishedCall | null;
  readonly turn: number;
};

/** The number called last, as large as fits, with desk and way. */
const CurrentCall = ({ call, saying, turn }: CurrentCallProps) => (
  <section className="aff-now" aria-label={displayText.called}>
    {saying ? (
      <p className={classNames('aff-label aff-label--said', wordsOf(saying).length > longWords && 'aff-label--long')}>
        <Icon of={Volume2} />
        {wordsOf(saying)}
      </p>
    ) : (
      <p className="aff-label">
        <Icon of={BellRing} />
        {call?.stands === false ? displayText.lastCalled : displayText.called}
      </p>
    )}
    {call === null ? (
      <Nobody />
    ) : (
      <>
        <div className="aff-big">
          <span
            key={turn}
            className={classNames(
              'aff-plate',
              call.label.length > longLabel && 'aff-plate--long',
              saying !== null && 'is-new',
            )}
          >
            {call.label}
          </span>
        </div>
        <Way call={call} />
      </>
    )}
    <p className="sr" aria-live="assertive">
      {saying ? wordsOf(saying) : ''}
    </p>
  </section>
);

const query = '(prefers-contrast: more)';

const subscribe = (listener: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    media.removeEventListener('change', listener);
    window.removeEventListener('hashchange', listener);
  };
};

/** The station tells its theme in the address: this page knows no settings. */
const wantsContrast = (): boolean => window.location.hash === '#contrast' || window.matchMedia(query).matches;

/** Puts the strong contrast on the page where the station or the system asks for it. */
const useContrast = (): void => {
  const contrast = useSyncExternalStore(subscribe, wantsContrast);
  useEffect(() => {
    if (contrast) document.documentElement.dataset.theme = 'contrast';
    else delete document.documentElement.dataset.theme;
  }, [contrast]);
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const herald = createHerald({ chime, prepare: prepareSpeech, say: saySpeech, hush: hushSpeech, wait });

type DisplayHeadProps = {
  readonly publication: Publication;
  readonly closure: Publication['closure'];
  readonly time: string;
  readonly isSilent: boolean;
  readonly turning: Turning;
  readonly onTurning: (turning: Turning) => void;
};

/** Whose waiting room this is, its opening hours or that it is closed, and the time. */
const DisplayHead = ({ publication, closure, time, ...controls }: DisplayHeadProps) => {
  const { site, hours } = publication;
  return (
    <header className="aff-head">
      <Logo />
      <div>
        <b>{site.name}</b>
        <span>{site.commune}</span>
      </div>
      <p className="aff-hours">{closure ? <b>{displayText.closed(closure)}</b> : hours}</p>
      <BoardControls {...controls} onSound={herald.toggleSound} />
      <time>{shortTime(time)}</time>
    </header>
  );
};

type OfflineBandProps = { readonly since: string; readonly zone: string };

/** Says plainly that what stands here may be old, and since when. */
const OfflineBand = ({ since, zone }: OfflineBandProps) => (
  <p className="aff-offline" role="status">
    <Icon of={CloudOff} />
    <b>{displayText.offline(shortTime(civilOf(since, zone).time))}</b>
    <span>{displayText.offlineHint}</span>
  </p>
);

/** What the screen of the waiting room shows, with its calls announced one after the other. */
const useFeed = (): Shown => {
  useEffect(() => watchFeed(herald.receive), []);
  return useSyncExternalStore(herald.subscribe, herald.shown);
};

/** Before the first publication no site has told its zone. */
const startZone = 'Europe/Paris';

/** The board once there is something to show. */
const Board = ({ shown, publication }: { readonly shown: Shown; readonly publication: Publication }) => {
  const { feed, announcer, saying, isSilent } = shown;
  const [turning, setTurning] = useState<Turning>({ isStill: false, steps: 0 });
  const { offlineSince } = feed;
  const { current, turn } = announcer;
  const { site, calls } = publication;
  const now = civilOf(useNow(60_000), site.zone);
  const closure = closureAt(publication, now);
  const isOffline = offlineSince !== '';
  return (
    <main
      className={classNames('aff', isOffline && 'aff--offline')}
      data-announced={turn}
      data-saying={saying ? wordsOf(saying) : ''}
    >
      <h1 className="sr">{displayText.title}</h1>
      <DisplayHead
        publication={publication}
        closure={closure}
        time={now.time}
        isSilent={isSilent}
        turning={turning}
        onTurning={setTurning}
      />
      {isOffline && <OfflineBand since={offlineSince} zone={site.zone} />}
      <CurrentCall call={current} saying={saying} turn={turn} />
      <TurningContext value={turning}>
        <CallList calls={otherCalls(announcer, calls)} turn={turn} zone={site.zone} isFirst={current !== null} />
        <DisplayFoot publication={publication} isOffline={isOffline} isClosed={closure !== null} />
      </TurningContext>
    </main>
  );
};

/** The board of the waiting room: who is called, where to go, how long the others wait. Never a name. */
export const DisplayScreen = () => {
  const shown = useFeed();
  const { publication, offlineSince } = shown.feed;
  const accent = publication?.site.accent;
  useContrast();
  useEffect(() => {
    if (accent !== undefined) document.documentElement.style.setProperty('--accent', safeAccent(accent));
  }, [accent]);
  if (!publication) {
    return (
      <main className="aff-start">
        <h1 className="sr">{displayText.title}</h1>
        <p>{displayText.starting}</p>
        {offlineSince !== '' && <OfflineBand since={offlineSince} zone={startZone} />}
      </main>
    );
  }
  return <Board shown={shown} publication={publication} />;
};
