import { separators, type Separator } from '#shared/domain/exchange/csv/table';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import type { ImportFile } from './read-import-file';

type FileFactsProps = {
  readonly file: ImportFile;
  readonly isKnownForm: boolean;
  readonly onSeparator: (separator: Separator) => void;
};

const texts = settingsImportText.found;
const options = separators.map((id) => ({ id, label: texts.separators[id] }));
const mostFaults = 5;

/** What was found of the file: its size, its encoding, its separator, its form, and the lines that could not be read. */
export const FileFacts = ({ file, isKnownForm, onSeparator }: FileFactsProps) => {
  return (
    <section className="imp-part">
      <h3 className="imp-file">{file.name}</h3>
      <p className="meta">
        {(file.separator === '' ? texts.events : texts.lines)(file.table.rows.length)}, {texts.encoding[file.encoding]}
        {file.separator === '' && <> · {texts.calendar}</>}
      </p>
      {isKnownForm && <Note tone="ok">{texts.rdv}</Note>}
      {file.separator !== '' && !isKnownForm && (
        <Select label={texts.separator} options={options} value={file.separator} onChange={onSeparator} />
      )}
      {file.faults.length > 0 && (
        <Note tone="warn" role="status">
          <ul>
            {file.faults.slice(0, mostFaults).map(({ line, text, todo }) => (
              <li key={line}>{texts.fault(line, `${text} ${todo}`)}</li>
            ))}
          </ul>
          {file.faults.length > mostFaults && settingsImportText.run.more(file.faults.length - mostFaults)}
        </Note>
      )}
    </section>
  );
};
