import { Plus } from 'lucide-react';
import { useRef } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';

type AddButtonProps = {
  readonly label: string;
  readonly onAdd: () => void;
  /** Where a section has two ways to begin, the second has a key of its own. */
  readonly keys?: 'Ctrl N' | 'Alt N';
};

/** How many pictures the form of a new entry may take to be there. */
const mostFrames = 60;

/**
 * Into the form after two pictures, and once more into the one that replaces it: a slow computer draws more pictures before the form of the
 * new entry is there.
 */
const enterForm = (section: Element | null | undefined, old: Element | null | undefined, frame = 1): void => {
  requestAnimationFrame(() => {
    const form = section?.querySelector('.set-form');
    const isNew = form !== null && form !== old;
    if (isNew || frame === 2) form?.querySelector<HTMLElement>(':is(input, button, textarea)')?.focus();
    if (!isNew && frame < mostFrames) enterForm(section, old, frame + 1);
  });
};

/** Begins a new entry of a section, by its button or its key, and goes into its form. */
export const AddButton = ({ label, onAdd, keys = 'Ctrl N' }: AddButtonProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const add = () => {
    const section = button.current?.closest('.set-section');
    const old = section?.querySelector('.set-form');
    onAdd();
    enterForm(section, old);
  };
  useKeys([{ key: keys, label, run: add, bar: true }], { group: settingsText.keys.group, rank: 1 });
  return (
    <Button icon={Plus} keys={keys} onPress={add} buttonRef={button}>
      {label}
    </Button>
  );
};
