import { useEffect, useState } from 'react';

import { shellText } from '#shared/i18n/fr/shell';
import type { StationSettings } from '#shared/ipc/contract';

import { useDataState } from '../data/data-state';
import { DataProvider } from '../data/provider';
import { useSiteReference } from '../data/queries/use-site-reference';
import { useStation } from '../data/queries/use-station';
import { deskOf } from '../features/welcome/desk-of';
import { WelcomeScreen } from '../features/welcome/welcome-screen';
import { WhoAreYou } from '../features/welcome/who-are-you';
import { guichetBridge } from '../platform/bridge';
import { CalmPage } from './calm-page';
import { Shell } from './shell';
import { report } from './report';

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
  if (!reference) return <Waiting text={shellText.boot.reference} hint={shellText.boot.referenceHint} />;
  // A frame for each person: what one typed, opened or looked for is not there for the next.
  if (settings.agentId !== '' || nameless || settings.mode === 'elected')
    return <Shell key={settings.agentId} reference={reference} />;
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

const Opened = ({ onRejoin }: { readonly onRejoin: () => void }) => {
  const state = useDataState();
  switch (state.kind) {
    case 'opening':
      return <Waiting text={shellText.boot.opening} />;
    case 'notEnrolled':
      return <WelcomeScreen start="join" onReady={onRejoin} />;
    case 'fault': {
      const words = shellText.boot.faults[state.fault.code];
      return <CalmPage title={words.title} text={words.text} detail={state.fault.detail} />;
    }
    case 'ready':
      return <Station />;
  }
};

type Asked = StationSettings | 'asking' | 'starting' | 'noBridge';

const reloadWithinMs = 3_000;

/** Decides what the window shows first: the first start, or the place of the person at this station. */
export const Boot = () => {
  const [asked, setAsked] = useState<Asked>(() => (guichetBridge() ? 'asking' : 'noBridge'));
  const ask = () => {
    guichetBridge()
      ?.invoke('station.get', undefined)
      .then(setAsked, (error: unknown) => {
        report('stationUnknown', error);
        setAsked('noBridge');
      });
  };
  useEffect(ask, []);
  // The page was loaded without leave to speak to the server just chosen: the app loads it again in a moment.
  const waitForReload = () => {
    setAsked('starting');
    setTimeout(ask, reloadWithinMs);
  };
  if (asked === 'asking') return null;
  if (asked === 'starting') return <Waiting text={shellText.boot.opening} />;
  if (asked === 'noBridge') return <CalmPage title={shellText.boot.noBridge} text="" />;
  if (asked.mode === 'unset') return <WelcomeScreen onReady={waitForReload} />;
  return (
    <DataProvider>
      <Opened onRejoin={waitForReload} />
    </DataProvider>
  );
};
