import { CircleCheck, Search } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

import type { Reason } from '#shared/domain/model/reference';
import { receptionText } from '#shared/i18n/fr/reception';

import { useAriaKeys } from '../../ui/aria-keys';
import { classNames } from '../../ui/class-names';
import { given } from '../../ui/given';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import { reasonIcons } from '../../ui/reason-icons';

const text = receptionText.passage;

type ChoiceProps = {
  readonly digit: string;
  readonly label: string;
  readonly wait: string;
  readonly icon: LucideIcon;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly tabIndex: 0 | -1;
};

const Choice = ({ digit, label, wait, icon, isOn, onPress, tabIndex }: ChoiceProps) => (
  <button
    type="button"
    className={classNames('fav', isOn && 'is-on')}
    role="radio"
    aria-checked={isOn}
    {...given({ 'aria-keyshortcuts': useAriaKeys(digit) })}
    tabIndex={tabIndex}
    onClick={onPress}
  >
    <Kbd>{digit}</Kbd>
    <span className="fav-l">{label}</span>
    <span className="fav-w">{wait}</span>
    <Icon of={isOn ? CircleCheck : icon} className="fav-i" size={18} />
  </button>
);

type ReasonChoicesProps = {
  /** Favourites first, in their order; at most eight. */
  readonly favourites: readonly Reason[];
  readonly chosenId: string;
  /** Name of a chosen reason that is not among the favourites. */
  readonly otherName: string;
  readonly waitOf: (reasonId: string) => string;
  readonly onChoose: (reasonId: string) => void;
  readonly onOther: () => void;
};

/** The reasons of most people as nine big keys. Arrows move within the group, digits choose from anywhere. */
export const ReasonChoices = (props: ReasonChoicesProps) => {
  const { favourites, chosenId, otherName, waitOf, onChoose, onOther } = props;
  const chosenIndex = favourites.findIndex((reason) => reason.id === chosenId);
  const isOther = chosenId !== '' && chosenIndex < 0;
  const reachable = isOther ? favourites.length : Math.max(0, chosenIndex);
  const move = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 3, ArrowUp: -3 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const target = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <fieldset>
      <legend className="label">{text.reason}</legend>
      <div className="favs" role="radiogroup" aria-label={text.reason} onKeyDown={move}>
        {favourites.map((reason, index) => (
          <Choice
            key={reason.id}
            digit={String(index + 1)}
            label={reason.name}
            wait={waitOf(reason.id)}
            icon={reasonIcons[reason.icon] ?? Search}
            isOn={reason.id === chosenId}
            onPress={() => onChoose(reason.id)}
            tabIndex={index === reachable ? 0 : -1}
          />
        ))}
        <Choice
          digit={String(favourites.length + 1)}
          label={isOther ? otherName : text.otherReason}
          wait={isOther ? waitOf(chosenId) : text.otherReasonHint}
          icon={Search}
          isOn={isOther}
          onPress={onOther}
          tabIndex={reachable === favourites.length ? 0 : -1}
        />
      </div>
    </fieldset>
  );
};
