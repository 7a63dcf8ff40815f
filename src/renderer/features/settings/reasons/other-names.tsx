import { settingsFloorText } from '#shared/i18n/fr/settings-floor';

import { TextField } from '../../../ui/text-field';
import { otherLanguages, type ReasonDraft } from './reason-shape';

const { languageNames } = settingsFloorText.kiosk;

type OtherNamesProps = {
  readonly names: ReasonDraft['names'];
  readonly onChange: (names: ReasonDraft['names']) => void;
};

/** What a reason is called in the other languages of the kiosk; empty = as in French. */
export const OtherNames = ({ names, onChange }: OtherNamesProps) => (
  <div className="set-names">
    {otherLanguages.map((id) => (
      <TextField
        key={id}
        label={languageNames[id]}
        value={names[id] ?? ''}
        maxLength={80}
        onChange={(name) => onChange({ ...names, [id]: name })}
      />
    ))}
  </div>
);
