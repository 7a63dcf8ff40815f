import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import type { Connection } from '#shared/ipc/contract';
import type { WipeState } from '#shared/ipc/wipe';
import { bootText } from '#shared/i18n/fr/system';
import { useDataState } from '../data/data-state';
import { beginAnew, eraseStation, unsentBy } from '../data/use-opened-data';
import { DataProvider } from '../data/provider';
import { useSiteReference } from '../data/queries/use-site-reference';
import { useStation } from '../data/queries/use-station';
import { useIsComingBack } from '../data/queries/use-sync-state';
import { useStationSettings } from '../data/use-station-settings';
import { useSingleKeysHere } from '../features/settings/keyboard/use-own-keys';
import { deskOf } from '../features/welcome/desk-of';
import { WelcomeScreen } from '../features/welcome/welcome-screen';
import { WhoAreYou } from '../features/welcome/who-are-you';
import { guichetBridge, reloadWindow } from '../platform/bridge';
import { wipeState } from '../platform/wipe-state';
import { useSingleKeys } from '../ui/keys';
import { useTextSize } from '../ui/text-size/use-text-size';
import { CalmPage } from './calm-page';
import { ErrorBoundary } from './error-boundary';
import { GuardContext, useGuard } from './persons/guard';
import { LockPage } from './persons/lock-page';
import { SignInPage } from './persons/sign-in-page';
import { Shell } from './shell';
import { report } from './report';
import { useTextSizeHere } from './text-size/use-own-text-size';

const Waiting = ({ text, hint = '' }: { readonly text: string; readonly hint?: string }) => (
  <p className="boot-wait" role="status">
    {text}
    {hint !== '' && <small>{hint}</small>}
  </p>
);

const Station = () => {
  const reference = useSiteReference();
  const { settings, update } = useStation();
  const [nameless, setNameless] = useState(false);
  useSingleKeys(useSingleKeysHere(reference));
  useTextSize(useTextSizeHere(reference));
  const guard = useGuard(reference);
  const isComingBack = useIsComingBack();
  if (!reference) return <Waiting text={bootText.reference} hint={bootText.referenceHint} />;
  if (isComingBack) return <Waiting text={bootText.comingBack} hint={bootText.comingBackHint} />;
  if (!guard.mayEnter) return <SignInPage reference={reference} guard={guard} />;
  // A frame for each person: what one typed, opened or looked for is not there for the next.
  if (settings.agentId !== '' || nameless || settings.mode === 'elected')
    return (
      <GuardContext value={guard}>
        <Shell key={settings.agentId} reference={reference} />
        {guard.isLocked && <LockPage reference={reference} guard={guard} />}
      </GuardContext>
    );
  return (
    <WhoAreYou
      reference={reference}
      onChoose={(agent) => {
        if (agent) void update({ agentId: agent.id, deskId: deskOf(agent) });
        else setNameless(true);
      }}
    />
  );
};

/** The way out when the key of the store is lost for good: asked twice, because what was not sent is lost. */
const BeginAnew = ({ connection }: { readonly connection: Connection }) => {
  const [step, setStep] = useState<'idle' | 'asked' | 'busy' | 'failed'>('idle');
  const [unsent, setUnsent] = useState<number | null>(null);
  const text = bootText.anew;
  const ask = () => {
    unsentBy(connection)
      .then(setUnsent, () => setUnsent(null))
      .finally(() => setStep('asked'));
  };
  const begin = () => {
    setStep('busy');
    beginAnew(connection).then(reloadWindow, (error: unknown) => {
      report('beginAnew', error);
      setStep('failed');
    });
  };
  if (step === 'idle')
    return (
      <button type="button" className="btn" onClick={ask}>
        {text.begin}
      </button>
    );
  if (step === 'busy') return <p role="status">{text.busy}</p>;
  return (
    <>
      <p role="alert">{step === 'asked' ? text.ask(unsent) : text.failed}</p>
      <button type="button" className="btn" autoFocus onClick={() => setStep('idle')}>
        {text.cancel}
      </button>
      <button type="button" className="btn" onClick={begin}>
        {text.sure}
      </button>
    </>
  );
};

