import './known-offer.css';

import { agendaText } from '#shared/i18n/fr/agenda';
import { peopleText } from '#shared/i18n/fr/people';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { useOpenPerson } from '../../ui/open-person';

/** The way from an appointment to the file of its person. */
export const FileLink = ({ citizenId }: { readonly citizenId: string }) => {
  const openPerson = useOpenPerson();
  const open = (): void => openPerson?.(citizenId);
  useKeys([{ id: 'file', key: 'Alt F', label: peopleText.file.keyOpen, run: open, when: openPerson !== null }], {
    group: agendaText.keys.group,
    rank: 1,
  });
  if (!openPerson) return null;
  return (
    <Button tone="link" className="ag-file" keys="Alt F" onPress={open}>
      {peopleText.file.open}
    </Button>
  );
};
