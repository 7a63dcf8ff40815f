import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useKept } from './redraw/use-kept';
import { useSteady } from './redraw/use-steady';

export type SegmentedOption<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  /** Class of this choice, for example a state colour when it is chosen. */
  readonly className?: string;
};

type SegmentedProps<Id extends string> = {
  /** Says what is chosen; shown above unless `hideLabel`. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly SegmentedOption<Id>[];
  /** `null`: nothing chosen yet. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Pressing the chosen one takes the choice back and calls this. */
  readonly onClear?: () => void;
  readonly size?: 'default' | 'small';
  readonly isDisabled?: boolean;
  readonly className?: string;
};

const DrawnSegmented = <Id extends string>(props: SegmentedProps<Id>) => {
  const { label, hideLabel = false, options, value, onChange, onClear, size = 'default', isDisabled = false } = props;
  const group = (
    <ToggleButtonGroup
      className={classNames('seg', size === 'small' && 'seg--small', props.className)}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection={onClear === undefined}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
        else onClear?.();
      }}
      isDisabled={isDisabled}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={option.className ?? ''}>
          {option.icon && <Icon of={option.icon} />}
          {option.label}
          {option.keys !== undefined && <Kbd>{option.keys}</Kbd>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
  if (hideLabel) return group;
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      {group}
    </div>
  );
};
const KeptSegmented = memo(DrawnSegmented) as typeof DrawnSegmented;

/** One choice of a few, side by side: arrows move, Space chooses. It is drawn anew for what it shows. */
export const Segmented = <Id extends string>({ options, onChange, onClear, ...props }: SegmentedProps<Id>) => {
  const acts = useSteady({ onChange, onClear: () => onClear?.() });
  return (
    <KeptSegmented
      {...props}
      options={useKept(options)}
      onChange={acts.onChange}
      {...given({ onClear: onClear && acts.onClear })}
    />
  );
};
