import { settingsSiteText } from '#shared/i18n/fr/settings-site';

import { contrastWithWhite, safeAccent } from '../../../ui/safe-accent';
import { TextField } from '../../../ui/text-field';

type AccentFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};

const texts = settingsSiteText;
const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text.trim());

const ratioOf = (hex: string): string => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.trim().slice(at, at + 2), 16));
  return `${contrastWithWhite(parts).toFixed(1).replace('.', ',')}\u00A0:\u00A01`;
};

/** The colour of the commune, and whether white words can be read on it. */
export const AccentField = ({ value, onChange, error }: AccentFieldProps) => {
  const known = isColour(value);
  const shown = safeAccent(value);
  const darkened = known && shown !== value.trim().toLowerCase();
  return (
    <div className="set-accent">
      <TextField
        label={texts.accent}
        value={value}
        onChange={onChange}
        code
        maxLength={7}
        error={error}
        {...(darkened ? { warning: texts.accentDark(ratioOf(value), shown) } : {})}
        trailing={
          <input
            type="color"
            aria-label={texts.pickAccent}
            value={known ? value.trim() : shown}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        }
      />
      {known && !darkened && <span className="field-note">{texts.accentGood(ratioOf(value))}</span>}
    </div>
  );
};
