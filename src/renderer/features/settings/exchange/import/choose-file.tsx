import { FileUp } from 'lucide-react';
import { useRef } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';

/** What the field of a file is called, and the kinds of files that the window offers first. */
export type FileField = { readonly label: string; readonly accept: string };

type ChooseFileProps = {
  readonly label: string;
  readonly isMain: boolean;
  readonly field: FileField;
  readonly onChoose: (file: File) => void;
};

/** Opens the system's window to choose a file; Ctrl O does it too. The same file may be chosen again after it was corrected. */
export const ChooseFile = ({ label, isMain, field, onChoose }: ChooseFileProps) => {
  const input = useRef<HTMLInputElement>(null);
  const open = (): void => input.current?.click();
  useKeys([{ key: 'Ctrl O', label, run: open, bar: true }], { group: settingsText.keys.group, rank: 1 });
  return (
    <>
      <Button icon={FileUp} keys="Ctrl O" tone={isMain ? 'main' : 'default'} onPress={open}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={field.accept}
        aria-label={field.label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
    </>
  );
};
