import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { printsText } from '#shared/i18n/fr/prints';
import { backupsText } from '#shared/i18n/protection/backups';
import type { BackupFault } from '#shared/ipc/backups';

import { guichetBridge } from '../../../../platform/bridge';
import { sayPrinted } from '../../../../platform/say-printed';
import { Button } from '../../../../ui/button';
import { Checkbox } from '../../../../ui/checkbox';
import { Dialog } from '../../../../ui/dialog';
import { Note } from '../../../../ui/note';
import { inGroups, recoveryPaper } from './recovery-paper';

const texts = backupsText.making;

/** A key that is shown and kept nowhere yet. */
export type ShownKey = { readonly secret: string; readonly recipient: string };

type KeyDialogProps = {
  readonly reference: SiteReference;
  readonly shown: ShownKey;
  /** Public half of the key of before, `''` = there was none. */
  readonly before: string;
  /** Whether the key is used from now on. */
  readonly onClose: (isKept: boolean) => void;
};

/** Shows a recovery key this once. It is used only once somebody says that the paper is away; until then nothing changed. */
export const KeyDialog = ({ reference, shown, before, onClose }: KeyDialogProps) => {
  const [isAway, setAway] = useState(false);
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<BackupFault | ''>('');
  const [isKeeping, setKeeping] = useState(false);
  const print = async (): Promise<void> => {
    setTold(printsText.done.busy);
    const printed = await guichetBridge()
      ?.invoke('print.paper', { paper: recoveryPaper(reference, shown), to: 'paper' })
      .catch(() => null);
    // Saving it as a file, as papers offer, would leave the secret on this disk.
    setTold(printed?.code === 'noPrinter' ? texts.noPrinter : sayPrinted(printed ?? null));
  };
  const keep = async (): Promise<void> => {
    if (isKeeping) return;
    setKeeping(true);
    const answer = await guichetBridge()
      ?.invoke('backups.keepKey', { recipient: shown.recipient })
      .catch(() => null);
    const said = answer?.fault ?? 'noServer';
    if (said === '') onClose(true);
    else if (said !== 'notReplaced') setFault(said);
    setKeeping(false);
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      asks
      title={texts.title}
      onClose={() => onClose(false)}
      footer={
        <>
          <Button isDisabled={isKeeping} onPress={() => onClose(false)}>
            {texts.cancel}
          </Button>
          <Button tone="main" isDisabled={!isAway} onPress={() => void keep()}>
            {texts.keep}
          </Button>
        </>
      }
    >
      <div className="backup-key">
        <p>{texts.what}</p>
        <p>
          <span className="label">{texts.secret}</span>
          <code className="code backup-secret">{inGroups(shown.secret)}</code>
        </p>
        <p>{texts.where}</p>
        <div>
          <Button autoFocus onPress={() => void print()}>
            {texts.print}
          </Button>
          <p role="status">{told}</p>
        </div>
        {before !== '' && <Note tone="warn">{texts.older(before)}</Note>}
        <Checkbox isSelected={isAway} onChange={setAway}>
          {texts.isAway}
        </Checkbox>
        {/* The answer may have been lost, and not the key. */}
        <p className="meta">{fault === '' ? texts.cancelled : texts.unsure}</p>
        {fault !== '' && (
          <Note tone="bad" role="alert">
            {backupsText.faults[fault]}
          </Note>
        )}
      </div>
    </Dialog>
  );
};
