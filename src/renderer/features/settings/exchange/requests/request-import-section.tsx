import '../exchange.css';

import { settingsImportText } from '#shared/i18n/fr/settings-import';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';

import { useCommands } from '../../../../data/commands/use-commands';
import { Note } from '../../../../ui/note';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';
import { ChooseFile } from '../import/choose-file';
import { FileFacts } from '../import/file-facts';
import { FilePreview } from '../import/file-preview';
import { useRun } from '../import/use-run';
import { KeepProfile, ProfileChoice } from './profile-choice';
import { RequestColumns } from './request-columns';
import { RequestDryRun } from './request-dry-run';
import { RequestRunBar } from './request-run-bar';
import { useRequestImport, type RequestImporting, type RequestImportState } from './use-request-import';
import { ValueChoices } from './value-choices';

const texts = settingsRequestImportText;
const field = { label: texts.fileLabel, accept: '.csv,.txt,.tsv,text/csv,text/plain' };

type EmptyProps = { readonly state: RequestImportState; readonly onChoose: (file: File) => void };

const Empty = ({ state, onChoose }: EmptyProps) => (
  <div className="set-body imp-empty">
    {state.unread && (
      <Note tone="bad" role="alert">
        <b>{settingsImportText.unread[state.unread].text}</b> {settingsImportText.unread[state.unread].todo}
      </Note>
    )}
    <h3>{state.isReading ? texts.reading : texts.emptyTitle}</h3>
    <ul>
      {texts.emptyWhat.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <ChooseFile label={texts.choose} isMain field={field} onChoose={onChoose} />
  </div>
);

/** Before its columns are known, the file itself, to choose them by. */
const Outcome = ({ importing: { plan, file } }: { readonly importing: RequestImporting }) => {
  if (!plan) return <p role="status">{texts.reading}</p>;
  return plan.missing.length > 0 ? <FilePreview table={file.table} /> : <RequestDryRun plan={plan} />;
};

/** The import of requests: a file, how it is read, what would become of each line, and one button. */
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
  return (
    <>
      <SectionHead
        title={texts.title}
        lead={texts.lead}
        end={importing && <ChooseFile label={texts.other} isMain={false} field={field} onChoose={choose} />}
      />
      {importing ? (
        <div className="imp">
          <div className="imp-choices">
            <FileFacts file={importing.file} isKnownForm={false} onSeparator={state.setSeparator} />
            <ProfileChoice importing={importing} reference={reference} onProfile={state.setProfile} />
            {isReadable && values}
            <RequestColumns importing={importing} onColumn={state.setColumn} />
            {!isReadable && values}
            <KeepProfile importing={importing} reference={reference} onKept={state.keptAs} />
          </div>
          <div className="imp-out">
            <Outcome importing={importing} />
            <RequestRunBar plan={importing.plan} running={running} onNavigate={onNavigate} />
          </div>
        </div>
      ) : (
        <Empty state={state} onChoose={choose} />
      )}
    </>
  );
};
