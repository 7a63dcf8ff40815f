import type { ReactNode, RefObject } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

import { classNames } from './class-names';
import { given } from './given';
import { FieldLabel } from './voice/field-label';

type TextAreaProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly isRequired?: boolean;
  /** Shown below: what is wrong and what to do. */
  readonly error?: string | undefined;
  /** Shown below without being an error. */
  readonly warning?: ReactNode;
  readonly areaRef?: RefObject<HTMLTextAreaElement | null>;
};

/** Several lines of text with their label above. Nothing that is typed is remembered by the browser. */
export const TextArea = ({
  label,
  value,
  onChange,
  rows,
  isRequired = false,
  error,
  warning,
  areaRef,
}: TextAreaProps) => {
  const isInvalid = error !== undefined && error !== '';
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={isInvalid}
      isRequired={isRequired}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <div className={classNames('input', 'input--area', isInvalid && 'input--bad')}>
        <AriaTextArea rows={rows} {...given({ ref: areaRef })} />
      </div>
      {!isInvalid && warning !== undefined && <span className="field-note field-note--warn">{warning}</span>}
      <FieldError className="field-note field-note--bad">{error}</FieldError>
    </AriaTextField>
  );
};
