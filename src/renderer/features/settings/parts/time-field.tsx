import { shortTime } from '#shared/i18n/fr/format';

import { TextField } from '../../../ui/text-field';
import { readTime } from './read-time';

type TimeFieldProps = {
  readonly label: string;
  /** As it was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
};

/** A time of day as people type it, which cannot be left empty; on leaving it stands as `8:30`. */
export const TimeField = ({ label, value, onChange, error, isDisabled = false }: TimeFieldProps) => (
  <TextField
    className="set-time"
    isRequired
    label={label}
    value={value}
    onChange={onChange}
    maxLength={7}
    error={error}
    isDisabled={isDisabled}
    onBlur={() => {
      const read = shortTime(readTime(value));
      if (read !== value) onChange(read);
    }}
  />
);
