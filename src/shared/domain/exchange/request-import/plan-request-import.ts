import type { SiteReference } from '../../model/reference';
import type { TableRow } from '../csv/table';
import { requestRowReader } from './read-request-row';
import type { PlannedRequest, RequestFault, RequestImportPlan, RequestLeftOut } from './request-import-plan';
import type { RequestDraft, RequestField, RequestMapping, RequestWrite } from './request-mapping';
import { siteClock, type SiteClock } from './site-clock';
import { cellOf } from './value-texts';
import { entryById } from '../../../lib/entry-by-id';

/** What is stored of a request that was imported: civil day of its reception, instant of its closing, `''` = open. */
type StoredRequest = Pick<RequestDraft, 'day' | 'closedAt' | 'channel' | 'reasonId'>;

/** A request of an earlier import. */
export type ImportedRequest = { readonly requestId: string; readonly isOpen: boolean; readonly stored?: StoredRequest };

/** What is known of the town hall when a file comes in. `now` is an instant. */
type RequestImportFacts = {
  readonly reference: SiteReference;
  /** What was imported before and not taken back, by its identifier in the other program. */
  readonly imported: ReadonlyMap<string, ImportedRequest>;
  readonly now: string;
};

const needed = ['externalId', 'receivedAt', 'channel', 'reason'] as const satisfies readonly RequestField[];
const noCount: RequestImportPlan['count'] = { create: 0, close: 0, existing: 0, leftOut: 0, refused: 0 };

/** The columns without which nothing can be read. */
export const missingRequestColumns = ({ columns }: RequestMapping): readonly RequestField[] =>
  needed.filter((field) => columns[field] === undefined);

type Shown = Omit<PlannedRequest, 'state' | 'why' | 'otherLine'>;

const asWritten = (row: TableRow, mapping: RequestMapping): Shown => ({
  line: row.line,
  externalId: cellOf(row, mapping, 'externalId'),
  received: cellOf(row, mapping, 'receivedAt'),
  closed: cellOf(row, mapping, 'closedAt'),
  channel: cellOf(row, mapping, 'channel'),
  reason: cellOf(row, mapping, 'reason'),
});

const understood = (draft: RequestDraft, { reasons }: SiteReference, clock: SiteClock): Shown => ({
  line: draft.line,
  externalId: draft.externalId,
  received: draft.day,
  closed: draft.closedAt === '' ? '' : clock.dayOf(draft.closedAt),
  channel: draft.channel,
  reason: entryById(reasons, draft.reasonId)?.name ?? '',
});

const leftOutCodes: ReadonlySet<string> = new Set(['cancelled', 'valueLeftOut'] satisfies RequestLeftOut['code'][]);
const isLeftOut = (why: RequestFault | RequestLeftOut): why is RequestLeftOut => leftOutCodes.has(why.code);

const countOf = (rows: readonly PlannedRequest[]): RequestImportPlan['count'] => {
  const count = { ...noCount };
  for (const { state } of rows) count[state] += 1;
  return count;
};

/** What is written of an understood row: the request, the closing of one that was open when it came, or nothing. */
const writeOf = (draft: RequestDraft, known: ImportedRequest | undefined): RequestWrite | null => {
  if (!known) return draft;
  const { line, externalId, day, closedAt, themeId } = draft;
  return known.isOpen && closedAt !== ''
    ? { line, externalId, day, closedAt, themeId, requestId: known.requestId }
    : null;
};

/** Whether a file says something else than what was imported of it. One that was closed here while the file has it open does not. */
const differsFrom = (draft: RequestDraft, stored: StoredRequest | undefined, { dayOf }: SiteClock): boolean => {
  if (!stored) return false;
  if (draft.day !== stored.day || draft.channel !== stored.channel || draft.reasonId !== stored.reasonId) return true;
  return draft.closedAt !== '' && stored.closedAt !== '' && dayOf(draft.closedAt) !== dayOf(stored.closedAt);
};

/**
 * A dry run: what would become of every row of a table, without writing anything. The same table twice gives nothing new the second
 * time: a request is known again by its identifier in the other program, and closed when it is closed there since.
 */
export const planRequestImport = (
  rows: readonly TableRow[],
  mapping: RequestMapping,
  { reference, imported, now }: RequestImportFacts,
): RequestImportPlan => {
  const missing = missingRequestColumns(mapping);
  if (missing.length > 0)
    return { rows: [], writes: [], count: noCount, open: 0, unqualified: 0, differing: 0, missing };
  const writes: RequestWrite[] = [];
  const lines = new Map<string, number>();
  const clock = siteClock(reference.site.zone, now);
  const readRow = requestRowReader({ mapping, reference, clock });
  const planned = rows.map((row): PlannedRequest => {
    const read = readRow(row);
    if (!read.ok) {
      const why = read.reason;
      const shown = asWritten(row, mapping);
      return isLeftOut(why) ? { ...shown, state: 'leftOut', why } : { ...shown, state: 'refused', why };
    }
    const draft = read.value;
    const shown = understood(draft, reference, clock);
    const otherLine = lines.get(draft.externalId);
    if (otherLine !== undefined) return { ...shown, state: 'existing', otherLine, differs: false };
    lines.set(draft.externalId, draft.line);
    const known = imported.get(draft.externalId);
    const write = writeOf(draft, known);
    if (!write) return { ...shown, state: 'existing', otherLine: 0, differs: differsFrom(draft, known?.stored, clock) };
    writes.push(write);
    return { ...shown, state: known ? 'close' : 'create' };
  });
  const open = writes.filter(({ closedAt }) => closedAt === '').length;
  const unqualified = writes.filter(({ closedAt, themeId }) => closedAt !== '' && themeId === '').length;
  const differing = planned.filter((row) => row.state === 'existing' && row.differs).length;
  return { rows: planned, writes, count: countOf(planned), open, unqualified, differing, missing };
};
