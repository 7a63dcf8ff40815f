import { importFields, type ImportField } from '#shared/domain/exchange/import/import-field';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import type { Importing } from './use-import';

type ColumnChoicesProps = {
  readonly importing: Importing;
  readonly onColumn: (field: ImportField, column: number) => void;
};

const texts = settingsImportText.columns;
const first: readonly ImportField[] = ['day', 'time', 'reason', 'names'];

/** Which column says what: the four that matter, those that were found, and the rest on demand. */
export const ColumnChoices = ({ importing, onColumn }: ColumnChoicesProps) => {
  const { file, mapping, plan } = importing;
  const options = [
    { id: '-1', label: texts.none },
    ...file.table.headers.map((header, index) => ({ id: String(index), label: header || texts.unnamed(index) })),
  ];
  const shown = (field: ImportField): boolean => first.includes(field) || mapping.columns[field] !== undefined;
  const choice = (field: ImportField) => (
    <Select
      key={field}
      label={settingsImportText.fields[field]}
      options={options}
      value={String(mapping.columns[field] ?? -1)}
      onChange={(column) => onColumn(field, Number(column))}
    />
  );
  const missing = (plan?.missing ?? []).map((field) => settingsImportText.neededFields[field] ?? '');
  return (
    <section className="imp-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      {missing.length > 0 && (
        <Note tone="warn" role="alert">
          {texts.missing(new Intl.ListFormat('fr').format(missing))}
        </Note>
      )}
      <div className="imp-columns">{importFields.filter(shown).map(choice)}</div>
      <details className="imp-more">
        <summary>{texts.more}</summary>
        <div className="imp-columns">{importFields.filter((field) => !shown(field)).map(choice)}</div>
      </details>
    </section>
  );
};
