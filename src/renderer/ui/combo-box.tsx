import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useFirstFocus } from './keep-focus';
import { FieldLabel } from './voice/field-label';

export type ComboOption = {
  readonly id: string;
  /** What is written into the field and what is read aloud. */
  readonly label: string;
  /** How the line looks; the label unless told. */
  readonly content?: ReactNode;
  readonly detail?: string;
};

type ComboBoxProps = {
  readonly label: string;
  readonly hint?: string;
  /** It cannot be left empty. */
  readonly isRequired?: boolean;
  readonly hideLabel?: boolean;
  /** Already filtered for `text`. */
  readonly options: readonly ComboOption[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (id: string) => void;
  readonly placeholder?: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  /** Stands above the list, when it needs a word. */
  readonly heading?: string | undefined;
  /** Said in the open list when nothing matches; no list opens without it. */
  readonly empty?: string;
  readonly error?: string | undefined;
  readonly trailing?: ReactNode;
  readonly autoFocus?: boolean;
  /** The words that stand in it as it appears are selected: the next letter replaces them. */
  readonly selectsText?: boolean;
  readonly isDisabled?: boolean;
  /** Entrée without a choice takes the first line: for lists from which something must be chosen. */
  readonly opensFirst?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly className?: string;
  /** The line that Entrée takes without a choice, by its id; `''` = none: Entrée does not close the list before one is chosen. */
  readonly sure?: string;
  /** Entrée that named nobody: no line is chosen yet, and none is `sure`. */
  readonly onUnsure?: () => void;
  /** Échap, which then leaves the field as it is and does nothing else. While the list is open it does nothing else anyway than close it. */
  readonly onEscape?: () => void;
  /** Entrée while no list is open: the act of the form. */
  readonly onEnter?: (() => void) | undefined;
};

const isBareEnter = ({ key, ctrlKey }: KeyboardEvent): boolean => key === 'Enter' && !ctrlKey;

/** The line that the arrows reached; `''` = none. */
const activeLine = (field: HTMLInputElement): string => field.getAttribute('aria-activedescendant') ?? '';

/**
 * Stands in the open list and keeps it below its field: React Aria looks where the field is when its list opens, and not when something above
 * pushes it down. It looks again when the window changes its size.
 */
const Follow = ({ field }: { readonly field: RefObject<HTMLInputElement | null> }) => {
  useEffect(() => {
    const input = field.current;
    if (!input) return undefined;
    let top = input.getBoundingClientRect().top;
    const observer = new ResizeObserver(() => {
      const next = input.getBoundingClientRect().top;
      if (next === top) return;
      top = next;
      window.dispatchEvent(new Event('resize'));
    });
    for (let part = input.parentElement; part; part = part.parentElement) observer.observe(part);
    return () => observer.disconnect();
  }, [field]);
  return null;
};

/** Free text with a list of what matches it; what is typed stays when nothing is chosen. */
export const ComboBox = (props: ComboBoxProps) => {
  const invalid = props.error !== undefined && props.error !== '';
  // The open list lies over what stands below the field.
  const heading = invalid ? props.error : props.heading;
  const input = useFirstFocus(props.inputRef, props.autoFocus, props.selectsText);
  // A list without lines is drawn as closed a moment later: an Entrée that follows another at once is not meant for it.
  const isOpen = (field: HTMLInputElement): boolean =>
    field.getAttribute('aria-expanded') === 'true' && (props.options.length > 0 || props.empty !== undefined);
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [first] = props.options;
    if (event.key !== 'Enter' || !first || props.text === '') return;
    // With a line under the arrows the list takes that one itself.
    if (activeLine(event.currentTarget) !== '') return;
    event.preventDefault();
    props.onChoose(first.id);
  };
  // Whether the Échap that is on its way found the list of a typed word open: without a word it leaves the field and its list at once.
  const closes = useRef(false);
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      closes.current = props.text !== '' && isOpen(event.currentTarget);
      // An open list is closed by this very key, which is stopped behind the field.
      if (props.onEscape && !closes.current) event.stopPropagation();
      props.onEscape?.();
      return;
    }
    if (!isBareEnter(event)) return;
    if (props.onEnter && !isOpen(event.currentTarget)) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) props.onEnter();
      return;
    }
    if (props.sure === undefined || !isOpen(event.currentTarget) || activeLine(event.currentTarget) !== '') return;
    event.preventDefault();
    event.stopPropagation();
    // Held down it would answer what its first press asks.
    if (event.repeat) return;
    if (props.sure === '') props.onUnsure?.();
    else props.onChoose(props.sure);
  };
  const stopBehind = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && closes.current) event.stopPropagation();
  };
  return (
    <AriaComboBox
      className={classNames('field', props.className)}
      items={props.options}
      inputValue={props.text}
      onInputChange={props.onText}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (typeof key === 'string') props.onChoose(key);
      }}
      defaultFilter={() => true}
      allowsCustomValue
      // The collection follows the options a drawing later; a text that came in one piece, pasted, opens its list nevertheless.
      allowsEmptyCollection={props.text !== '' && (props.empty !== undefined || props.options.length > 0)}
      menuTrigger="input"
      isInvalid={invalid}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      {...given({ autoFocus: props.autoFocus })}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hideLabel && <FieldLabel label={props.label} hint={props.hint} isRequired={props.isRequired} />}
      <div className={classNames('input', invalid && 'input--bad')} onKeyDown={stopBehind}>
        {props.icon && <Icon of={props.icon} />}
        <Input
          onKeyDownCapture={enter}
          ref={input}
          {...given({ placeholder: props.placeholder })}
          {...(props.opensFirst ? { onKeyDown: takeFirst } : {})}
        />
        {props.trailing}
        {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
      </div>
      <FieldError className="field-note field-note--bad">{props.error}</FieldError>
      <Popover className="menu">
        <Follow field={input} />
        {heading !== undefined && props.options.length > 0 && (
          <p className={classNames('menu-head', invalid && 'menu-head--bad')} role="status">
            {heading}
          </p>
        )}
        <ListBox<ComboOption>
          className="options"
          renderEmptyState={() => <p className="option option--empty">{props.empty}</p>}
        >
          {(option) => (
            <ListBoxItem className="option" id={option.id} textValue={option.label}>
              <span>{option.content ?? option.label}</span>
              {option.detail !== undefined && <small>{option.detail}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
};
