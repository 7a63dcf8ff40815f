import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from './button';
import { Dialog } from './dialog';
import { useKeys } from './keys';
import { Note } from './note';

const text = counterLifeText.closing;

type ClosingQuestionProps = {
  /** The numbers of those who wait. */
  readonly labels: readonly string[];
  /** When the doors close, `''` = they are closed; and how many are still to come to their appointment. */
  readonly until: string;
  readonly expected: number;
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
    {props.until !== '' && <Note tone="warn">{text.early(props.until, props.expected)}</Note>}
    <p>{`${text.waiting(props.labels)}.`}</p>
    <p className="meta">{text.effect(props.labels.length)}</p>
  </Dialog>
);
