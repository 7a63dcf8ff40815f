import '../exchange.css';

import { type ReactNode, useRef } from 'react';
import { FileUp } from 'lucide-react';

import { settingsImportText } from '#shared/i18n/fr/settings-import';
import type { Table } from '#shared/domain/exchange/csv/table';
import { settingsText } from '#shared/i18n/fr/settings';

import { Note } from '../../../../ui/note';
import { SectionHead } from '../../parts/section-head';
import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import type { ImportFile, Unread } from './read-import-file';

/** What the field of a file is called, and the kinds of files that the window offers first. */
type FileField = { readonly label: string; readonly accept: string };

type ChooseFileProps = {
  readonly label: string;
  readonly isMain: boolean;
  readonly field: FileField;
  readonly onChoose: (file: File) => void;
};

/** Opens the system's window to choose a file; Ctrl O does it too. The same file may be chosen again after it was corrected. */
const ChooseFile = ({ label, isMain, field, onChoose }: ChooseFileProps) => {
  const input = useRef<HTMLInputElement>(null);
  const open = (): void => input.current?.click();
  useKeys([{ key: 'Ctrl O', label, run: open, bar: true }], { group: settingsText.keys.group, rank: 1 });
  return (
    <>
      <Button icon={FileUp} keys="Ctrl O" tone={isMain ? 'main' : 'default'} onPress={open}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={field.accept}
        aria-label={field.label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
    </>
  );
};

const mostRows = 20;
const { preview, run, columns } = settingsImportText;

/** The first rows of a file as they stand in it, to choose its columns by. */
const FilePreview = ({ table }: { readonly table: Table }) => (
  <section className="imp-run imp-run--bare">
    <div className="imp-run-head">
      <h3>{preview}</h3>
    </div>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
    <div className="imp-rows" tabIndex={0} role="region" aria-label={preview}>
      <table aria-label={preview}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {run.heads.line}
            </th>
            {table.headers.map((header, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place, names may come twice
              <th scope="col" key={index}>
                {header || columns.unnamed(index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map((row) => (
            <tr key={row.line}>
              <td className="num">{row.line}</td>
              {table.headers.map((_header, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={index}>{row.cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > mostRows && <p className="meta imp-rest">{run.more(table.rows.length - mostRows)}</p>}
    </div>
  </section>
);

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
