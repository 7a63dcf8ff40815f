import { commonText } from '#shared/i18n/fr/common';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { shellText } from '#shared/i18n/fr/shell';

import { useClosing } from '../data/commands/use-closing';
import { Button } from '../ui/button';
import { ClosingQuestion } from '../ui/closing-question';
import { Dialog } from '../ui/dialog';
import { useKeys } from '../ui/keys';

const text = counterLifeText.closing;

/** « Vider la file d’attente » in the palette of every place; who may not do it is told who may. */
export const CloseDay = () => {
  const { close, asked, confirm, cancel, problem } = useClosing();
  useKeys([{ id: 'closeDay', key: '', label: text.act, run: close }], {
    group: shellText.groups.everywhere,
    rank: -1,
  });
  if (asked)
    return (
      <ClosingQuestion
        {...asked}
        labels={asked.tickets.map(({ label }) => label)}
        onConfirm={confirm}
        onClose={cancel}
      />
    );
  if (problem === '') return null;
  return (
    <Dialog
      isOpen
      size="small"
      title={text.act}
      onClose={cancel}
      footer={
        <Button onPress={cancel} autoFocus>
          {commonText.close}
        </Button>
      }
    >
      <p role="alert">{problem}</p>
    </Dialog>
  );
};
