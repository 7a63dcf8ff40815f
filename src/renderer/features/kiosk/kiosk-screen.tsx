import { ArrowDown, BellRing, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import type { Publication } from '#shared/domain/publication/publication';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import type { KioskWords } from '#shared/i18n/kiosk/words';

import { Icon } from '../../ui/icon';
import { useSaid } from '../../ui/voice/use-said';
import { setVoiceLevel } from '../../ui/voice/voice';
import { useNow } from '../../data/queries/use-now';
import { Logo } from '../../ui/logo';
import { safeAccent } from '../../ui/safe-accent';
import { CurrentScreen } from './current-screen';
import { KioskFoot } from './kiosk-foot';
import { kioskAt, startLanguageOf, startOffers, type Scene } from './scene';
import { useIdle } from './use-idle';
import { useKiosk } from './use-kiosk';
import { useKioskKeys } from './use-kiosk-keys';
import { useReadAloud } from './use-read-aloud';
import { spokenScreen } from './view-model/spoken-screen';
import './kiosk.css';
import './kiosk-shapes.css';
import { isAtRest, isFrozen, type KioskState } from './kiosk-state';
import { StillHere } from './still-here';
import { Touch } from './touch';

/** Puts language, direction, contrast and the colour of the commune on the page, and the focus on what a new screen asks. */
const useKioskPage = ({ screen, isContrast }: KioskState, words: KioskWords, accent: string): void => {
  const shown = useRef(screen.at);
  useEffect(() => {
    document.documentElement.lang = words.lang;
    document.documentElement.dir = words.dir;
    document.title = words.title;
  }, [words]);
  useEffect(() => {
    if (isContrast) document.documentElement.dataset.theme = 'contrast';
    else delete document.documentElement.dataset.theme;
  }, [isContrast]);
  useEffect(() => {
    if (accent !== '') document.documentElement.style.setProperty('--accent', safeAccent(accent));
  }, [accent]);
  useEffect(() => {
    if (shown.current === screen.at) return;
    shown.current = screen.at;
    document.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }, [screen.at]);
};

const helpSaid = { asking: 'helpAsking', asked: 'helpAsked', failed: 'helpFailed' } as const;

/** In so long everybody has read a word on a call. */
const readMs = 10_000;

type FadingNoteProps = { readonly said: string; readonly isBad: boolean; readonly isHelp: boolean };

/** A word that fades, unless it is bad news, and leaves its room to the screen with the next touch after that. */
const FadingNote = ({ said, isBad, isHelp }: FadingNoteProps) => {
  const [stands, setStands] = useState<'shown' | 'faded' | 'gone'>('shown');
  useEffect(() => {
    if (isBad) return undefined;
    const timer = setTimeout(() => setStands('faded'), readMs);
    return () => clearTimeout(timer);
  }, [isBad]);
  useEffect(() => {
    if (stands !== 'faded') return undefined;
    const leave = (): void => setStands('gone');
    document.addEventListener('click', leave);
    return () => document.removeEventListener('click', leave);
  }, [stands]);
  if (stands === 'gone') return null;
  return (
    <p className={`ki-note ${isBad ? 'ki-note--bad' : ''} ${stands === 'faded' ? 'ki-note--faded' : ''}`}>
      <Icon of={isHelp ? BellRing : VolumeX} />
      {said}
    </p>
  );
};

type ComfortNoteProps = { readonly scene: Scene; readonly isMute: boolean };

/** What became of a call for help, or that no voice is there. Stands over the foot, and is said. */
const ComfortNote = ({ scene: { state, words }, isMute }: ComfortNoteProps) => {
  const help = state.help === 'none' ? '' : words[helpSaid[state.help]];
  const said = help !== '' ? help : isMute ? words.mute : '';
  useSaid(state.help === 'failed' ? 'refusal' : 'act', said);
  return (
    <div className="ki-notes">
      {said !== '' && <FadingNote key={said} said={said} isBad={state.help === 'failed'} isHelp={help !== ''} />}
    </div>
  );
};

/** The languages of the site, each in its own words. */
const Languages = ({ scene: { state, words, kiosk, send } }: { readonly scene: Scene }) => (
  <nav className="ki-langs" aria-label={words.languages}>
    {kiosk.languages.map((language) => (
      <Touch
        key={language}
        lang={language}
        isPressed={language === state.language}
        isFrozen={isFrozen(state)}
        onTouch={() => send({ type: 'language', language })}
      >
        {kioskWords[language].own}
      </Touch>
    ))}
  </nav>
);

/** Whose kiosk this is, and the time. */
const KioskHead = ({ site }: Pick<Publication, 'site'>) => (
  <header className="ki-head">
    <Logo />
    <div lang="fr">
      <b>{site.name}</b>
      <span>{site.commune}</span>
    </div>
    <time>{shortTime(civilOf(useNow(60_000), site.zone).time)}</time>
  </header>
);

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
  const idle = useIdle({
    isBusy: aloud.isReading || state.pending !== null,
    isAtRest: isAtRest(state, startLanguage),
    onGone: () => send({ type: 'idle', language: startLanguage }),
  });
  useHold(send, state.screen.at === 'ticket');
  useSaid('view', state.pending === null ? '' : words.busy);
  const isService = state.screen.at === 'service';
  return (
    <>
      <div inert={idle.secondsLeft !== null} className={state.isLow ? 'ki ki--low' : 'ki'} data-at={state.screen.at}>
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
      {idle.secondsLeft !== null && (
        <StillHere words={words} secondsLeft={idle.secondsLeft} onAnswer={idle.answer} onStay={idle.stay} />
      )}
    </>
  );
};

/** The kiosk: an appointment by touching its hour, a ticket by touching its reason. Never a name. */
export const KioskScreen = () => {
  const { feed, state, store } = useKiosk();
  const { publication, offlineSince } = feed;
  const nowIso = useNow(60_000);
  const isOffline = offlineSince !== '';
  const { kiosk, closure } = publication
    ? kioskAt(publication, civilOf(nowIso, publication.site.zone), isOffline)
    : { kiosk: null, closure: null };
  const words = kioskWords[state.language];
  useEffect(() => setVoiceLevel('essential'), []);
  useKioskPage(state, words, publication?.site.accent ?? '');
  useKioskKeys(
    store,
    kiosk?.hasExit === true || (kiosk?.exitPin ?? '') !== '',
    kiosk?.checkIn === true && !startOffers(kiosk).isShut,
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
        closure,
        isOffline,
        startLanguage: startLanguageOf(kiosk),
        send: store.send,
      }}
    />
  );
};
