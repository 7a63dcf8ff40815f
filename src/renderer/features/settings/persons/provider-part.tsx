import { useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { providerSettingsText as texts } from '#shared/i18n/provider/settings-text';
import { PRO_CONNECT, type ProviderSettings } from '#shared/sync/wire/provider-calls';

import { useCommands } from '../../../data/commands/use-commands';
import { useProviderSettings } from '../../../data/queries/devices/use-asked';
import { useMe } from '../../../data/queries/use-me';
import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import { ProviderFields } from './provider-fields';
import { ProviderKnown } from './provider-known';

const siretDigits = 14;

/** What is proposed at first. */
const unset: ProviderSettings = {
  profile: 'proConnect',
  issuer: PRO_CONNECT,
  clientId: '',
  address: '',
  algorithm: 'RS256',
  siret: '',
  asksSecondFactor: false,
  logsOut: true,
  roleClaim: '',
  mayRaise: false,
  known: [],
};

type FormProps = {
  readonly reference: SiteReference;
  /** `null` = it was not set yet. */
  readonly stored: ProviderSettings | null;
  readonly onSaid: (said: KeySaid) => void;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
};

/** How the agents of the town sign in by a provider of identities, as an administrator writes it. */
const ProviderForm = ({ reference, stored, onSaid, onDone, onClose }: FormProps) => {
  const { chooseProvider } = useCommands();
  const { agentId } = useMe();
  const [draft, setDraft] = useState<ProviderSettings>(stored ?? unset);
  const [secret, setSecret] = useState('');
  const [fault, setFault] = useState('');
  const isBusy = useRef(false);
  const write = async (settings: ProviderSettings | null): Promise<void> => {
    if (isBusy.current) return;
    if (settings && [settings.issuer, settings.clientId, settings.address].includes('')) {
      setFault(texts.faults.empty);
      return;
    }
    if (settings && settings.siret !== '' && settings.siret.length !== siretDigits) {
      setFault(texts.faults.badSiret);
      return;
    }
    isBusy.current = true;
    const done = await chooseProvider({ agentId, settings, secret });
    isBusy.current = false;
    if (!done.ok) onSaid(refusedKey(done.reason));
    else if (done.value !== 'written') setFault(texts.faults[done.value]);
    else {
      onSaid({ tone: 'ok', words: settings ? texts.saved : texts.stopped });
      await onDone();
    }
  };
  return (
    <form
      className="pe-provider"
      aria-label={texts.title}
      onSubmit={(event) => {
        event.preventDefault();
        void write(draft);
      }}
    >
      <ProviderFields
        settings={draft}
        secret={secret}
        hasSecret={stored !== null}
        onChange={(changes) => {
          setFault('');
          setDraft((now) => ({ ...now, ...changes }));
        }}
        onSecret={setSecret}
      />
      <ProviderKnown
        agents={reference.agents}
        known={draft.known}
        onChange={(known) => {
          setFault('');
          setDraft((now) => ({ ...now, known }));
        }}
      />
      {fault !== '' && (
        <Note tone="bad" role="alert">
          {fault}
        </Note>
      )}
      <div className="set-acts">
        <Button type="submit" tone="main">
          {texts.save}
        </Button>
        {stored ? (
          <Button onPress={() => void write(null)}>{texts.stop}</Button>
        ) : (
          <Button onPress={onClose}>{texts.cancel}</Button>
        )}
      </div>
    </form>
  );
};

/** The sign-in by a provider of identities beside the codes: off until an administrator sets it. */
export const ProviderPart = ({ reference }: { readonly reference: SiteReference }) => {
  const { list, reload } = useProviderSettings();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const [stored = null] = Array.isArray(list) ? list : [];
  const done = async (): Promise<void> => {
    setOpen(false);
    await reload();
    told.current?.focus();
  };
  return (
    <section className="pe-recovery" aria-label={texts.title}>
      <Head title={texts.title} level={3} />
      <p className="meta">{texts.lead}</p>
      <div className="pe-told" ref={told} tabIndex={-1}>
        <SaidOfKey said={said} />
      </div>
      {list === null && <p role="status">{texts.loading}</p>}
      {typeof list === 'string' && <Note tone="warn">{texts[list]}</Note>}
      {Array.isArray(list) &&
        (stored || isOpen ? (
          <ProviderForm
            key={JSON.stringify(stored)}
            reference={reference}
            stored={stored}
            onSaid={setSaid}
            onDone={done}
            onClose={() => setOpen(false)}
          />
        ) : (
          <div className="set-acts">
            <Button onPress={() => setOpen(true)}>{texts.set}</Button>
          </div>
        ))}
    </section>
  );
};
