import { FileText } from 'lucide-react';
import { useState } from 'react';

import { printsText } from '#shared/i18n/fr/prints';

import { Button } from './button';
import { Icon } from './icon';

const text = printsText.done;

type PrintedFileProps = {
  /** Where the file lies, as the system writes it. */
  readonly file: string;
  /** Opens it; `false` = nothing on this computer could. */
  readonly onOpen: (file: string) => Promise<boolean>;
  /** In a line beside the number: the name of the file says nothing more there. */
  readonly isShort?: boolean;
};

/** Without a printer paper becomes a file: which one, where it lies, and one press to look at it. */
export const PrintedFile = ({ file, onOpen, isShort = false }: PrintedFileProps) => {
  const [failed, setFailed] = useState('');
  const parts = file.split(/[\\/]/);
  const name = parts.at(-1) ?? '';
  // The end of the way says enough; all of it stands in the tooltip.
  const folder = parts.slice(-3, -1).join(' › ');
  return (
    <p className="printed-file meta" title={file} role="status">
      {!isShort && <Icon of={FileText} />}
      <span>{failed === file ? text.notOpened : isShort ? text.folder(folder) : text.inFolder(name, folder)}</span>
      <Button
        {...(isShort ? { tone: 'link' as const } : { size: 'small' as const })}
        label={text.openFileOf(name)}
        onPress={() => void onOpen(file).then((ok) => setFailed(ok ? '' : file))}
      >
        {text.openFile}
      </Button>
    </p>
  );
};
