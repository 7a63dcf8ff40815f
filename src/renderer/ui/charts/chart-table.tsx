import { cellText, type ChartData } from './chart-data';

type ChartTableProps<Row> = { readonly data: ChartData<Row> };

/** The twin of a chart: the same rows, in figures. */
export const ChartTable = <Row,>({ data }: ChartTableProps<Row>) => {
  return (
    // It scrolls where it is long or wide, so it must be reached by the keys.
    <div className="ch-table" tabIndex={0} role="group" aria-label={data.caption}>
      <table>
        <caption className="sr">{data.caption}</caption>
        <thead>
          <tr>
            {data.columns.map(({ label, kind }) => (
              <th key={label} scope="col" className={kind === 'text' ? 'ch-text' : 'num'}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, at) => (
            // Rows have no other name than their place, and never move.
            <tr key={at}>
              {data.columns.map(({ label, kind, value }, column) => {
                const words = cellText(kind, value(row));
                if (column === 0)
                  return (
                    <th key={label} scope="row">
                      {words}
                    </th>
                  );
                return (
                  <td key={label} className={kind === 'text' ? 'ch-text' : 'num'}>
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
