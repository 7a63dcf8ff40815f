/** What may stand between the cells of a file, as French programs write them: the likeliest first. */
export const separators = [';', ',', '\t'] as const;
/** The sign between two cells of a file. */
export type Separator = (typeof separators)[number];

/** A row of a table with the line of its file on which it begins, 1 = the first. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** A table of texts, as a file of any kind gives it. Rows may be shorter or longer than the headers. */
export type Table = { readonly headers: readonly string[]; readonly rows: readonly TableRow[] };
