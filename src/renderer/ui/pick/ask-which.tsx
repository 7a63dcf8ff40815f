import { useState } from 'react';

import { Button } from '../button';
import { Dialog } from '../dialog';
import { useKeys } from '../keys';
import { Note } from '../note';
import { Select } from '../select';

type AnswersProps<Id extends string> = {
  /** What is chosen, and the words where nothing is yet. */
  readonly label: string;
  readonly ids: readonly Id[];
  readonly choices: Readonly<Record<Id, string>>;
  readonly choose: string;
  readonly chooseFirst: string;
  /** What the choice means for whoever makes it. */
  readonly hint: string;
  /** What the answer that changes nothing is called, and the one that does it. */
  readonly keep: string;
  readonly act: string;
  /** Why it was not done, `''` = nothing was refused. The choice stays. */
  readonly refused: string;
  /** The act is on its way: it is not asked for twice. */
  readonly isBusy: boolean;
  readonly onConfirm: (id: Id) => void;
  readonly onClose: () => void;
};

const Answers = <Id extends string>(props: AnswersProps<Id>) => {
  const [chosen, setChosen] = useState<Id | ''>('');
  const [isTried, setTried] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (chosen !== '' && !props.isBusy) props.onConfirm(chosen);
  };
  useKeys([{ key: 'Ctrl Entrée', label: props.act, run: confirm, disabled: props.isBusy }]);
  return (
    <>
      <p>{props.hint}</p>
      <Select
        label={props.label}
        options={props.ids.map((id) => ({ id, label: props.choices[id] }))}
        value={chosen}
        onChange={setChosen}
        placeholder={props.choose}
        isRequired
        autoFocus
        error={isTried && chosen === '' ? props.chooseFirst : undefined}
      />
      {props.refused !== '' && (
        <Note tone="warn" role="alert">
          {props.refused}
        </Note>
      )}
      <footer className="dialog-foot">
        <Button onPress={props.onClose} keys="Échap">
          {props.keep}
        </Button>
        <Button onPress={confirm} keys="Ctrl Entrée" isDisabled={props.isBusy}>
          {props.act}
        </Button>
      </footer>
    </>
  );
};

/** Asks which of a few reasons an act is for, before it is done. */
export const AskWhich = <Id extends string>({ title, ...answers }: AnswersProps<Id> & { readonly title: string }) => (
  <Dialog isOpen size="small" title={title} onClose={answers.onClose}>
    <Answers {...answers} />
  </Dialog>
);
