/** A row of a printed day: a heading (a desk), or an appointment. `isHeading` alone decides how it is set. */
type SheetRow = { readonly isHeading: boolean };

/** A heading as it stands over a column in which it goes on; none = it is not said again. */
type Again<Row> = (heading: Row) => Row[];

/** How the rows stand on A4 pages: pages of columns of rows, and the size of a row. */
type DaySheet<Row> = {
  readonly pages: readonly (readonly (readonly Row[])[])[];
  readonly rowMm: number;
  readonly fontPt: number;
};

/** What a page leaves for rows under its head and over its foot, millimetres. */
const bodyMm = 258;
/** 8 pt, the smallest that is read at arm's length, needs this; more room makes larger rows up to the second. */
const leastRowMm = 4;
const mostRowMm = 7;
/** Up to so many rows stand in one wide column. */
const oneColumnRows = Math.floor(bodyMm / mostRowMm);
const rowsOfColumn = Math.floor(bodyMm / leastRowMm);

/** Under so few rows a column has no room for a heading that is said again. */
const leastToRepeat = 3;

/** A heading never ends a column: it goes with what it heads, and is said `again` where that goes on in the next column. */
const flow = <Row extends SheetRow>(rows: readonly Row[], perColumn: number, again: Again<Row>): Row[][] => {
  const columns: Row[][] = [];
  let column: Row[] = [];
  let heading: Row | null = null;
  for (const [index, row] of rows.entries()) {
    const isLastPlace = column.length === perColumn - 1;
    const strands = row.isHeading && isLastPlace && index < rows.length - 1;
    if (column.length === perColumn || strands) {
      columns.push(column);
      column = heading && !row.isHeading && perColumn >= leastToRepeat ? again(heading) : [];
    }
    if (row.isHeading) heading = row;
    column.push(row);
  }
  if (column.length > 0) columns.push(column);
  return columns;
};

const fontOf = (rowMm: number): number => (rowMm >= 6 ? 10.5 : rowMm >= 5.2 ? 9.5 : rowMm >= 4.5 ? 8.5 : 8);

/**
 * Sets rows on as few A4 pages as a readable size (8 pt at least) allows: two columns of up to 64 rows, the rows as high as the
 * page has room for.
 */
export const daySheet = <Row extends SheetRow>(rows: readonly Row[], again: Again<Row> = () => []): DaySheet<Row> => {
  const perPage = rows.length <= oneColumnRows ? 1 : 2;
  const least = perPage === 1 ? oneColumnRows : rowsOfColumn;
  // As even as may be: the fewest rows a column that still need no further page.
  const wanted = Math.ceil(flow(rows, least, again).length / perPage);
  let perColumn = Math.max(1, Math.min(least, Math.ceil(rows.length / (wanted * perPage || 1))));
  while (perColumn < least && flow(rows, perColumn, again).length > wanted * perPage) perColumn += 1;
  const columns = flow(rows, perColumn, again);
  const pages: (readonly Row[])[][] = [];
  for (let at = 0; at < columns.length; at += perPage) pages.push(columns.slice(at, at + perPage));
  const rowMm = Math.min(mostRowMm, Math.floor((bodyMm / perColumn) * 100) / 100);
  return { pages, rowMm, fontPt: fontOf(rowMm) };
};
