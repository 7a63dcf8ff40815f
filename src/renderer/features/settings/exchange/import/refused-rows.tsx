import { Download } from 'lucide-react';

import { refusedTable } from '#shared/domain/exchange/import/refused-table';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';
import { importWords } from '#shared/i18n/fr/import-words';
import type { FaultWords } from '#shared/i18n/fr/settings-import';

import { useNoteReading } from '../../../../data/queries/use-note-reading';
import { saveFile } from '../../../../platform/exports/save-file';
import { Button } from '../../../../ui/button';
import type { ImportFile } from './read-import-file';

const texts = importWords.refused;

/** How the file calls a column, so that it is found there; `''` = no column. */
export const headingOf = ({ table }: ImportFile, column: number | undefined): string =>
  column === undefined ? '' : table.headers[column] || importWords.columns.unnamed(column);

/** What is wrong with a row, in which column, and what to do. */
export const FaultCell = ({
  words: { text, todo },
  heading,
}: {
  readonly words: FaultWords;
  readonly heading: string;
}) => (
  <>
    {text} {todo !== '' && <span className="imp-todo">{todo}</span>}{' '}
    {heading !== '' && <span className="imp-todo meta">{texts.column(heading)}</span>}
  </>
);

/** A refused row in the words of the dry run. */
export type Refused = { readonly line: number; readonly words: FaultWords; readonly heading: string };

/** Keeps the refused rows as a file with the columns of their own: corrected there, they are imported like the first file. */
export const SaveRefused = ({ file, rows }: { readonly file: ImportFile; readonly rows: readonly Refused[] }) => {
  const noteReading = useNoteReading();
  if (rows.length === 0) return null;
  const save = (): void => {
    const refused = rows.map(({ line, words, heading }) => ({
      line,
      why: [heading === '' ? '' : texts.column(heading), words.text, words.todo]
        .filter((part) => part !== '')
        .join(' '),
    }));
    const table = refusedTable(file.table, refused, texts.heads);
    saveFile(texts.fileName(file.name), new Blob([excelCsv(table)], { type: 'text/csv;charset=utf-8' }));
    noteReading('exported', 'refusedRows', rows.length);
  };
  return (
    <Button size="small" icon={Download} onPress={save}>
      {texts.save(rows.length)}
    </Button>
  );
};
