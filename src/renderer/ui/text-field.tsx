import type { LucideIcon } from 'lucide-react';
import type {
  FocusEvent,
  FocusEventHandler,
  HTMLInputAutoCompleteAttribute,
  KeyboardEventHandler,
  ReactNode,
  RefObject,
} from 'react';
import { useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useFirstFocus } from './keep-focus';

export type TextFieldProps = {
  readonly label: string;
  /** One or two words after the label: « facultatif ». */
  readonly hint?: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly icon?: LucideIcon;
  /** The key that brings the focus here, shown inside at the right. */
  readonly keys?: string;
  /** Shown beside the field: what is wrong and what to do. */
  readonly error?: string | undefined;
  /** Shown below without being an error. */
  readonly warning?: ReactNode;
  /** At the right, inside: a sign or a small button. */
  readonly trailing?: ReactNode;
  /** Monospace, for numbers that are compared sign by sign. */
  readonly code?: boolean;
  readonly size?: 'default' | 'big';
  readonly type?: 'text' | 'tel' | 'email' | 'search' | 'date';
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'search';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly className?: string;
};

/** A date has its year digit by digit: 0002, 0020, 0202. Before this one nobody lives or plans. */
const firstYear = '1900';

/**
 * What stands in a date field while it is written belongs to the field: the screen hears of whole dates, and what it makes of one
 * (no day before today) takes nothing from under the fingers.
 */
const useWrittenDate = ({ type, value, onChange, onBlur }: TextFieldProps) => {
  const [written, setWritten] = useState<string | null>(null);
  if (type !== 'date') return { value, onChange, onBlur };
  return {
    value: written ?? value,
    onChange: (next: string): void => {
      setWritten(next);
      if (next === '' || next >= firstYear) onChange(next);
    },
    onBlur: (event: FocusEvent<HTMLInputElement>): void => {
      setWritten(null);
      onBlur?.(event);
    },
  };
};

/** One line of text with its label above. Nothing that is typed is remembered by the browser. */
export const TextField = (props: TextFieldProps) => {
  const invalid = props.error !== undefined && props.error !== '';
  const written = useWrittenDate(props);
  const input = useFirstFocus(props.inputRef, props.autoFocus);
  return (
    <AriaTextField
      className={classNames('field', props.className)}
      value={written.value}
      onChange={written.onChange}
      isInvalid={invalid}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
      type={props.type ?? 'text'}
      {...given({ autoFocus: props.autoFocus, maxLength: props.maxLength, inputMode: props.inputMode })}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hideLabel && (
        <Label className="label">
          {props.label} {props.hint !== undefined && <small>{props.hint}</small>}
        </Label>
      )}
      <div
        className={classNames(
          'input',
          props.size === 'big' && 'input--big',
          invalid && 'input--bad',
          !invalid && props.warning !== undefined && 'input--warn',
        )}
      >
        {props.icon && <Icon of={props.icon} />}
        <Input
          ref={input}
          className={classNames(props.code && 'code')}
          {...given({
            placeholder: props.placeholder,
            onBlur: written.onBlur,
            onKeyDown: props.onKeyDown,
          })}
        />
        {props.trailing}
        {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
      </div>
      {!invalid && props.warning !== undefined && <span className="field-note field-note--warn">{props.warning}</span>}
      <FieldError className="field-note field-note--bad">{props.error}</FieldError>
    </AriaTextField>
  );
};
