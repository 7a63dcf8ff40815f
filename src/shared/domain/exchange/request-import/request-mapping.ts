import type { Channel } from '../../model/request';

/** What a column of another program's list of requests may say. Who asked is not among it: figures need nobody's name. */
export const requestFields = [
  'externalId',
  'receivedAt',
  'receivedTime',
  'closedAt',
  'closedTime',
  'channel',
  'reason',
  'department',
  'theme',
  'status',
] as const;
/** What a column of a file of requests can hold. */
export type RequestField = (typeof requestFields)[number];

/** Which column says what: an index into the headers. */
export type RequestColumns = Readonly<Partial<Record<RequestField, number>>>;

/** The fields whose words are matched with entries of the town hall, one by one. */
export const valueKinds = ['channel', 'reason', 'department', 'theme'] as const;
/** What a file names in its own words. */
export type ValueKind = (typeof valueKinds)[number];

/** In place of one of ours: the rows are left out; for a theme or a department, the request has none of its own. */
export const leaveOut = ':leaveOut';

/**
 * How a list of requests is read. `values` goes by the folded text of the cell: one of our channels or the id of a reason, department
 * or theme, or `leaveOut`.
 */
export type RequestMapping = {
  readonly columns: RequestColumns;
  readonly values: Readonly<Record<ValueKind, Readonly<Record<string, string>>>>;
};

/** The meaning of the words of a file before anything is chosen. */
export const noValues: RequestMapping['values'] = { channel: {}, reason: {}, department: {}, theme: {} };

/** A request as it will be written. Instants are UTC; `closedAt` is `''` while it is open, `departmentId` that of the reason if `''`. */
export type RequestDraft = {
  readonly line: number;
  readonly externalId: string;
  /** Civil day of the reception. */
  readonly day: string;
  readonly receivedAt: string;
  readonly closedAt: string;
  readonly channel: Channel;
  readonly reasonId: string;
  readonly departmentId: string;
  readonly themeId: string;
  readonly progress: 'none' | 'started' | 'waitingOnCitizen';
};

/** A request of an earlier import that is closed in the file by now. `day` is that of its reception. */
export type RequestClosing = Pick<RequestDraft, 'line' | 'externalId' | 'day' | 'closedAt' | 'themeId'> & {
  readonly requestId: string;
};

/** What an import writes of a row. */
export type RequestWrite = RequestDraft | RequestClosing;
