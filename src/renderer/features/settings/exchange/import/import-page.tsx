import '../exchange.css';

import type { ReactNode } from 'react';

import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { Note } from '../../../../ui/note';
import { SectionHead } from '../../parts/section-head';
import { ChooseFile, type FileField } from './choose-file';
import { FilePreview } from './file-preview';
import type { ImportFile, Unread } from './read-import-file';

type PageTexts = {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly other: string;
  readonly reading: string;
  readonly emptyTitle: string;
  readonly emptyWhat: readonly string[];
};

/** A file on its way in, and what would become of it; no plan while what is stored is being read. */
type Read<Plan> = { readonly file: ImportFile; readonly plan: Plan | null };

type ImportPageProps<Plan> = {
  readonly texts: PageTexts;
  readonly field: FileField;
  readonly importing: Read<Plan> | null;
  readonly unread: Unread | null;
  readonly isReading: boolean;
  readonly onChoose: (file: File) => void;
  /** How the file is read, at the left. */
  readonly choices: ReactNode;
  readonly dryRun: (plan: Plan) => ReactNode;
  readonly foot: ReactNode;
};

type EmptyProps = Pick<ImportPageProps<never>, 'texts' | 'field' | 'unread' | 'isReading' | 'onChoose'>;

const Empty = ({ texts, field, unread, isReading, onChoose }: EmptyProps) => (
  <div className="set-body imp-empty">
    {unread && (
      <Note tone="bad" role="alert">
        <b>{settingsImportText.unread[unread].text}</b> {settingsImportText.unread[unread].todo}
      </Note>
    )}
    <h3>{isReading ? texts.reading : texts.emptyTitle}</h3>
    <ul>
      {texts.emptyWhat.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <ChooseFile label={texts.choose} isMain field={field} onChoose={onChoose} />
  </div>
);

/** An import: a file, how it is read, what would become of each line, and one button. Before its columns are known, the file itself. */
export const ImportPage = <Plan extends { readonly missing: readonly unknown[] }>(props: ImportPageProps<Plan>) => {
  const { texts, field, importing, onChoose, dryRun } = props;
  const outcome = ({ file, plan }: Read<Plan>): ReactNode => {
    if (!plan) return <p role="status">{texts.reading}</p>;
    return plan.missing.length > 0 ? <FilePreview table={file.table} /> : dryRun(plan);
  };
  return (
    <>
      <SectionHead
        title={texts.title}
        lead={texts.lead}
        end={importing && <ChooseFile label={texts.other} isMain={false} field={field} onChoose={onChoose} />}
      />
      {importing ? (
        <div className="imp">
          <div className="imp-choices">{props.choices}</div>
          <div className="imp-out">
            {outcome(importing)}
            {props.foot}
          </div>
        </div>
      ) : (
        <Empty {...props} />
      )}
    </>
  );
};
