import type { Reason } from '#shared/domain/model/reference';

import { Checkbox } from '../../../ui/checkbox';
import { ToggleSet } from '../../../ui/toggle-set';

type ReasonSetProps = {
  readonly label: string;
  /** What an empty list means, beside its box. */
  readonly allLabel: string;
  readonly reasons: readonly Reason[];
  /** Empty = all. */
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error?: string | undefined;
};

/** All reasons, or some of them. */
export const ReasonSet = ({ label, allLabel, reasons, values, onChange, error }: ReasonSetProps) => (
  <div className="set-reasons">
    <Checkbox
      isSelected={values.length === 0}
      onChange={(all) => onChange(all ? [] : reasons.slice(0, 1).map(({ id }) => id))}
    >
      {allLabel}
    </Checkbox>
    <ToggleSet
      label={label}
      isLoose
      options={reasons.map(({ id, name }) => ({ id, label: name }))}
      values={values}
      onChange={onChange}
      error={error}
    />
  </div>
);
