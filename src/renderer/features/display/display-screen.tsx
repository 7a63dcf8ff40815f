import { useEffect } from 'react';

import { displayText } from '#shared/i18n/fr/display';

import { classNames } from '../../ui/class-names';
import { safeAccent } from '../../ui/safe-accent';
import { otherCalls } from './announcer';
import { CallList } from './call-list';
import { wordsOf } from './call-words';
import { CurrentCall } from './current-call';
import { DisplayFoot } from './display-foot';
import { DisplayHead } from './display-head';
import { OfflineBand } from './offline-band';
import { useContrast } from './use-contrast';
import { useFeed } from './use-feed';
import './display.css';

/** Before the first publication no site has told its zone. */
const startZone = 'Europe/Paris';

/** The board of the waiting room: who is called, where to go, how long the others wait. Never a name. */
export const DisplayScreen = () => {
  const { feed, announcer, saying } = useFeed();
  const { publication, offlineSince } = feed;
  const { current, turn } = announcer;
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
  const { site, hours, calls } = publication;
  const isOffline = offlineSince !== '';
  return (
    <main
      className={classNames('aff', isOffline && 'aff--offline')}
      data-announced={turn}
      data-saying={saying ? wordsOf(saying) : ''}
    >
      <h1 className="sr">{displayText.title}</h1>
      <DisplayHead site={site} hours={hours} />
      {isOffline && <OfflineBand since={offlineSince} zone={site.zone} />}
      <CurrentCall call={current} saying={saying} turn={turn} />
      <CallList calls={otherCalls(announcer, calls)} turn={turn} zone={site.zone} isFirst={current !== null} />
      <DisplayFoot publication={publication} isOffline={isOffline} />
    </main>
  );
};
