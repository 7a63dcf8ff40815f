import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import { commonText } from '#shared/i18n/fr/common';

import { classNames } from './class-names';
import { given } from './given';

type ToggleSetProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly lang?: string }[];
  readonly values: readonly Id[];
  readonly onChange: (values: readonly Id[]) => void;
  /** One must be chosen at least. */
  readonly isRequired?: boolean;
  /** What is wrong, beside it. */
  readonly error?: string | undefined;
  /** Several lines of separate buttons instead of one strip, for many or long choices. */
  readonly isLoose?: boolean;
};

/** Several of a few, side by side: arrows move, Space takes and gives back. Given in the order of the choices. */
export const ToggleSet = <Id extends string>({
  label,
  options,
  values,
  onChange,
  error,
  isRequired = false,
  isLoose = false,
}: ToggleSetProps<Id>) => {
  const required = useId();
  const isWrong = error !== undefined && error !== '';
  return (
    <div className="field" {...(isWrong ? { 'data-invalid': true } : {})}>
      <span className="label" aria-hidden="true">
        {label} {isRequired && <small id={required}>{commonText.required}</small>}
      </span>
      <ToggleButtonGroup
        className={classNames(isLoose ? 'toggles' : 'seg')}
        aria-label={label}
        {...given({ 'aria-describedby': isRequired ? required : undefined })}
        selectionMode="multiple"
        selectedKeys={values}
        onSelectionChange={(keys) => onChange(options.filter(({ id }) => keys.has(id)).map(({ id }) => id))}
      >
        {options.map((option) => (
          <ToggleButton key={option.id} id={option.id} {...given({ lang: option.lang })}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {isWrong && (
        <span className="field-note field-note--bad" role="alert">
          {error}
        </span>
      )}
    </div>
  );
};
