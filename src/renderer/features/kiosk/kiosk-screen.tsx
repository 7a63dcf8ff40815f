import { ArrowDown } from 'lucide-react';
import { useEffect } from 'react';

import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';

import { Icon } from '../../ui/icon';
import { useSaid } from '../../ui/voice/use-said';
import { setVoiceLevel } from '../../ui/voice/voice';
import { ComfortNote } from './comfort-note';
import { CurrentScreen } from './current-screen';
import { KioskFoot } from './kiosk-foot';
import { KioskHead } from './kiosk-head';
import { Languages } from './languages';
import { startLanguageOf, type Scene } from './scene';
import { useIdle } from './use-idle';
import { useKiosk } from './use-kiosk';
import { useKioskKeys } from './use-kiosk-keys';
import { useKioskPage } from './use-kiosk-page';
import { useReadAloud } from './use-read-aloud';
import { spokenScreen } from './view-model/spoken-screen';
import './kiosk.css';
import './kiosk-shapes.css';

/** A touch anywhere keeps the number on the screen. */
const useHold = (send: Scene['send'], isShown: boolean): void => {
  useEffect(() => {
    if (!isShown) return undefined;
    const hold = (): void => send({ type: 'hold' });
    document.addEventListener('pointerdown', hold);
    document.addEventListener('keydown', hold);
    return () => {
      document.removeEventListener('pointerdown', hold);
      document.removeEventListener('keydown', hold);
    };
  }, [send, isShown]);
};

const LiveKiosk = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, publication, startLanguage, send } = scene;
  const aloud = useReadAloud(state.screen.at, state.language, spokenScreen(scene));
  useIdle(aloud.isReading, () => send({ type: 'idle', language: startLanguage }));
  useHold(send, state.screen.at === 'ticket');
  useSaid('line', state.pending === null ? '' : words.busy);
  const isService = state.screen.at === 'service';
  return (
    <div className={state.isLow ? 'ki ki--low' : 'ki'} data-at={state.screen.at}>
      <KioskHead site={publication.site} />
      {state.isLow && (
        <div className="ki-space" aria-hidden="true">
          <Icon of={ArrowDown} />
        </div>
      )}
      {kiosk.languages.length > 1 && !isService && <Languages scene={scene} />}
      <main className="ki-main" aria-busy={state.pending !== null}>
        <h1 className="sr">{words.title}</h1>
        <CurrentScreen scene={scene} />
        {state.pending !== null && <p className="ki-wait">{words.busy}</p>}
        <ComfortNote scene={scene} isMute={aloud.isMute} />
      </main>
      <KioskFoot scene={scene} aloud={aloud} />
    </div>
  );
};

/** The kiosk: an appointment by touching its hour, a ticket by touching its reason. Never a name. */
export const KioskScreen = () => {
  const { feed, state, store } = useKiosk();
  const { publication, offlineSince } = feed;
  const kiosk = publication?.kiosk;
  const words = kioskWords[state.language];
  useEffect(() => setVoiceLevel('essential'), []);
  useKioskPage(state, words, publication?.site.accent ?? '');
  useKioskKeys(
    store,
    kiosk?.hasExit === true || (kiosk?.exitPin ?? '') !== '',
    kiosk?.checkIn === true && !kiosk.isClosed,
  );
  if (!publication || !kiosk) {
    return (
      <main className="ki-starting">
        <h1>{words.starting.title}</h1>
        <p>{words.starting.hint}</p>
      </main>
    );
  }
  return (
    <LiveKiosk
      scene={{
        state,
        words,
        publication,
        kiosk,
        isOffline: offlineSince !== '',
        startLanguage: startLanguageOf(kiosk),
        send: store.send,
      }}
    />
  );
};
