import { FileUp, X } from 'lucide-react';
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

/** How the server is known, and who guards the key of the store. */
type Known = NonNullable<IpcOutput<'hub.line'>> & Pick<IpcOutput<'store.key'>, 'guard'>;
type ServerDialogProps = { readonly onClose: () => void };

const texts = shellText.server;
const errors: Readonly<Record<string, string>> = { ...welcomeText.errors, ...trustText.lineFaults };

type FileProps = { readonly name: string; readonly onChoose: (file: File | null) => void };

/** The certificate of the town's own authority, by the system's window; `null` = it is taken back. */
const AuthorityFile = ({ name, onChoose }: FileProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section>
      <h3>{texts.authority}</h3>
      <p className="meta">{texts.authorityHint}</p>
      <Button icon={FileUp} onPress={() => input.current?.click()}>
        {texts.choose}
      </Button>{' '}
      {name !== '' && (
        <>
          <code className="code">{name}</code>{' '}
          <Button icon={X} tone="plain" onPress={() => onChoose(null)}>
            {texts.takeBack}
          </Button>
        </>
      )}
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

type FormProps = {
  readonly known: Known;
  readonly formId: string;
  readonly onBusy: (isSo: boolean) => void;
  /** The server is known in another way, or at another address, from now on. */
  readonly onMoved: () => void;
};

const noAuthority = { name: '', pem: '' };

/** The address that is tried, and by what the server is known there. The page begins anew by itself once the server has proved itself at another address. */
const ServerForm = ({ known, formId, onBusy, onMoved }: FormProps) => {
  const [address, setAddress] = useState(known.address);
  const [authority, setAuthority] = useState(noAuthority);
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
    if (outcome?.ok !== true) return setSaid({ error: errors[outcome?.code ?? ''] ?? texts.failed });
    setSaid('done');
    setAuthority(noAuthority);
    onMoved();
  };
  const choose = async (file: File | null): Promise<void> => {
    setSaid((now) => (now === 'busy' ? now : ''));
    try {
      setAuthority(file === null ? noAuthority : { name: file.name, pem: await file.text() });
    } catch {
      setSaid({ error: welcomeText.errors.badAuthority });
    }
  };
  return (
    <form id={formId} className="server-form" onSubmit={(event) => void submit(event)}>
      <p>{texts.by[known.by]}</p>
      {known.fingerprint !== '' && (
        <p className="meta">
          {texts.fingerprint} <code className="code">{known.fingerprint}</code>
        </p>
      )}
      <p className="meta">{known.guard === 'keyring' ? texts.store.keyring : texts.store.disk}</p>
      <TextField
        label={texts.address}
        hint={texts.addressHint}
        value={address}
        onChange={setAddress}
        maxLength={200}
        autoFocus
      />
      {known.by !== 'thisMachine' && <AuthorityFile name={authority.name} onChoose={(file) => void choose(file)} />}
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
  const [known, setKnown] = useState<Known | 'unread' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const read = (): void => {
    const bridge = guichetBridge();
    if (!bridge) return;
    Promise.all([bridge.invoke('hub.line', undefined), bridge.invoke('store.key', undefined)]).then(
      ([line, { guard }]) => setKnown(line ? { ...line, guard } : 'unread'),
      () => setKnown('unread'),
    );
  };
  useEffect(read, []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      isDismissable={!isBusy}
      footer={
        <>
          <Button
            tone="main"
            type="submit"
            form={formId}
            keys="Entrée"
            isDisabled={known === null || known === 'unread' || isBusy}
          >
            {texts.submit}
          </Button>
          <Button onPress={onClose} keys="Échap" isDisabled={isBusy}>
            {commonText.close}
          </Button>
        </>
      }
    >
      {known === 'unread' && (
        <Note tone="bad" role="alert">
          {texts.unread}
        </Note>
      )}
      {known !== null && known !== 'unread' && (
        <ServerForm known={known} formId={formId} onBusy={setIsBusy} onMoved={read} />
      )}
    </Dialog>
  );
};
