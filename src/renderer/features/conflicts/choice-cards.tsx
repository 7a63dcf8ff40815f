import { CircleCheck } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { conflictsText } from '#shared/i18n/fr/conflicts';

import { ariaKeys } from '../../ui/aria-keys';
import { classNames } from '../../ui/class-names';
import { given } from '../../ui/given';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import { digitsTo } from '../../ui/key-name';
import { useChosenKeys, useKeys } from '../../ui/keys';

export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly lines: ReactNode;
  readonly isDisabled?: boolean;
};

type ChoiceCardsProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

/** A few solutions side by side, one of them chosen: by its digit, by the arrows, by a press. */
export const ChoiceCards = ({ label, choices, value, onChange }: ChoiceCardsProps) => {
  const name = useId();
  const single = useChosenKeys();
  const choose = (index: number): void => {
    const choice = choices[index];
    if (!choice || choice.isDisabled) return;
    onChange(choice.id);
    document
      .querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"][value="${CSS.escape(choice.id)}"]`)
      ?.focus();
  };
  useKeys(
    [
      {
        id: 'solutions',
        key: digitsTo(choices.length),
        within: 'solutions',
        label: conflictsText.keys.solution,
        bar: true,
      },
      ...choices.map((choice, index) => ({
        id: `solution${index}`,
        key: String(index + 1),
        within: 'solutions' as const,
        label: conflictsText.keys.choose(index + 1),
        run: () => choose(index),
        disabled: choice.isDisabled ?? false,
      })),
    ],
    { group: conflictsText.keys.group },
  );
  return (
    <div className={classNames('co-alts', choices.length < 3 && 'co-alts--two')} role="radiogroup" aria-label={label}>
      {choices.map((choice, index) => (
        <label
          key={choice.id}
          className={classNames('co-alt', choice.id === value && 'is-on', choice.isDisabled && 'is-off')}
        >
          <input
            type="radio"
            className="sr"
            name={name}
            value={choice.id}
            checked={choice.id === value}
            disabled={choice.isDisabled ?? false}
            {...given({ 'aria-keyshortcuts': ariaKeys(String(index + 1), single) })}
            onChange={() => onChange(choice.id)}
          />
          <Kbd>{String(index + 1)}</Kbd>
          <span className="co-alt-t">
            <b>{choice.title}</b>
            <span>{choice.hint}</span>
          </span>
          {choice.id === value && <Icon of={CircleCheck} className="co-alt-on" />}
          <span className="co-alt-l">{choice.lines}</span>
        </label>
      ))}
    </div>
  );
};
