import { importFields, type ImportField } from '#shared/domain/exchange/import/import-field';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { ColumnPart } from './column-part';
import type { Importing } from './use-import';

type ColumnChoicesProps = {
  readonly importing: Importing;
  readonly onColumn: (field: ImportField, column: number) => void;
};

const { columns: texts, fields, neededFields } = settingsImportText;
const first: readonly ImportField[] = ['day', 'time', 'reason', 'names'];

/** Which column of a file of appointments says what. */
export const ColumnChoices = ({ importing: { file, mapping, plan }, onColumn }: ColumnChoicesProps) => (
  <ColumnPart
    texts={texts}
    headers={file.table.headers}
    fields={importFields}
    first={first}
    labels={fields}
    columns={mapping.columns}
    missing={(plan?.missing ?? []).map((field) => neededFields[field] ?? '')}
    onColumn={onColumn}
  />
);
