import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';
import { requestFields, type RequestField } from '#shared/domain/exchange/request-import/request-mapping';

import { useCommands } from '../../../../data/commands/use-commands';
import type { SectionProps } from '../../section';
import { FileFacts } from '../import/file-facts';
import { ImportPage } from '../import/import-page';
import { useRun } from '../import/use-run';
import { ColumnPart } from '../import/column-part';
import { KeepProfile, ProfileChoice } from './profile-choice';
import { RequestDryRun } from './request-dry-run';
import { RequestRunBar } from './request-run-bar';
import { useRequestImport, type RequestImporting } from './use-request-import';
import { ValueChoices } from './value-choices';

type RequestColumnsProps = {
  readonly importing: RequestImporting;
  readonly onColumn: (field: RequestField, column: number) => void;
};

const { columns: texts, fields, neededFields, whyNumber } = settingsRequestImportText;
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
const RequestColumns = ({ importing: { file, mapping, plan }, onColumn }: RequestColumnsProps) => (
  <ColumnPart
    texts={texts}
    headers={file.table.headers}
    fields={requestFields}
    first={first}
    labels={fields}
    columns={mapping.columns}
    {...(plan?.missing.includes('externalId') && { why: whyNumber })}
    missing={(plan?.missing ?? []).map((field) => neededFields[field] ?? '')}
    onColumn={onColumn}
  />
);

const field = { label: settingsRequestImportText.fileLabel, accept: '.csv,.txt,.tsv,text/csv,text/plain' };

/** The import of requests. */
export const RequestImportSection = ({ reference, onNavigate }: SectionProps) => {
  const state = useRequestImport(reference);
  const { importRequests } = useCommands();
  const running = useRun(importRequests, state.refresh);
  const { importing } = state;
  const choose = (file: File): void => {
    running.reset();
    void state.choose(file);
  };
  // Once every row can be read, what its words mean is what there is to do.
  const isReadable = (importing?.plan?.missing ?? []).length === 0;
  const values = importing && <ValueChoices importing={importing} reference={reference} onValue={state.setValue} />;
  const choices = importing && (
    <>
      <FileFacts file={importing.file} isKnownForm={false} onSeparator={state.setSeparator} />
      <ProfileChoice importing={importing} reference={reference} onProfile={state.setProfile} />
      {isReadable && values}
      <RequestColumns importing={importing} onColumn={state.setColumn} />
      {!isReadable && values}
      <KeepProfile importing={importing} reference={reference} onKept={state.keptAs} />
    </>
  );
  return (
    <ImportPage
      texts={settingsRequestImportText}
      field={field}
      importing={importing}
      unread={state.unread}
      isReading={state.isReading}
      onChoose={choose}
      choices={choices}
      dryRun={(plan) => importing && <RequestDryRun plan={plan} importing={importing} />}
      foot={<RequestRunBar importing={importing} running={running} onNavigate={onNavigate} />}
    />
  );
};
