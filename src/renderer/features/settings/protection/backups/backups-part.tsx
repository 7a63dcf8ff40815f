import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { backupsText as texts } from '#shared/i18n/protection/backups';
import type { BackupFault, BackupState } from '#shared/ipc/backups';

import { useRole } from '../../../../data/queries/use-role';
import { guichetBridge } from '../../../../platform/bridge';
import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';
import { KeyDialog, type ShownKey } from './key-dialog';
import { sayBackups } from './say-backups';
import { TryDialog } from './try-dialog';

type Open = { readonly kind: 'nothing' | 'try' } | { readonly kind: 'key'; readonly shown: ShownKey };
type Told = { readonly tone: 'ok' | 'bad'; readonly text: string } | null;

const nothing: Open = { kind: 'nothing' };
const faultOf = (fault: BackupFault | ''): Told => (fault === '' ? null : { tone: 'bad', text: texts.faults[fault] });

/** What the acts of the part do, and what the last of them said. */
const useActs = () => {
  const [open, setOpen] = useState<Open>(nothing);
  const [told, setTold] = useState<Told>(null);
  const [isBusy, setBusy] = useState(false);
  const away = () => setTold(faultOf('noServer'));
  const ask = (work: () => Promise<void>): void => {
    if (isBusy) return;
    setBusy(true);
    setTold(null);
    void work()
      .catch(away)
      .then(() => setBusy(false));
  };
  return {
    open,
    told,
    makeKey: () =>
      ask(async () => {
        const shown = await guichetBridge()?.invoke('backups.newKey', undefined);
        if (shown) setOpen({ kind: 'key', shown });
        else away();
      }),
    choose: () =>
      ask(async () => {
        const chosen = await guichetBridge()?.invoke('backups.choose', undefined);
        if (chosen) setTold(faultOf(chosen.fault));
      }),
    now: () =>
      ask(async () => {
        const begun = await guichetBridge()?.invoke('backups.now', undefined);
        if (begun) setTold(faultOf(begun.fault));
      }),
    openTry: () => {
      setTold(null);
      setOpen({ kind: 'try' });
    },
    close: (isKept = false) => {
      setOpen(nothing);
      if (isKept) setTold({ tone: 'ok', text: texts.making.kept });
    },
  };
};

type PartProps = { readonly reference: SiteReference; readonly state: BackupState; readonly now: Date };

/** The backups of the server that is this station: the key, the folder, the last and the next, and what failed. */
const Part = ({ reference, state, now }: PartProps) => {
  const { open, told, makeKey, choose, now: begin, openTry, close } = useActs();
  const [begunAt, setBegunAt] = useState<string | null>(null);
  const { recipient, folder, isRunning, lastAt } = state;
  const said = sayBackups(state, reference.site.zone, now);
  const isReady = recipient !== null && recipient !== '' && folder !== '';
  const isWritten = begunAt !== null && begunAt !== lastAt && !isRunning && state.fault === '';
  const ok = told?.tone === 'ok' ? told.text : isWritten ? texts.written : '';
  return (
    <section className="prot-backups" aria-labelledby="prot-backups">
      <h3 id="prot-backups">{texts.title}</h3>
      <p className="meta">{texts.hint}</p>
      <dl>
        <div>
          <dt>{texts.heads.key}</dt>
          <dd>{said.key}</dd>
          <dd className="prot-acts">
            <Button tone={recipient === '' ? 'main' : 'default'} onPress={makeKey}>
              {recipient === '' || recipient === null ? texts.key.prepare : texts.key.again}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{texts.heads.folder}</dt>
          <dd>{said.folder}</dd>
          <dd className="prot-acts">
            <Button tone={folder === '' && recipient !== '' ? 'main' : 'default'} onPress={choose}>
              {folder === '' ? texts.folder.choose : texts.folder.change}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{texts.heads.last}</dt>
          <dd>{said.last}</dd>
          <dd className="prot-acts">{lastAt !== '' && <Button onPress={openTry}>{texts.trying.open}</Button>}</dd>
        </div>
        <div>
          <dt>{texts.heads.next}</dt>
          <dd>
            <span role="status">{said.next}</span>
          </dd>
          <dd className="prot-acts">
            <Button
              isDisabled={!isReady}
              onPress={() => {
                setBegunAt(lastAt);
                begin();
              }}
            >
              {texts.now}
            </Button>
          </dd>
        </div>
      </dl>
      <div role="status">{ok !== '' && <Note tone="ok">{ok}</Note>}</div>
      {told?.tone === 'bad' && (
        <Note tone="bad" role="alert">
          {told.text}
        </Note>
      )}
      {said.fault !== '' && !isRunning && told?.tone !== 'bad' && (
        <Note tone="bad" role="status">
          {said.fault}
        </Note>
      )}
      {folder !== '' && state.isSameDisk && state.fault === '' && <Note tone="warn">{texts.folder.sameDisk}</Note>}
      {open.kind === 'key' && (
        <KeyDialog reference={reference} shown={open.shown} before={recipient ?? ''} onClose={close} />
      )}
      {open.kind === 'try' && <TryDialog onClose={() => close()} />}
    </section>
  );
};

type BackupsPartProps = {
  readonly reference: SiteReference;
  readonly state: BackupState | null | undefined;
  readonly now: Date;
};

/** For who administers the town hall, at the station that is its server. */
export const BackupsPart = ({ state, ...rest }: BackupsPartProps) => {
  const role = useRole(rest.reference);
  return state && role === 'admin' ? <Part state={state} {...rest} /> : null;
};
