/** The ways by which figures leave Pilotage. */
export const figureExports = ['xlsx', 'excelCsv', 'dataPackage', 'parquet', 'openData', 'closures', 'report'] as const;
export type FigureExport = (typeof figureExports)[number];

/** Files that hold rows, one for each request, appointment or ticket: never for the elected. The others hold sums only. */
const withRows: ReadonlySet<FigureExport> = new Set(['xlsx', 'excelCsv', 'dataPackage', 'parquet']);

/** What somebody may take out: the elected sums only. */
export const exportsFor = (isElected: boolean): readonly FigureExport[] =>
  figureExports.filter((kind) => !isElected || !withRows.has(kind));
