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

type FootProps = Pick<AnswersProps<string>, 'keep' | 'act' | 'isBusy' | 'onClose'> & { readonly onConfirm: () => void };

const Foot = ({ keep, act, isBusy, onConfirm, onClose }: FootProps) => {
  useKeys([{ key: 'Ctrl Entrée', label: act, run: onConfirm, disabled: isBusy }]);
  return (
    <>
      <Button onPress={onClose} keys="Échap">
        {keep}
      </Button>
      <Button onPress={onConfirm} keys="Ctrl Entrée" isDisabled={isBusy}>
        {act}
      </Button>
    </>
  );
};

/** Asks which of a few reasons an act is for, before it is done. */
export const AskWhich = <Id extends string>(props: AnswersProps<Id> & { readonly title: string }) => {
  const { title, keep, act, isBusy, onClose } = props;
  const [chosen, setChosen] = useState<Id | ''>('');
  const [isTried, setTried] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (chosen !== '' && !isBusy) props.onConfirm(chosen);
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={title}
      onClose={onClose}
      footer={<Foot {...{ keep, act, isBusy, onClose }} onConfirm={confirm} />}
    >
      <div className="ask-which">
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
      </div>
    </Dialog>
  );
};
