import '../exchange.css';

import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { Note } from '../../../../ui/note';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';
import { ChooseFile } from './choose-file';
import { ColumnChoices } from './column-choices';
import { DryRun } from './dry-run';
import { FileFacts } from './file-facts';
import { FilePreview } from './file-preview';
import { ReasonChoices } from './reason-choices';
import { RunBar } from './run-bar';
import { useImport, type Importing, type ImportState } from './use-import';
import { useCommands } from '../../../../data/commands/use-commands';
import { useRun } from './use-run';

const texts = settingsImportText;

type EmptyProps = { readonly state: ImportState; readonly onChoose: (file: File) => void };

const Empty = ({ state, onChoose }: EmptyProps) => (
  <div className="set-body imp-empty">
    {state.unread && (
      <Note tone="bad" role="alert">
        <b>{texts.unread[state.unread].text}</b> {texts.unread[state.unread].todo}
      </Note>
    )}
    <h3>{state.isReading ? texts.reading : texts.emptyTitle}</h3>
    <ul>
      {texts.emptyWhat.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <ChooseFile label={texts.choose} isMain onChoose={onChoose} />
  </div>
);

/** Before its columns are known, the file itself, to choose them by. */
const Outcome = ({ importing: { plan, file } }: { readonly importing: Importing }) => {
  if (!plan) return <p role="status">{texts.reading}</p>;
  return plan.missing.length > 0 ? <FilePreview table={file.table} /> : <DryRun plan={plan} />;
};

/** The import of appointments: a file, how it is read, what would become of each line, and one button. */
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
  return (
    <>
      <SectionHead
        title={texts.title}
        lead={texts.lead}
        end={importing && <ChooseFile label={texts.other} isMain={false} onChoose={choose} />}
      />
      {importing ? (
        <div className="imp">
          <div className="imp-choices">
            <FileFacts file={importing.file} isKnownForm={importing.isKnownForm} onSeparator={state.setSeparator} />
            {/* Of a form that is known by name the columns need no choice. */}
            {!importing.isKnownForm && columns}
            <ReasonChoices importing={importing} reasons={reference.reasons} onReason={state.setReason} />
            {importing.isKnownForm && columns}
          </div>
          <div className="imp-out">
            <Outcome importing={importing} />
            <RunBar plan={importing.plan} running={running} onNavigate={onNavigate} />
          </div>
        </div>
      ) : (
        <Empty state={state} onChoose={choose} />
      )}
    </>
  );
};
