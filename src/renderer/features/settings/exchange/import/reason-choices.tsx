import { useMemo } from 'react';

import type { ReasonChoice } from '#shared/domain/exchange/import/import-field';
import { reasonTexts } from '#shared/domain/exchange/import/reason-texts';
import type { Reason } from '#shared/domain/model/reference';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { Select } from '../../../../ui/select';
import type { Importing } from './use-import';

type ReasonChoicesProps = {
  readonly importing: Importing;
  readonly reasons: readonly Reason[];
  readonly onReason: (key: string, choice: ReasonChoice) => void;
};

const texts = settingsImportText.reasons;
const leaveOut = ':leaveOut';

/** The reasons of the file and ours: what was guessed, and what a person must choose. */
export const ReasonChoices = ({ importing, reasons, onReason }: ReasonChoicesProps) => {
  const { file, mapping } = importing;
  const found = useMemo(() => reasonTexts(file.table.rows, mapping, reasons), [file, mapping, reasons]);
  if (found.length === 0) return null;
  const options = [
    ...reasons.filter(({ bookable }) => bookable).map(({ id, name }) => ({ id, label: name })),
    { id: leaveOut, label: texts.leaveOut },
  ];
  return (
    <section className="imp-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <ul className="imp-reasons">
        {found.map(({ key, text, rows, reasonId, leftOut }) => (
          <li key={key}>
            <Select
              label={text}
              hint={texts.rows(rows)}
              options={options}
              value={leftOut ? leaveOut : reasonId}
              placeholder={texts.choose}
              onChange={(id) => onReason(key, id === leaveOut ? 'leaveOut' : { reasonId: id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
