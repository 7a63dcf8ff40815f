import { useRef, useState, type FormEvent } from 'react';

import { personsText } from '#shared/i18n/fr/welcome';
import { readRecoveryCode, shapeRecoveryCode } from '#shared/sync/invitation';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';

const text = personsText.lost;

type RecoveryStepProps = {
  /** What was typed before, `''` = nothing yet. */
  readonly first: string;
  /** A whole code; whether it is one of this administrator the server says once the next personal code is chosen. */
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
};

/** The code of recovery of an administrator who lost their personal one. */
export const RecoveryStep = ({ first, onCode, onBack }: RecoveryStepProps) => {
  const [code, setCode] = useState(first);
  const [isShort, setShort] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (readRecoveryCode(code) !== null) return onCode(code);
    setShort(true);
    return field.current?.focus();
  };
  useKeys([{ key: 'Échap', label: personsText.back, run: onBack }]);
  return (
    <form className="code-form" onSubmit={submit}>
      <TextField
        label={text.code}
        size="big"
        code
        value={code}
        onChange={(next) => {
          setCode(shapeRecoveryCode(next));
          setShort(false);
        }}
        inputRef={field}
        autoFocus
      />
      <p className="meta code-rule">{text.where}</p>
      <p className="code-said" role="alert">
        {isShort && text.short}
      </p>
      <div className="code-acts">
        <Button tone="main" type="submit" keys="Entrée">
          {text.next}
        </Button>
        <Button onPress={onBack} keys="Échap">
          {personsText.back}
        </Button>
      </div>
    </form>
  );
};
