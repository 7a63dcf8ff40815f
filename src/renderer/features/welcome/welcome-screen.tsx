import { Lock, Check } from 'lucide-react';
import { useRef, useState, type ReactNode, type FormEvent, useId } from 'react';

import { welcomeText } from '#shared/i18n/fr/welcome';
import { commonText } from '#shared/i18n/fr/common';

import { setupNotes } from '../../platform/setup-notes';
import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Icon } from '../../ui/icon';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Logo } from '../../ui/logo';
import { Note } from '../../ui/note';
import { Kbd } from '../../ui/kbd';
import { Dialog } from '../../ui/dialog';
import { NumberStepper } from '../../ui/number-stepper';
import { TextField } from '../../ui/text-field';
import { JoinForm } from './join-form';
import { startStation, type Start } from './start-station';
import { DemoPicture, HubPicture, JoinPicture } from './welcome-pictures';
import './welcome.css';

type HubDialogProps = {
  readonly busy: string;
  readonly error: string;
  readonly onCreate: (start: Extract<Start, { kind: 'hub' }>) => void;
  readonly onClose: () => void;
};

const texts = welcomeText.hub;

/** The five facts that a new town hall needs; all else is set by habit and can be changed. */
const HubDialog = ({ busy, error, onCreate, onClose }: HubDialogProps) => {
  const formId = useId();
  const [adminName, setAdminName] = useState('');
  const [commune, setCommune] = useState('');
  const [siteName, setSiteName] = useState<string>(texts.siteDefault);
  const [desks, setDesks] = useState(4);
  const [stations, setStations] = useState(1);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if ([adminName, commune, siteName].some((typed) => typed.trim() === '')) return;
    onCreate({
      kind: 'hub',
      adminName: adminName.trim(),
      commune: commune.trim(),
      siteName: siteName.trim(),
      desks,
      stations,
    });
  };
  const footer = (
    <>
      <Button tone="main" type="submit" form={formId} keys="Entrée" isDisabled={busy !== ''}>
        {texts.submit}
      </Button>
      <Button onPress={onClose} keys="Échap" isDisabled={busy !== ''}>
        {commonText.cancel}
      </Button>
    </>
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.formTitle}
      footer={footer}
      isDismissable={busy === ''}
      sends={busy === '' ? { form: formId, label: texts.submit } : undefined}
    >
      <form id={formId} className="hub-form" onSubmit={submit}>
        <p className="meta">{texts.formHint}</p>
        <TextField
          label={texts.adminName}
          hint={texts.adminNameHint}
          value={adminName}
          onChange={setAdminName}
          maxLength={80}
          autoComplete="name"
          autoFocus
          isRequired
          error={asked && adminName.trim() === '' ? texts.missingName : undefined}
        />
        <TextField
          label={texts.commune}
          value={commune}
          onChange={setCommune}
          placeholder={texts.communeExample}
          maxLength={80}
          isRequired
          error={asked && commune.trim() === '' ? texts.missing : undefined}
        />
        <TextField
          label={texts.site}
          value={siteName}
          onChange={setSiteName}
          maxLength={80}
          isRequired
          error={asked && siteName.trim() === '' ? texts.missingSite : undefined}
        />
        <div className="hub-numbers">
          <NumberStepper label={texts.desks} value={desks} onChange={setDesks} min={1} max={40} />
          <NumberStepper label={texts.stations} value={stations} onChange={setStations} min={0} max={20} />
        </div>
        <p className="meta">{texts.stationsHint}</p>
        {busy !== '' && <Note role="status">{busy}</Note>}
        {error !== '' && (
          <Note tone="bad" role="alert">
            {error}
          </Note>
        )}
      </form>
    </Dialog>
  );
};

type ChoiceProps = {
  readonly keys: string;
  readonly picture: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly points: readonly string[];
  readonly children: ReactNode;
};

/** One of the three ways in which a station can work. */
const Choice = ({ keys, picture, title, text, points, children }: ChoiceProps) => (
  <section className="ch">
    <figure>{picture}</figure>
    <h2>
      <Kbd>{keys}</Kbd>
      {title}
    </h2>
    <p>{text}</p>
    <ul>
      {points.map((point) => (
        <li key={point}>
          <Icon of={Check} />
          <span>{point}</span>
        </li>
      ))}
    </ul>
    {children}
  </section>
);

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
