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
import { presetOf, ProviderFields } from './provider-fields';
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

/** What keeps the form from being sent, `''` = nothing. */
const faultOf = ({ issuer, clientId, address, siret }: ProviderSettings): string => {
  if ([issuer, clientId, address].includes('')) return texts.faults.empty;
  return siret !== '' && siret.length !== siretDigits ? texts.faults.badSiret : '';
};

type FormProps = {
  readonly reference: SiteReference;
  /** `null` = it was not set yet. */
  readonly stored: ProviderSettings | null;
  readonly onSaid: (said: KeySaid) => void;
  readonly onWritten: () => Promise<void>;
  readonly onClose: () => void;
};

/** How the agents of the town sign in by a provider of identities, as an administrator writes it. */
const ProviderForm = ({ reference, stored, onSaid, onWritten, onClose }: FormProps) => {
  const { chooseProvider } = useCommands();
  const { agentId } = useMe();
  const [draft, setDraft] = useState<ProviderSettings>(stored ?? unset);
  const [secret, setSecret] = useState('');
  const [fault, setFault] = useState('');
  const isBusy = useRef(false);
  const write = async (): Promise<void> => {
    if (isBusy.current) return;
    const found = faultOf(draft);
    setFault(found);
    if (found !== '') return;
    isBusy.current = true;
    const done = await chooseProvider({ agentId, settings: draft, secret });
    isBusy.current = false;
    if (!done.ok) onSaid(refusedKey(done.reason));
    else if (done.value === 'written') await onWritten();
    else setFault(texts.faults[done.value]);
  };
  return (
    <form
      className="pe-provider"
      aria-label={texts.title}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
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
        <Button onPress={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
};

/** The sign-in by a provider of identities beside the codes: off until an administrator sets it. */
export const ProviderPart = ({ reference }: { readonly reference: SiteReference }) => {
  const { list, reload } = useProviderSettings();
  const { chooseProvider } = useCommands();
  const { agentId } = useMe();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const [stored = null] = Array.isArray(list) ? list : [];
  const settled = async (words: string): Promise<void> => {
    setOpen(false);
    setSaid({ tone: 'ok', words });
    await reload();
    told.current?.focus();
  };
  const stop = async (): Promise<void> => {
    const done = await chooseProvider({ agentId, settings: null, secret: '' });
    if (done.ok) await settled(texts.stopped);
    else setSaid(refusedKey(done.reason));
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
      {Array.isArray(list) && isOpen && (
        <ProviderForm
          reference={reference}
          stored={stored}
          onSaid={setSaid}
          onWritten={() => settled(texts.saved)}
          onClose={() => setOpen(false)}
        />
      )}
      {Array.isArray(list) && !isOpen && (
        <>
          {stored && <p>{texts.offered(texts.presets[presetOf(stored)], stored.known.length)}</p>}
          <div className="set-acts">
            <Button
              onPress={() => {
                setSaid(null);
                setOpen(true);
              }}
            >
              {stored ? texts.change : texts.set}
            </Button>
            {stored && <Button onPress={() => void stop()}>{texts.stop}</Button>}
          </div>
        </>
      )}
    </section>
  );
};
