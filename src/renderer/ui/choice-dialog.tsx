import { useState } from 'react';

import { counterLifeText } from '#shared/i18n/fr/counter-life';
import type { SingleKeys } from '#shared/lib/single-keys';

import { Button } from './button';
import { Dialog } from './dialog';
import { groundOf } from './ground';
import { useChosenKeys, useKeys, useStrayLetters } from './keys';

export type Choice = { readonly id: string; readonly label: string };

type ChoicesProps = {
  readonly choices: readonly Choice[];
  readonly onPick: (id: string) => void;
  /** What Entrée does without a choice. */
  readonly bare?: { readonly label: string; readonly onPick: () => void } | undefined;
  /** The question was opened by Entrée, which the end of a name may press again: it answers nothing then. A digit is meant at once. */
  readonly opensByEnter?: boolean;
};

type ChoiceDialogProps = ChoicesProps & {
  readonly title: string;
  /** What is good to know, before the keys of the answers; or both in one, as it is for each choice of keys. */
  readonly hint?: string | Readonly<Record<SingleKeys, string>>;
  /** Whom and what it is about, `''` = the title says it. */
  readonly about?: string;
  readonly onClose: () => void;
};

const mostKeys = 9;

const Choices = ({ choices, onPick, bare, opensByEnter = false }: ChoicesProps) => {
  // Who goes on writing has not seen the question: Entrée then ends their word, and answers nothing.
  const single = useChosenKeys();
  const [isMoved, setMoved] = useState(false);
  // Who goes on by Tab has seen it. With keys switched off nothing else would answer any more.
  const isUnread = useStrayLetters() && opensByEnter && !(single === 'off' && isMoved);
  const press = (id: string, isByKey: boolean): void => {
    if (!isByKey || !isUnread) onPick(id);
  };
  useKeys(
    choices.slice(0, mostKeys).map(({ id, label }, index) => ({
      key: String(index + 1),
      label,
      run: () => onPick(id),
      within: 'choices',
    })),
  );
  return (
    <div className="choices" onKeyDownCapture={({ key }) => key === 'Tab' && setMoved(true)} {...groundOf('choices')}>
      {isUnread && (
        <p className="meta" role="status">
          {counterLifeText.unread[single]}
        </p>
      )}
      {bare && (
        <Button tone="main" keys="Entrée" onPress={bare.onPick} autoFocus>
          {bare.label}
        </Button>
      )}
      {choices.map(({ id, label }, index) => (
        <Button
          key={id}
          onPress={({ pointerType }) => press(id, pointerType === 'keyboard')}
          autoFocus={!bare && index === 0}
          {...(index < mostKeys ? { keys: String(index + 1) } : {})}
        >
          {label}
        </Button>
      ))}
    </div>
  );
};

/** A few answers, each under its digit: one key after the one that opened it. */
export const ChoiceDialog = ({ title, hint = '', about, onClose, ...choices }: ChoiceDialogProps) => {
  const single = useChosenKeys();
  return (
    <Dialog isOpen size="small" onClose={onClose} title={title} about={about} asks>
      <p className="meta">
        {typeof hint === 'string' ? `${hint} ${counterLifeText.choose[single]}`.trim() : hint[single]}
      </p>
      <Choices {...choices} />
    </Dialog>
  );
};
