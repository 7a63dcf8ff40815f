import { Label } from 'react-aria-components/Label';

import { commonText } from '#shared/i18n/fr/common';

type FieldLabelProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean | undefined;
  /** The control cannot say itself that it must be filled: its label does. */
  readonly isHeard?: boolean;
};

/** The label above a field. That it must be filled stands there for the eyes; a screen reader has it from the field itself. */
export const FieldLabel = ({ label, hint, isRequired = false, isHeard = false }: FieldLabelProps) => (
  <Label className="label">
    {label} {hint !== undefined && <small>{hint}</small>}
    {isRequired && (
      <small aria-hidden={!isHeard}>
        {hint !== undefined && ', '}
        {commonText.required}
      </small>
    )}
  </Label>
);
