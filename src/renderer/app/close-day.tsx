import { useState } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';

import { useCommands } from '../data/commands/use-commands';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useKeys } from '../ui/keys';

const text = counterLifeText.closing;

/** « Clôturer la journée » in the palette of every place; who may not do it is told who may. */
export const CloseDay = () => {
  const { closeDay } = useCommands();
  const [problem, setProblem] = useState('');
  const run = async (): Promise<void> => {
    const done = await closeDay({});
    setProblem(done.ok ? '' : refusalLine(done.reason));
  };
  useKeys([{ id: 'closeDay', key: '', label: text.act, run: () => void run() }], {
    group: shellText.groups.everywhere,
    rank: -1,
  });
  const close = (): void => setProblem('');
  if (problem === '') return null;
  return (
    <Dialog
      isOpen
      size="small"
      title={text.act}
      onClose={close}
      footer={
        <Button onPress={close} autoFocus>
          {commonText.close}
        </Button>
      }
    >
      <p role="alert">{problem}</p>
    </Dialog>
  );
};
