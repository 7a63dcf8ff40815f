import { requestFields, type RequestField } from '#shared/domain/exchange/request-import/request-mapping';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';

import { ColumnPart } from '../import/column-part';
import type { RequestImporting } from './use-request-import';

type RequestColumnsProps = {
  readonly importing: RequestImporting;
  readonly onColumn: (field: RequestField, column: number) => void;
};

const { columns: texts, fields, neededFields } = settingsRequestImportText;
/** What figures need. */
const first: readonly RequestField[] = [
  'externalId',
  'receivedAt',
  'closedAt',
  'channel',
  'reason',
  'department',
  'theme',
];

/** Which column of a file of requests says what. */
export const RequestColumns = ({ importing: { file, mapping, plan }, onColumn }: RequestColumnsProps) => (
  <ColumnPart
    texts={texts}
    headers={file.table.headers}
    fields={requestFields}
    first={first}
    labels={fields}
    columns={mapping.columns}
    missing={(plan?.missing ?? []).map((field) => neededFields[field] ?? '')}
    onColumn={onColumn}
  />
);