/** What stands once the server had this station erase what it holds: it says so until somebody has read it. */
const Wiped = ({ state: { step, siteId, keepsServer } }: { readonly state: WipeState }) => {
  const [hasFailed, setFailed] = useState(false);
  const text = bootText.wipe;
  useEffect(() => {
    if (step !== 'asked') return;
    eraseStation(siteId).catch((error: unknown) => {
      report('wipe', error);
      setFailed(true);
    });
  }, [step, siteId]);
  const end = () => void guichetBridge()?.invoke('wipe.end', undefined).then(reloadWindow);
  if (hasFailed) return <CalmPage title={text.failedTitle} text={text.failed} />;
  return (
    <main className="calm-page">
      <section className="calm" role="status">
        <h1>{step === 'asked' ? text.busyTitle : text.title}</h1>
        {step === 'asked' ? (
          <p>{text.busy}</p>
        ) : (
          <>
            <p>{keepsServer ? text.textBeside : text.text}</p>
            {keepsServer && <p>{text.keepsServer}</p>}
            <p>{text[step]}</p>
            {/* A server that was replaced never hears of it, and this machine shall not stand still for it. */}
            <button type="button" className="btn btn--main btn--big" autoFocus={step !== 'erased'} onClick={end}>
              {text.again}
            </button>
          </>
        )}
      </section>
    </main>
  );
};

type OpenedProps = { readonly connection: Connection | null; readonly onRejoin: () => void };

const Opened = ({ connection, onRejoin }: OpenedProps) => {
  const state = useDataState();
  switch (state.kind) {
    case 'opening':
      return <Waiting text={bootText.opening} />;
    case 'notEnrolled':
      return <WelcomeScreen start="join" onReady={onRejoin} />;
    case 'fault': {
      const words = bootText.faults[state.fault.code];
      return (
        <CalmPage title={words.title} text={words.text} detail={state.fault.detail}>
          {state.fault.code === 'keyGone' && connection && <BeginAnew connection={connection} />}
        </CalmPage>
      );
    }
    case 'ready':
      return <Station />;
  }
};

const reloadWithinMs = 3_000;

/** Decides what the window shows first: the first start, or the place of the person at this station. */
export const Boot = () => {
  const [isMute, setMute] = useState(() => guichetBridge() === null);
  /** Whether this station had no mode when it was asked for: it gets one in the welcome, and the page is loaded again with it. */
  const [isNew, setNew] = useState<boolean | null>(null);
  const [isStarting, setStarting] = useState(false);
  const wipe = useSyncExternalStore(wipeState.subscribe, wipeState.read);
  const line = useStationSettings(
    useCallback((error: unknown) => {
      report('stationUnknown', error);
      setMute(true);
    }, []),
  );
  // The page was loaded without leave to speak to the server just chosen: the app loads it again in a moment.
  const waitForReload = () => {
    setStarting(true);
    setTimeout(() => {
      void line.ask().then(() => {
        setNew(null);
        setStarting(false);
      });
    }, reloadWithinMs);
  };
  if (isMute) return <CalmPage title={bootText.noBridge} text="" />;
  if (isStarting) return <Waiting text={bootText.opening} />;
  if (line.settings === null || wipe === undefined) return null;
  if (wipe !== null) return <Wiped state={wipe} />;
  if (isNew === null) setNew(line.settings.mode === 'unset');
  if (isNew === true) return <WelcomeScreen onReady={waitForReload} />;
  return (
    <DataProvider line={line}>
      {/* The exchange goes on above: what breaks here may be mended by what it brings. */}
      <ErrorBoundary>
        <Opened connection={line.connection ?? null} onRejoin={waitForReload} />
      </ErrorBoundary>
    </DataProvider>
  );
};
