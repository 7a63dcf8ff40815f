import { devicesText } from '#shared/i18n/fr/devices';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useKeys } from '../../../ui/keys';

const texts = devicesText.ask;

type QuestionProps = {
  readonly name: string;
  readonly isOwn: boolean;
  readonly holdsServer: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

const Answers = ({ onConfirm, onClose }: Omit<QuestionProps, 'name' | 'isOwn' | 'holdsServer'>) => {
  useKeys([{ key: 'Ctrl Entrée', label: devicesText.shutOut, run: onConfirm }]);
  return (
    <>
      {/* A second Entrée of the press that asked shuts nobody out. */}
      <Button onPress={onClose} keys="Échap" autoFocus>
        {texts.keep}
      </Button>
      <Button onPress={onConfirm} keys="Ctrl Entrée">
        {devicesText.shutOut}
      </Button>
    </>
  );
};

/** Asked before a machine is shut out: it is for good. */
export const ShutOutQuestion = ({ name, isOwn, holdsServer, ...answers }: QuestionProps) => (
  <Dialog
    isOpen
    size="small"
    role="alertdialog"
    title={texts.title(name)}
    onClose={answers.onClose}
    footer={<Answers {...answers} />}
  >
    {isOwn && <p>{texts.own}</p>}
    <p>{holdsServer ? texts.effectServer : texts.effect}</p>
    <p className="meta">{texts.kept}</p>
  </Dialog>
);
