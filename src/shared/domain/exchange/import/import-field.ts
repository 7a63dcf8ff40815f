/** What a column of an imported table may say of an appointment. */
export const importFields = [
  'day',
  'time',
  'durationMin',
  'reason',
  'names',
  'lastName',
  'firstName',
  'birthDate',
  'phone',
  'email',
  'personCount',
  'preApplicationNumber',
  'desk',
  'channel',
  'status',
  'externalId',
] as const;
/** What a column of a file of appointments can hold. */
export type ImportField = (typeof importFields)[number];

/** Which column says what: an index into the headers. One column may say several things. */
export type ImportColumns = Readonly<Partial<Record<ImportField, number>>>;

/** The choice for a reason that the table names: one of ours, or to leave its rows out. */
export type ReasonChoice = { readonly reasonId: string } | 'leaveOut';

/** How a table is read. `reasons` goes by the folded text of the reason's cell. */
export type ImportMapping = {
  readonly columns: ImportColumns;
  readonly reasons: Readonly<Record<string, ReasonChoice>>;
};
