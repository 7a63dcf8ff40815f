import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';

import { commonText } from '#shared/i18n/fr/common';
import { asTyped } from '#shared/lib/as-typed';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';

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

/** One choice of a list that opens; typing letters goes to a choice. */
export const Select = <Id extends string>(props: SelectProps<Id>) => (
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
    <AriaButton className="input select">
      <SelectValue className="clip select-value">
        {({ defaultChildren }) => labelOf(props) || defaultChildren}
      </SelectValue>
      {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
      <Icon of={ChevronDown} />
    </AriaButton>
    {props.error !== undefined && props.error !== '' && (
      <span className="field-note field-note--bad">{props.error}</span>
    )}
    <Popover className="menu">
      <ListBox className="options" items={props.options}>
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
    </Popover>
  </AriaSelect>
);
