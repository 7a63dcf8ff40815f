import { separatorOf, withoutSeparatorLine } from '../../domain/exchange/csv/read-table';
import { scanRows, type ScannedRow } from '../../domain/exchange/csv/scan-rows';
import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { no, ok, type Result } from '../../lib/result';
import type { InsightsMap, ColumnChoice } from './map-schema';

/** What a column of a file of cases can say; `opened` must be there, the others may be missing. */
const roles = ['opened', 'closed', 'channel', 'department', 'reason', 'status'] as const;
/** What a column is for. */
type Role = (typeof roles)[number];

/** The columns of a file by what they are for, as indexes into its headers. */
type FoundColumns = {
  readonly indexes: Readonly<Partial<Record<Role, number>>>;
  /** Headings that were chosen though they stand several times: the first of each is read. */
  readonly ambiguous: readonly string[];
};

const placesOf = (headers: readonly string[], name: string): readonly number[] =>
  headers.flatMap((header, index) => (header === name ? [index] : []));

const indexOf = (headers: readonly string[], choice: ColumnChoice): number => {
  if (typeof choice === 'number') return choice <= headers.length ? choice - 1 : -1;
  if (typeof choice === 'string') return headers.indexOf(choice.trim());
  return placesOf(headers, choice.name.trim())[choice.nth - 1] ?? -1;
};

/** Headings that stand several times in a file, each once. */
const duplicates = (headers: readonly string[]): readonly string[] => [
  ...new Set(headers.filter((header, index) => headers.indexOf(header) < index)),
];

/** Finds the columns of a map among the headers, or says of each that is not there what stands there instead. */
const findColumns = (
  headers: readonly string[],
  map: InsightsMap,
): Result<FoundColumns, readonly { readonly path: string; readonly what: string }[]> => {
  const chosen = roles.flatMap((role) => {
    const choice = map.columns[role];
    return choice === undefined ? [] : [{ role, choice, index: indexOf(headers, choice) }];
  });
  const missing = chosen.filter(({ index }) => index < 0);
  if (missing.length > 0)
    return no(
      missing.map(({ role, choice }, index) => {
        // What there is to choose from is said once.
        const isLast = index === missing.length - 1;
        return { path: `columns.${role}`, what: `${words.noColumn(choice)}${isLast ? words.columns(headers) : ''}` };
      }),
    );
  const [opened, closed] = (['opened', 'closed'] as const).map(
    (role) => chosen.find((one) => one.role === role)?.index,
  );
  if (opened === closed) return no([{ path: 'columns.closed', what: words.sameColumn }]);
  if ((map.columns.status === undefined) !== (map.closedWhen === undefined))
    return no([{ path: map.closedWhen === undefined ? 'closedWhen' : 'columns.status', what: words.statusPair }]);
  const twice = duplicates(headers);
  const ambiguous = chosen.flatMap(({ choice }) =>
    typeof choice === 'string' && twice.includes(choice.trim()) ? [choice.trim()] : [],
  );
  return ok({
    indexes: Object.fromEntries(chosen.map(({ role, index }) => [role, index])),
    ambiguous: [...new Set(ambiguous)],
  });
};

/** The cells that are needed of a file, column by column, trimmed; `lines[i]` is the line of the file of the i-th row. */
export type ReadColumns = {
  readonly headers: readonly string[];
  readonly duplicateHeaders: readonly string[];
  /** Headings that were chosen though they stand several times. */
  readonly ambiguous: readonly string[];
  readonly separator: string;
  readonly lines: readonly number[];
  readonly cells: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Rows with fewer cells than headers, and with more. */
  readonly shortRows: number;
  readonly longRows: number;
  /** Lines on which a row begins whose quotes never close. */
  readonly openQuotes: readonly number[];
  /** Bytes that the encoding of the file does not know, read as U+FFFD. */
  readonly badBytes: number;
};

type Fault = { readonly path: string; readonly what: string };

const headersOf = (text: string, separator: string): readonly string[] => {
  // The first row that is not blank; a header may stand in quotes over several lines, so it is read like any other.
  const head = { row: null as ScannedRow | null };
  const end = headEnd(text);
  scanRows(text.slice(0, end), separator, (row) => {
    if (!row.isBlank) head.row ??= row;
  });
  return (head.row?.cells ?? []).map((cell) => cell.trim());
};

/** Enough of a file to hold its first row. */
const headEnd = (text: string): number => Math.min(text.length, 1_000_000);

/** Without its mark and the zeros that some programs fill cells with; lines stay those of the file. */
const plainText = (file: string): ReturnType<typeof withoutSeparatorLine> => {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  return withoutSeparatorLine(text.includes('\0') ? text.replaceAll('\0', '') : text);
};

/** Names repeat: one text stands for all that are equal, so that those of a large file are not all kept. */
const keeper = (role: Role): ((text: string) => string) => {
  if (role === 'opened' || role === 'closed') return (text) => text;
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };
};

/** Reads the columns of a map out of a CSV text. The columns that nobody asked for are passed over. */
export const readColumns = (file: string, map: InsightsMap, badBytes = 0): Result<ReadColumns, readonly Fault[]> => {
  const { text, said } = plainText(file);
  const separator = map.separator ?? (said || separatorOf(text));
  const headers = headersOf(text, separator);
  if (headers.length === 0) return no([{ path: '--in', what: words.emptyFile }]);
  const found = findColumns(headers, map);
  if (!found.ok) return found;
  const { indexes, ambiguous } = found.value;
  const asked = roles.flatMap((role) => (indexes[role] === undefined ? [] : [{ role, index: indexes[role] }]));
  const columns = asked.map(({ role, index }) => ({ index, cells: [] as string[], keep: keeper(role) }));
  const lines: number[] = [];
  const openQuotes: number[] = [];
  let [shortRows, longRows, isHead] = [0, 0, true];
  const wanted = headers.map((_, index) => asked.some((one) => one.index === index));
  const take = (row: ScannedRow): void => {
    if (row.hasOpenQuote) openQuotes.push(row.line);
    if (row.isBlank) return;
    if (isHead) {
      isHead = false;
      return;
    }
    if (row.width < headers.length) shortRows += 1;
    if (row.width > headers.length) longRows += 1;
    lines.push(row.line);
    for (const { index, cells, keep } of columns) cells.push(keep((row.cells[index] ?? '').trim()));
  };
  scanRows(text, separator, take, wanted);
  return ok({
    headers,
    duplicateHeaders: duplicates(headers),
    ambiguous,
    separator,
    lines,
    cells: Object.fromEntries(asked.map(({ role }, at) => [role, columns[at]?.cells ?? []])),
    shortRows,
    longRows,
    openQuotes,
    badBytes,
  });
};
