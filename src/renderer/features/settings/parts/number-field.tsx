import { TextField } from '../../../ui/text-field';

type NumberFieldProps = {
  readonly label: string;
  readonly hint?: string;
  /** As it was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Written after the figure. */
  readonly unit?: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  /** The most digits; 5 unless told. */
  readonly maxLength?: number;
  readonly className?: string;
};

/** A whole number in a form. Only digits get in; what stands there may be empty for a while. */
export const NumberField = ({ unit, onChange, hint, maxLength = 5, ...props }: NumberFieldProps) => (
  <TextField
    {...props}
    {...(hint === undefined ? {} : { hint })}
    inputMode="numeric"
    maxLength={maxLength}
    onChange={(text) => onChange(text.replaceAll(/\D/g, ''))}
    trailing={unit === undefined ? null : <span className="meta">{unit}</span>}
  />
);
