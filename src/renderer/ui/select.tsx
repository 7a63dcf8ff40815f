import { ChevronDown } from 'lucide-react';
import {
  memo,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectStateContext, SelectValue } from 'react-aria-components/Select';

import { commonText } from '#shared/i18n/fr/common';
import { asTyped } from '#shared/lib/as-typed';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useKept } from './redraw/use-kept';
import { useSteady } from './redraw/use-steady';
import { FieldLabel } from './voice/field-label';
import { nothingTyped, typeLetter, type Typed } from './pick/pick-typed';

export type SelectOption<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly detail?: string;
  readonly isDisabled?: boolean;
};

type SelectProps<Id extends string> = {
  readonly label: string;
  readonly hint?: string;
  /** It cannot be left empty. */
  readonly isRequired?: boolean;
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

/** What is being typed over a list, and the line to look at once it is open; `''` for none. */
type Typing<Id extends string> = { text: Typed<Id>; wanted: Id | '' };
type TypingRef<Id extends string> = { readonly current: Typing<Id> };

/**
 * Letters go to the line that bears what was typed, and back to where they began where none does. The typing of the library goes by the
 * beginning of a line alone and starts anew at a letter that fits nothing, so that « belhadj » chose Hélène.
 */
const typeInto =
  <Id extends string>(
    typing: TypingRef<Id>,
    options: readonly SelectOption<Id>[],
    presentOf: () => Id | '',
    go: (id: Id | '') => void,
  ): ((event: KeyboardEvent) => void) =>
  (event) => {
    const { key, timeStamp } = event;
    if (key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    const present = presentOf();
    const able = options.filter(({ isDisabled }) => !isDisabled);
    const next = typeLetter(typing.current.text, { letter: key, at: timeStamp, present }, able);
    // A blank by itself opens the list, or takes its line.
    if (next.text === ' ') return;
    event.preventDefault();
    event.stopPropagation();
    typing.current.text = next;
    if (next.id !== present) go(next.id);
  };

/** The lines of an open list. */
const Lines = <Id extends string>({
  options,
  typing,
  box,
}: {
  readonly options: readonly SelectOption<Id>[];
  readonly typing: TypingRef<Id>;
  /** What opened the list. */
  readonly box: RefObject<HTMLButtonElement | null>;
}) => {
  const state = use(SelectStateContext);
  const manager = state?.selectionManager;
  const at = (): Id | '' => options.find(({ id }) => id === manager?.focusedKey)?.id ?? '';
  const look = (id: Id | ''): void => manager?.setFocusedKey(id === '' ? null : id);
  const type = typeInto(typing, options, at, look);
  /** Tab takes the marked line, as it does in the lists of the system, and goes on from the closed list. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return type(event);
    event.stopPropagation();
    const marked = options.find(({ id }) => id === at());
    flushSync(() => {
      if (marked && !marked.isDisabled) manager?.select(marked.id);
      state?.close();
    });
    // Chromium moves the focus on from here once the key was heard.
    box.current?.focus();
  };
  const opened = useEffectEvent(() => {
    if (typing.current.wanted !== '') look(typing.current.wanted);
    typing.current.wanted = '';
  });
  // After the list has put the focus on its own first line.
  useEffect(() => opened(), []);
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

/**
 * The closed list. Letters choose a line in place of the one that is chosen; where none is chosen yet they open the list at it, because
 * there is nothing to go back to.
 */
const Closed = <Id extends string>({
  box,
  typing,
  children,
}: {
  readonly box: SelectProps<Id>;
  readonly typing: TypingRef<Id>;
  readonly children: ReactNode;
}) => {
  const state = use(SelectStateContext);
  const isOpening = state?.isOpen === true || box.value === '';
  const present = (): Id | '' => (isOpening ? typing.current.wanted : box.value);
  const onKeyDown = typeInto(typing, box.options, present, (id) => {
    if (!isOpening && id !== '') return box.onChange(id);
    typing.current.wanted = id;
    if (state?.isOpen) state.selectionManager.setFocusedKey(id === '' ? null : id);
    else state?.open();
  });
  return (
    <div className="select-box" onKeyDownCapture={onKeyDown}>
      {children}
    </div>
  );
};

const DrawnSelect = <Id extends string>(props: SelectProps<Id>) => {
  const typing = useRef<Typing<Id>>({ text: nothingTyped, wanted: '' });
  const box = useRef<HTMLButtonElement | null>(null);
  return (
    <AriaSelect
      className={classNames('field', props.className)}
      selectedKey={props.value === '' ? null : props.value}
      onSelectionChange={(key) => {
        typing.current.text = nothingTyped;
        const chosen = props.options.find((option) => option.id === key);
        if (chosen) props.onChange(chosen.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      isInvalid={props.error !== undefined && props.error !== ''}
      {...given({ placeholder: props.placeholder ?? commonText.choose, autoFocus: props.autoFocus })}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hideLabel && <FieldLabel label={props.label} hint={props.hint} isRequired={props.isRequired} isHeard />}
      <Closed box={props} typing={typing}>
        <AriaButton className="input select" ref={box}>
          <SelectValue className="clip select-value">
            {({ defaultChildren }) => labelOf(props) || defaultChildren}
          </SelectValue>
          {props.keys !== undefined && <Kbd>{props.keys}</Kbd>}
          <Icon of={ChevronDown} />
        </AriaButton>
      </Closed>
      <FieldError className="field-note field-note--bad">{props.error}</FieldError>
      <Popover className="menu">
        <Lines options={props.options} typing={typing} box={box} />
      </Popover>
    </AriaSelect>
  );
};
const KeptSelect = memo(DrawnSelect) as typeof DrawnSelect;

/** One choice of a list that opens; typing letters goes to a choice. It is drawn anew for what it shows. */
export const Select = <Id extends string>({ options, onChange, ...props }: SelectProps<Id>) => {
  const steady = useSteady({ onChange });
  return <KeptSelect {...props} options={useKept(options)} onChange={steady.onChange} />;
};
