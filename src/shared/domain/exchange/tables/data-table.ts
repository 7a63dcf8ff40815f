/** What a column of an export holds. `day` is a civil day, `YYYY-MM-DD`, `time` a time of day, `HH:MM`; `rate` is a share of 1. */
const fieldKinds = ['text', 'integer', 'number', 'rate', 'boolean', 'day', 'time'] as const;
/** What the values of a column are; it decides how they are written. */
export type FieldKind = (typeof fieldKinds)[number];

/** A column: its name for programs, its heading and what it means for people. `to` names the table that it points at. */
export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly title: string;
  readonly description?: string;
  readonly to?: string;
};

/** A cell; `null` = nothing is known. A text is never a number, whatever it looks like. */
export type Cell = string | number | boolean | null;

/** A table on its way out, the same for every format. `key` names the column by which a row is known, `''` = none. */
export type DataTable = {
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly Cell[])[];
};
