import { FileUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { shellText } from '#shared/i18n/fr/shell';
import { trustText } from '#shared/i18n/fr/trust';
import { welcomeText } from '#shared/i18n/fr/welcome';
import type { IpcOutput } from '#shared/ipc/contract';

import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Note } from '../../ui/note';
import { TextField } from '../../ui/text-field';

type Known = NonNullable<IpcOutput<'hub.line'>>;
type ServerDialogProps = { readonly onClose: () => void };

const texts = shellText.server;
const errors: Readonly<Record<string, string>> = { ...welcomeText.errors, ...trustText.lineFaults };

type FileProps = { readonly name: string; readonly onChoose: (file: File) => void };

/** The certificate of the town's own authority, by the system's window. */
const AuthorityFile = ({ name, onChoose }: FileProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section>
      <h3>{texts.authority}</h3>
      <p className="meta">{texts.authorityHint}</p>
      <Button icon={FileUp} onPress={() => input.current?.click()}>
        {texts.choose}
      </Button>{' '}
      {name !== '' && <code className="code">{name}</code>}
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.crt,.cer"
        aria-label={texts.authority}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
    </section>
  );
};

type FormProps = { readonly known: Known; readonly formId: string; readonly onBusy: (isSo: boolean) => void };

/** The address that is tried, and by what the server is known there. The page begins anew by itself once the server has proved itself at another address. */
const ServerForm = ({ known, formId, onBusy }: FormProps) => {
  const [address, setAddress] = useState(known.address);
  const [authority, setAuthority] = useState({ name: '', pem: '' });
  const [said, setSaid] = useState<'' | 'busy' | 'done' | { readonly error: string }>('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said === 'busy') return;
    setSaid('busy');
    onBusy(true);
    const outcome = await guichetBridge()
      ?.invoke('hub.moveTo', { address: address.trim(), authority: authority.pem })
      .catch(() => undefined);
    onBusy(false);
    setSaid(outcome?.ok === true ? 'done' : { error: errors[outcome?.code ?? ''] ?? texts.failed });
  };
  return (
    <form id={formId} className="server-form" onSubmit={(event) => void submit(event)}>
      <p>{texts.by[known.by]}</p>
      {known.fingerprint !== '' && (
        <p className="meta">
          {texts.fingerprint} <code className="code">{known.fingerprint}</code>
        </p>
      )}
      <TextField
        label={texts.address}
        hint={texts.addressHint}
        value={address}
        onChange={setAddress}
        maxLength={200}
        autoFocus
      />
      {known.by !== 'thisMachine' && (
        <AuthorityFile
          name={authority.name}
          onChoose={(file) => void file.text().then((pem) => setAuthority({ name: file.name, pem }))}
        />
      )}
      {said === 'busy' && <Note role="status">{texts.busy}</Note>}
      {said === 'done' && <Note role="status">{texts.done}</Note>}
      {typeof said === 'object' && (
        <Note tone="bad" role="alert">
          {said.error}
        </Note>
      )}
    </form>
  );
};

/** How this station knows its server, and how it follows it to another address. */
export const ServerDialog = ({ onClose }: ServerDialogProps) => {
  const formId = useId();
  const [known, setKnown] = useState<Known | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    void guichetBridge()?.invoke('hub.line', undefined).then(setKnown);
  }, []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      isDismissable={!isBusy}
      footer={
        <>
          <Button tone="main" type="submit" form={formId} keys="Entrée" isDisabled={known === null || isBusy}>
            {texts.submit}
          </Button>
          <Button onPress={onClose} keys="Échap" isDisabled={isBusy}>
            {commonText.close}
          </Button>
        </>
      }
    >
      {known && <ServerForm known={known} formId={formId} onBusy={setIsBusy} />}
    </Dialog>
  );
};
