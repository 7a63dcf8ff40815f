/** The ways by which figures leave Pilotage. */
export const figureExports = ['report', 'xlsx', 'excelCsv', 'dataPackage', 'parquet', 'openData', 'closures'] as const;
export type FigureExport = (typeof figureExports)[number];

/** What needs no facts: an elected person has sums only, and no row to make a file of. */
const withoutFacts: ReadonlySet<FigureExport> = new Set(['report', 'closures']);

/** What somebody may take out: the elected the report, and what is public anyway. */
export const exportsFor = (isElected: boolean): readonly FigureExport[] =>
  figureExports.filter((kind) => !isElected || withoutFacts.has(kind));
