import { ChevronDown } from 'lucide-react';
import { use, useRef, type KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectStateContext, SelectValue } from 'react-aria-components/Select';

import { commonText } from '#shared/i18n/fr/common';
import { asTyped } from '#shared/lib/as-typed';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { lineTyped } from './pick/pick-typed';

export type SelectOption<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly detail?: string;
  readonly isDisabled?: boolean;
};

type SelectProps<Id extends string> = {
  readonly label: string;
  readonly hint?: string;
  readonly hideLabel?: boolean;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | '';
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Shown beside it: what is wrong and what to do. */
  readonly error?: string | undefined;
  readonly className?: string;
};

const labelOf = <Id extends string>({ options, value }: SelectProps<Id>): string =>
  options.find(({ id }) => id === value)?.label ?? '';

/** Letters that follow each other within this are one text, milliseconds. */
const oneTextMs = 1_000;

/**
 * Letters go to the line that bears what was typed, and nowhere where none does. The typing of the library goes by the beginning of a line
 * alone and starts anew at a letter that fits nothing, so that « belhadj » chose Hélène.
 */
const useTyping = <Id extends string>(
  options: readonly SelectOption<Id>[],
  go: (id: Id) => void,
): ((event: KeyboardEvent) => void) => {
  const last = useRef({ text: '', at: 0 });
  return (event) => {
    const { key, timeStamp } = event;
    if (key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    const isOn = timeStamp - last.current.at <= oneTextMs;
    const text = `${isOn ? last.current.text : ''}${key}`;
    // A blank by itself opens the list, or takes its line.
    if (text === ' ') return;
    event.preventDefault();
    event.stopPropagation();
    last.current = { text, at: timeStamp };
    const line = lineTyped(
      options.filter(({ isDisabled }) => !isDisabled),
      text,
    );
    if (line) go(line.id);
  };
};

/** The lines of an open list. */
const Lines = <Id extends string>({ options }: { readonly options: readonly SelectOption<Id>[] }) => {
  const state = use(SelectStateContext);
  const onKeyDown = useTyping(options, (id) => state?.selectionManager.setFocusedKey(id));
  return (
    <div onKeyDownCapture={onKeyDown}>
      <ListBox className="options" items={options}>
        {(option) => (
          <ListBoxItem
            className="option"
            id={option.id}
            textValue={asTyped(option.label)}
            isDisabled={option.isDisabled ?? false}
          >
            <span>{option.label}</span>
            {option.detail !== undefined && <small>{option.detail}</small>}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
};

/** One choice of a list that opens; typing letters goes to a choice. */
export const Select = <Id extends string>(props: SelectProps<Id>) => {
  const onKeyDown = useTyping(props.options, props.onChange);
  return (
    <AriaSelect
      className={classNames('field', props.className)}
      selectedKey={props.value === '' ? null : props.value}
      onSelectionChange={(key) => {
        const chosen = props.options.find((option) => option.id === key);
        if (chosen) props.onChange(chosen.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={props.error !== undefined && props.error !== ''}
      {...given({ placeholder: props.placeholder ?? commonText.choose, autoFocus: props.autoFocus })}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hideLabel && (
        <Label className="label">
          {props.label} {props.hint !== undefined && <small>{props.hint}</small>}
        </Label>
      )}
      <div className="select-box" onKeyDownCapture={onKeyDown}>
        <AriaButton className="input select">
          <SelectValue className="clip select-value">
            {({ defaultChildren }) => labelOf(props) || defaultChildren}
          </SelectValue>
          {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
          <Icon of={ChevronDown} />
        </AriaButton>
      </div>
      {props.error !== undefined && props.error !== '' && (
        <span className="field-note field-note--bad">{props.error}</span>
      )}
      <Popover className="menu">
        <Lines options={props.options} />
      </Popover>
    </AriaSelect>
  );
};
