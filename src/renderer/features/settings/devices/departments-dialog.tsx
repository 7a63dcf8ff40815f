import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { devicesText } from '#shared/i18n/fr/devices';

import type { DeviceRow } from '../../../data/queries/devices/use-asked';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Dialog } from '../../../ui/dialog';
import { useKeys } from '../../../ui/keys';

const texts = devicesText.reserved;

type DepartmentsDialogProps = {
  readonly device: DeviceRow;
  readonly reference: Pick<SiteReference, 'departments' | 'reasons'>;
  readonly onChoose: (departmentIds: readonly string[]) => void;
  readonly onClose: () => void;
};

const Answers = ({ onSave, onClose }: { readonly onSave: () => void; readonly onClose: () => void }) => {
  useKeys([{ key: 'Ctrl Entrée', label: texts.save, run: onSave }]);
  return (
    <>
      <Button onPress={onClose} keys="Échap">
        {texts.keep}
      </Button>
      <Button tone="main" onPress={onSave} keys="Ctrl Entrée">
        {texts.save}
      </Button>
    </>
  );
};

/** The departments whose sensitive requests a device holds: those that have such reasons, and those that it is of already. */
export const DepartmentsDialog = ({ device, reference, onChoose, onClose }: DepartmentsDialogProps) => {
  // Without a department that was removed since: the server knows it no more, and nobody could take it out here.
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    reference.departments.flatMap(({ id }) => (device.departmentIds?.includes(id) ? id : [])),
  );
  const reasonsOf = (departmentId: string): readonly string[] =>
    reference.reasons.flatMap((one) => (one.sensitive === true && one.departmentId === departmentId ? one.name : []));
  const offered = reference.departments.filter(
    ({ id }) => reasonsOf(id).length > 0 || (device.departmentIds ?? []).includes(id),
  );
  const toggle = (id: string, isIn: boolean): void =>
    setChosen((known) => (isIn ? [...known, id] : known.filter((one) => one !== id)));
  return (
    <Dialog
      isOpen
      size="small"
      title={texts.title(devicesText.name(device.name))}
      onClose={onClose}
      footer={<Answers onSave={() => onChoose(chosen)} onClose={onClose} />}
    >
      {offered.map(({ id, name }) => (
        <Checkbox key={id} isSelected={chosen.includes(id)} onChange={(isIn) => toggle(id, isIn)}>
          <span>
            {name} <span className="meta">{reasonsOf(id).join(', ')}</span>
          </span>
        </Checkbox>
      ))}
      <p className="meta">{texts.effect}</p>
    </Dialog>
  );
};
