import { settingsImportText } from '#shared/i18n/fr/settings-import';
import { importFields, type ImportField } from '#shared/domain/exchange/import/import-field';

import { useCommands } from '../../../../data/commands/use-commands';
import type { SectionProps } from '../../section';
import { DryRun } from './dry-run';
import { FileFacts } from './file-facts';
import { ImportPage } from './import-page';
import { ReasonChoices } from './reason-choices';
import { RunBar } from './run-bar';
import { useImport, type Importing } from './use-import';
import { useRun } from './use-run';
import { ColumnPart } from './column-part';

type ColumnChoicesProps = {
  readonly importing: Importing;
  readonly onColumn: (field: ImportField, column: number) => void;
};

const { columns: texts, fields, neededFields } = settingsImportText;
const first: readonly ImportField[] = ['day', 'time', 'reason', 'names'];

/** Which column of a file of appointments says what. */
const ColumnChoices = ({ importing: { file, mapping, plan }, onColumn }: ColumnChoicesProps) => (
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

const field = {
  label: settingsImportText.fileLabel,
  accept: '.csv,.txt,.tsv,.ics,text/csv,text/calendar,text/plain',
};

/** The import of appointments. */
export const ImportSection = ({ reference, onNavigate }: SectionProps) => {
  const state = useImport(reference);
  const { importAppointments } = useCommands();
  const running = useRun(importAppointments, state.refresh);
  const { importing } = state;
  const choose = (file: File): void => {
    running.reset();
    void state.choose(file);
  };
  const columns = importing && <ColumnChoices importing={importing} onColumn={state.setColumn} />;
  const choices = importing && (
    <>
      <FileFacts file={importing.file} isKnownForm={importing.isKnownForm} onSeparator={state.setSeparator} />
      {/* Of a form that is known by name the columns need no choice. */}
      {!importing.isKnownForm && columns}
      <ReasonChoices importing={importing} reasons={reference.reasons} onReason={state.setReason} />
      {importing.isKnownForm && columns}
    </>
  );
  return (
    <ImportPage
      texts={settingsImportText}
      field={field}
      importing={importing}
      unread={state.unread}
      isReading={state.isReading}
      onChoose={choose}
      choices={choices}
      dryRun={(plan) => importing && <DryRun plan={plan} importing={importing} onInsist={state.insist} />}
      foot={<RunBar importing={importing} running={running} onNavigate={onNavigate} />}
    />
  );
};
