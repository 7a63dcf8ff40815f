import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from './button';
import { Dialog } from './dialog';
import { useKeys } from './keys';

const text = counterLifeText.closing;

type ClosingQuestionProps = {
  /** The numbers of those who wait. */
  readonly labels: readonly string[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

const Answers = ({ labels, onConfirm, onClose }: ClosingQuestionProps) => {
  const confirm = text.confirm(labels.length);
  useKeys([{ key: 'Ctrl Entrée', label: confirm, run: onConfirm }]);
  return (
    <>
      {/* A second Entrée of the press that asked sends nobody away. */}
      <Button onPress={onClose} keys="Échap" autoFocus>
        {text.keep}
      </Button>
      <Button onPress={onConfirm} keys="Ctrl Entrée">
        {confirm}
      </Button>
    </>
  );
};

/** Asked before a day is closed over people who wait: who they are, and what becomes of them. */
export const ClosingQuestion = (props: ClosingQuestionProps) => (
  <Dialog
    isOpen
    size="small"
    role="alertdialog"
    title={text.question(props.labels.length)}
    onClose={props.onClose}
    footer={<Answers {...props} />}
  >
    <p>{`${text.waiting(props.labels)}.`}</p>
    <p className="meta">{text.effect(props.labels.length)}</p>
  </Dialog>
);
