import { useId, useState, type FormEvent } from 'react';

import { backupsText } from '#shared/i18n/protection/backups';

import { guichetBridge } from '../../../../platform/bridge';
import { Button } from '../../../../ui/button';
import { Dialog } from '../../../../ui/dialog';
import { Note } from '../../../../ui/note';
import { TextField } from '../../../../ui/text-field';

const texts = backupsText.trying;

/** Reads the last backup with the key that is typed from the paper. The key leaves the field when it was tried. */
export const TryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const formId = useId();
  const [key, setKey] = useState('');
  const [said, setSaid] = useState<'' | 'busy' | 'good' | { readonly fault: string }>('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said === 'busy') return;
    setSaid('busy');
    const answer = await guichetBridge()
      ?.invoke('backups.try', { key })
      .catch(() => null);
    const fault = answer?.fault ?? 'noServer';
    // A slip of the pen is put right in the field; any other answer empties it.
    if (fault !== 'badKey') setKey('');
    setSaid(fault === '' ? 'good' : { fault: backupsText.faults[fault] });
  };
  return (
    <Dialog
      isOpen
      title={texts.title}
      about={texts.what}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Échap">
            {texts.close}
          </Button>
          <Button tone="main" type="submit" form={formId}>
            {texts.run}
          </Button>
        </>
      }
    >
      <form id={formId} className="backup-key" onSubmit={(event) => void submit(event)}>
        <TextField
          label={texts.field}
          hint={texts.fieldHint}
          value={key}
          onChange={(next) => {
            setKey(next);
            if (said !== 'busy') setSaid('');
          }}
          maxLength={2000}
          code
          autoFocus
        />
        {said === 'busy' && <Note role="status">{texts.busy}</Note>}
        {said === 'good' && (
          <Note tone="ok" role="status">
            {texts.good}
          </Note>
        )}
        {typeof said === 'object' && (
          <Note tone="bad" role="alert">
            {said.fault}
          </Note>
        )}
      </form>
    </Dialog>
  );
};
