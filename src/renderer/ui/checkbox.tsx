import type { ReactNode } from 'react';

import { useAriaKeys } from './aria-keys';
import { classNames } from './class-names';
import { given } from './given';
import { Kbd } from './kbd';

type CheckboxProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
};

/** Yes or no, with its words at the right. */
export const Checkbox = ({ children, isSelected, onChange, keys, isDisabled = false, className }: CheckboxProps) => {
  const ariaKeys = useAriaKeys(keys);
  return (
    <label className={classNames('check', className)}>
      <input
        type="checkbox"
        className="box"
        checked={isSelected}
        onChange={(event) => onChange(event.currentTarget.checked)}
        disabled={isDisabled}
        {...given({ 'aria-keyshortcuts': ariaKeys })}
      />
      {children}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </label>
  );
};
