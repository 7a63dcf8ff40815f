import type { FormEvent } from 'react';
import { useId, useState } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { welcomeText } from '#shared/i18n/fr/welcome';

import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Note } from '../../ui/note';
import { NumberStepper } from '../../ui/number-stepper';
import { TextField } from '../../ui/text-field';
import type { Start } from './start-station';

type HubDialogProps = {
  readonly busy: string;
  readonly error: string;
  readonly onCreate: (start: Extract<Start, { kind: 'hub' }>) => void;
  readonly onClose: () => void;
};

const texts = welcomeText.hub;

/** The five facts that a new town hall needs; all else is set by habit and can be changed. */
export const HubDialog = ({ busy, error, onCreate, onClose }: HubDialogProps) => {
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
    <Dialog isOpen onClose={onClose} title={texts.formTitle} footer={footer} isDismissable={busy === ''}>
      <form id={formId} className="hub-form" onSubmit={submit}>
        <p className="meta">{texts.formHint}</p>
        <TextField
          label={texts.adminName}
          hint={texts.adminNameHint}
          value={adminName}
          onChange={setAdminName}
          maxLength={80}
          autoFocus
          error={asked && adminName.trim() === '' ? texts.missingName : undefined}
        />
        <TextField
          label={texts.commune}
          value={commune}
          onChange={setCommune}
          placeholder={texts.communeExample}
          maxLength={80}
          error={asked && commune.trim() === '' ? texts.missing : undefined}
        />
        <TextField
          label={texts.site}
          value={siteName}
          onChange={setSiteName}
          maxLength={80}
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
