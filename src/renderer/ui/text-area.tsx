import type { ReactNode, RefObject } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

import { classNames } from './class-names';
import { given } from './given';

type TextAreaProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  /** Shown below: what is wrong and what to do. */
  readonly error?: string | undefined;
  /** Shown below without being an error. */
  readonly warning?: ReactNode;
  readonly areaRef?: RefObject<HTMLTextAreaElement | null>;
};

/** Several lines of text with their label above. Nothing that is typed is remembered by the browser. */
export const TextArea = ({ label, value, onChange, rows, error, warning, areaRef }: TextAreaProps) => {
  const isInvalid = error !== undefined && error !== '';
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={isInvalid}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="label">{label}</Label>
      <div className={classNames('input', 'input--area', isInvalid && 'input--bad')}>
        <AriaTextArea rows={rows} {...given({ ref: areaRef })} />
      </div>
      {!isInvalid && warning !== undefined && <span className="field-note field-note--warn">{warning}</span>}
      <FieldError className="field-note field-note--bad">{error}</FieldError>
    </AriaTextField>
  );
};
