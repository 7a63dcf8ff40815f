import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Segmented } from '../../../ui/segmented';
import { TextField } from '../../../ui/text-field';

type SinceFieldProps = {
  /** The first day on which the change counts; `''` = for the past too. */
  readonly since: string;
  readonly today: string;
  readonly onChange: (since: string) => void;
};

const texts = settingsHoursText.openings;
const choices = [
  { id: 'from', label: texts.appliesFrom },
  { id: 'whole', label: texts.appliesWhole },
] as const;

/** From which day on a change of a running opening counts. */
export const SinceField = ({ since, today, onChange }: SinceFieldProps) => (
  <div className="set-line">
    <Segmented
      label={texts.applies}
      options={choices}
      value={since === '' ? 'whole' : 'from'}
      onChange={(id) => onChange(id === 'whole' ? '' : today)}
    />
    {since !== '' && (
      <TextField
        label={texts.appliesDay}
        type="date"
        value={since}
        // While another date is written the field stays.
        onChange={(day) => onChange(day === '' ? since : day)}
      />
    )}
  </div>
);
