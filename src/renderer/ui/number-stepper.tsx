import { useLayoutEffect, useRef } from 'react';

import { Minus, Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';

import { classNames } from './class-names';
import { Icon } from './icon';

type NumberStepperProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly isDisabled?: boolean;
  readonly className?: string;
};

/** A small whole number between minus and plus; arrows change it too. At either end the button that led there is switched off, and the focus stays in the field. */
export const NumberStepper = (props: NumberStepperProps) => {
  const group = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // A finger puts the focus on the button.
  useLayoutEffect(() => {
    const held = document.activeElement;
    if (held instanceof HTMLButtonElement && held.disabled && group.current?.contains(held)) field.current?.focus();
  }, [props.value]);
  return (
    <NumberField
      className={classNames('field', props.className)}
      value={props.value}
      minValue={props.min}
      maxValue={props.max}
      step={1}
      onChange={(value) => {
        if (Number.isFinite(value)) props.onChange(value);
      }}
      isDisabled={props.isDisabled ?? false}
    >
      <Label className="label">{props.label}</Label>
      <Group
        className="input stepper"
        ref={group}
        // The button is switched off between the pointer and the mouse of one press: the mouse would then take the focus out of the field.
        onMouseDown={(event) => {
          if (event.target !== field.current) event.preventDefault();
        }}
      >
        <AriaButton slot="decrement">
          <Icon of={Minus} />
        </AriaButton>
        <Input ref={field} />
        <AriaButton slot="increment">
          <Icon of={Plus} />
        </AriaButton>
      </Group>
    </NumberField>
  );
};
