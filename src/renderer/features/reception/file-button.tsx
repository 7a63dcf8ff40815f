import { peopleText } from '#shared/i18n/fr/people';

import { Button } from '../../ui/button';
import { useOpenPerson } from '../../ui/open-person';

type FileButtonProps = {
  readonly citizenId: string;
  readonly name: string;
  /** The key that opens this file, `''` for none. */
  readonly keys: string;
};

/** Opens the file of somebody who was found. */
export const FileButton = ({ citizenId, name, keys }: FileButtonProps) => {
  const openPerson = useOpenPerson();
  if (!openPerson) return null;
  return (
    <Button
      size="small"
      className="arr-file"
      label={peopleText.file.openOf(name)}
      {...(keys === '' ? {} : { keys })}
      onPress={() => openPerson(citizenId)}
    >
      {peopleText.file.open}
    </Button>
  );
};
