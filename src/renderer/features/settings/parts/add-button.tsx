import { Plus } from 'lucide-react';
import { useRef } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { enterForm, formIn } from './enter-form';

type AddButtonProps = {
  readonly label: string;
  readonly onAdd: () => void;
  /** Where a section has two ways to begin, the second has a key of its own. */
  readonly keys?: 'Ctrl N' | 'Alt N';
};

/** Begins a new entry of a section, by its button or its key, and goes into its form. */
export const AddButton = ({ label, onAdd, keys = 'Ctrl N' }: AddButtonProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const add = () => {
    const section = button.current?.closest('.set-section') ?? null;
    const leaves = formIn(section);
    onAdd();
    enterForm(section, leaves);
  };
  useKeys([{ key: keys, label, run: add, bar: true }], { group: settingsText.keys.group, rank: 1 });
  return (
    <Button icon={Plus} keys={keys} onPress={add} buttonRef={button}>
      {label}
    </Button>
  );
};
