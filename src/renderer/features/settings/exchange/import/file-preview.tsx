import type { Table } from '#shared/domain/exchange/csv/table';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

const mostRows = 20;
const { preview, run, columns } = settingsImportText;

/** The first rows of a file as they stand in it, to choose its columns by. */
export const FilePreview = ({ table }: { readonly table: Table }) => (
  <section className="imp-run imp-run--bare" aria-label={preview}>
    <div className="imp-run-head">
      <h3>{preview}</h3>
    </div>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
    <div className="imp-rows" tabIndex={0} role="region" aria-label={preview}>
      <table>
        <thead>
          <tr>
            <th className="num">{run.heads.line}</th>
            {table.headers.map((header, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place, names may come twice
              <th key={index}>{header || columns.unnamed(index)}</th>
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
