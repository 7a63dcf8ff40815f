import { requestFields, type RequestField } from '#shared/domain/exchange/request-import/request-mapping';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';

import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import type { RequestImporting } from './use-request-import';

type RequestColumnsProps = {
  readonly importing: RequestImporting;
  readonly onColumn: (field: RequestField, column: number) => void;
};

const { columns: texts, fields, neededFields } = settingsRequestImportText;
const first: readonly RequestField[] = [
  'externalId',
  'receivedAt',
  'closedAt',
  'channel',
  'reason',
  'department',
  'theme',
];

/** Which column says what: those that figures need, and the rest on demand. */
export const RequestColumns = ({ importing, onColumn }: RequestColumnsProps) => {
  const { file, mapping, plan } = importing;
  const options = [
    { id: '-1', label: texts.none },
    ...file.table.headers.map((header, index) => ({ id: String(index), label: header || texts.unnamed(index) })),
  ];
  const shown = (field: RequestField): boolean => first.includes(field) || mapping.columns[field] !== undefined;
  const choice = (field: RequestField) => (
    <Select
      key={field}
      label={fields[field]}
      options={options}
      value={String(mapping.columns[field] ?? -1)}
      onChange={(column) => onColumn(field, Number(column))}
    />
  );
  const missing = (plan?.missing ?? []).map((field) => neededFields[field] ?? '');
  const others = requestFields.filter((field) => !shown(field));
  return (
    <section className="imp-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      {missing.length > 0 && (
        <Note tone="warn" role="alert">
          {texts.missing(new Intl.ListFormat('fr').format(missing))}
        </Note>
      )}
      <div className="imp-columns">{requestFields.filter(shown).map(choice)}</div>
      {others.length > 0 && (
        <details className="imp-more">
          <summary>{texts.more}</summary>
          <div className="imp-columns">{others.map(choice)}</div>
        </details>
      )}
    </section>
  );
};
