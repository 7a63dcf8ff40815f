import type { LucideIcon } from 'lucide-react';
import type {
  FocusEvent,
  FocusEventHandler,
  HTMLInputAutoCompleteAttribute,
  KeyboardEvent,
  KeyboardEventHandler,
  ReactNode,
  RefObject,
} from 'react';
import { useRef, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

import { FIRST_DAY, LAST_DAY } from '#shared/time/civil-day';
import { isWholeNow, leavingDay } from '#shared/time/written-day';

import { classNames } from './class-names';
import type { ComboField } from './voice/combo-list';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useFirstFocus } from './keep-focus';
import { FieldLabel } from './voice/field-label';

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
  readonly type?: 'text' | 'tel' | 'email' | 'search' | 'date' | 'password';
  /** A date that leads somewhere: it is told once it is whole, not while it is written. */
  readonly isWay?: boolean;
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'search';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** The field walks a list by the arrows. */
  readonly combo?: ComboField;
  readonly className?: string;
  /** Label and words are of another language. */
  readonly lang?: string;
};

/** Keys that open the calendar of the field: what is chosen there is no part of a date that is being written. */
const opensCalendar = ({ key, altKey }: KeyboardEvent): boolean =>
  key === ' ' || key === 'F4' || (altKey && key === 'ArrowDown');

/** Whether an element stands behind a field. */
const comesAfter = (field: Element, other: Element | null): boolean =>
  other !== null && (field.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

type DateInput = {
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** It leads somewhere: a date that is being written is told once it is whole. */
  readonly isWay: boolean;
  readonly onBlur: ((event: FocusEvent<HTMLInputElement>) => void) | undefined;
  readonly onKeyDown: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
};

/**
 * What stands in a date field while it is written belongs to the field: what the screen makes of it (no day before today) takes nothing from
 * under the fingers. A form hears of every change, so that it never saves another date than it shows. A date that leads somewhere is told
 * with the last digit of its year, by Enter, when the field is left, or when it is chosen in the calendar: on the way to « 03/12 » the 3rd of
 * the present month is not meant.
 */
const useWrittenDate = ({ value, onChange, isWay, onBlur, onKeyDown }: DateInput) => {
  const [written, setWritten] = useState<string | null>(null);
  const isTyping = useRef(false);
  const isPressed = useRef(false);
  const isTurned = useRef(false);
  const tell = (text: string): void => {
    const day = leavingDay(text);
    if (!isWay || (day !== '' && day !== value)) onChange(day);
  };
  return {
    value: written ?? value,
    onChange: (text: string): void => {
      setWritten(text);
      if (!isWay || !isTyping.current || isWholeNow(written ?? value, text)) tell(text);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>): void => {
      isTyping.current = !opensCalendar(event);
      if (isWay && event.key === 'Enter' && written !== null) {
        event.preventDefault();
        tell(written);
      }
      onKeyDown?.(event);
    },
    // Hereafter the calendar may be opened by its sign.
    onPointerDown: (): void => {
      isTyping.current = false;
      isPressed.current = true;
    },
    // Maj Tab leads to the last part of a date, where a day that is typed becomes a year: the focus goes to the first part, as Tab leads.
    onFocus: ({ currentTarget, relatedTarget }: FocusEvent<HTMLInputElement>): void => {
      if (isPressed.current || isTurned.current || !comesAfter(currentTarget, relatedTarget)) return;
      isTurned.current = true;
      currentTarget.blur();
      currentTarget.focus({ preventScroll: true });
      isTurned.current = false;
    },
    onBlur: (event: FocusEvent<HTMLInputElement>): void => {
      isPressed.current = false;
      if (isTurned.current) return;
      if (isWay && written !== null) tell(written);
      setWritten(null);
      isTyping.current = false;
      onBlur?.(event);
    },
    // Four digits for a year; the calendar ends there.
    min: FIRST_DAY,
    max: LAST_DAY,
  };
};

/** What a date field does beside the others; they do what they are told. */
const useEntry = ({ type, value, onChange, onBlur, onKeyDown, isWay = false }: TextFieldProps) => {
  const date = useWrittenDate({ value, onChange, isWay, onBlur, onKeyDown });
  if (type !== 'date') return { field: { value, onChange }, input: { onBlur, onKeyDown } };
  const { value: written, onChange: write, ...input } = date;
  return { field: { value: written, onChange: write }, input };
};

/** One line of text with its label above. Nothing that is typed is remembered by the browser. */
export const TextField = (props: TextFieldProps) => {
  const invalid = props.error !== undefined && props.error !== '';
  const entry = useEntry(props);
  const input = useFirstFocus(props.inputRef, props.autoFocus);
  return (
    <AriaTextField
      className={classNames('field', props.className)}
      {...entry.field}
      isInvalid={invalid}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
      type={props.type ?? 'text'}
      {...given({ autoFocus: props.autoFocus, maxLength: props.maxLength, inputMode: props.inputMode })}
      {...given({ lang: props.lang })}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hideLabel && <FieldLabel label={props.label} hint={props.hint} isRequired={props.isRequired} />}
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
          {...given({ placeholder: props.placeholder, ...entry.input })}
          {...props.combo}
        />
        {props.trailing}
        {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
      </div>
      {!invalid && props.warning !== undefined && <span className="field-note field-note--warn">{props.warning}</span>}
      <FieldError className="field-note field-note--bad">{props.error}</FieldError>
    </AriaTextField>
  );
};
