import { Lock } from 'lucide-react';
import { useRef, useState } from 'react';

import { welcomeText } from '#shared/i18n/fr/welcome';

import { setupNotes } from '../../platform/setup-notes';
import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Icon } from '../../ui/icon';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Logo } from '../../ui/logo';
import { Note } from '../../ui/note';
import { Choice } from './choice';
import { HubDialog } from './hub-dialog';
import { JoinForm } from './join-form';
import { startStation, type Start } from './start-station';
import { DemoPicture, HubPicture, JoinPicture } from './welcome-pictures';
import './welcome.css';

type WelcomeScreenProps = {
  /** Called when this station is set up. */
  readonly onReady: () => void;
  /** `join`: this station must enrol again, the address gets the focus. */
  readonly start?: 'choose' | 'join';
};

const { demo, hub, join } = welcomeText;

/** The first start: how this station will work. */
export const WelcomeScreen = ({ onReady, start = 'choose' }: WelcomeScreenProps) => {
  const [busy, setBusy] = useState('');
  const [error, setError] = useState('');
  const [asksHub, setAsksHub] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const isBusy = busy !== '';
  const run = (chosen: Start) => {
    if (isBusy) return;
    setBusy(welcomeText[chosen.kind].busy);
    setError('');
    void startStation(chosen).then((problem) => {
      setBusy('');
      setError(problem);
      if (problem !== '') return;
      if (chosen.kind === 'hub') setupNotes.begin();
      onReady();
    });
  };
  const openHub = () => {
    setError('');
    setAsksHub(true);
  };
  useKeys([
    { key: '1', within: 'welcome', label: demo.title, run: () => run({ kind: 'demo' }), disabled: isBusy },
    { key: '2', within: 'welcome', label: hub.title, run: openHub, disabled: isBusy },
    { key: '3', within: 'welcome', label: join.title, run: () => address.current?.focus(), disabled: isBusy },
  ]);
  return (
    <main className="fs" {...groundOf('welcome')} {...homeAt('button')}>
      <header>
        <Logo />
        <div>
          <h1 className="fs-title">{welcomeText.heading}</h1>
          <p>{welcomeText.lead}</p>
        </div>
      </header>
      <div className="chs">
        <Choice keys="1" picture={<DemoPicture />} title={demo.title} text={demo.text} points={demo.points}>
          <Button
            tone="main"
            size="big"
            keys="Entrée"
            autoFocus={start === 'choose'}
            isDisabled={isBusy}
            onPress={() => run({ kind: 'demo' })}
          >
            {demo.act}
          </Button>
        </Choice>
        <Choice keys="2" picture={<HubPicture />} title={hub.title} text={hub.text} points={hub.points}>
          <Button size="big" keys="2" isDisabled={isBusy} onPress={openHub}>
            {hub.act}
          </Button>
        </Choice>
        <Choice keys="3" picture={<JoinPicture />} title={join.title} text={join.text} points={join.points}>
          <JoinForm
            isBusy={isBusy}
            addressRef={address}
            onJoin={(to, code) => run({ kind: 'join', address: to, code })}
          />
        </Choice>
      </div>
      <footer>
        {isBusy && !asksHub && <Note role="status">{busy}</Note>}
        {error !== '' && !asksHub && (
          <Note tone="bad" role="alert">
            {error}
          </Note>
        )}
        <p className="meta">
          <Icon of={Lock} />
          {welcomeText.privacy}
        </p>
      </footer>
      {asksHub && <HubDialog busy={busy} error={error} onCreate={run} onClose={() => setAsksHub(false)} />}
    </main>
  );
};
