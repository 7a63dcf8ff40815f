import { civilOf } from '../../../time/civil';
import type { SiteReference } from '../../model/reference';
import type { TableRow } from '../csv/table';
import { readRequestRow } from './read-request-row';
import type { PlannedRequest, RequestFault, RequestImportPlan, RequestLeftOut } from './request-import-plan';
import type { RequestDraft, RequestField, RequestMapping } from './request-mapping';
import { cellOf } from './value-texts';

/** What is known of the town hall when a file comes in. `now` is an instant. */
export type RequestImportFacts = {
  readonly reference: SiteReference;
  /** Identifiers of the other program that were imported before and not taken back. */
  readonly imported: ReadonlySet<string>;
  readonly now: string;
};

const needed = ['externalId', 'receivedAt', 'channel', 'reason'] as const satisfies readonly RequestField[];
const noCount: RequestImportPlan['count'] = { create: 0, existing: 0, leftOut: 0, refused: 0 };

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

const understood = (draft: RequestDraft, { reasons, site }: SiteReference): Shown => ({
  line: draft.line,
  externalId: draft.externalId,
  received: draft.day,
  closed: draft.closedAt === '' ? '' : civilOf(draft.closedAt, site.zone).day,
  channel: draft.channel,
  reason: reasons.find(({ id }) => id === draft.reasonId)?.name ?? '',
});

const leftOutCodes: ReadonlySet<string> = new Set(['cancelled', 'valueLeftOut'] satisfies RequestLeftOut['code'][]);
const isLeftOut = (why: RequestFault | RequestLeftOut): why is RequestLeftOut => leftOutCodes.has(why.code);

const countOf = (rows: readonly PlannedRequest[]): RequestImportPlan['count'] => {
  const count = { ...noCount };
  for (const { state } of rows) count[state] += 1;
  return count;
};

/**
 * A dry run: what would become of every row of a table, without writing anything. The same table twice gives nothing new the second
 * time: a request is known again by its identifier in the other program.
 */
export const planRequestImport = (
  rows: readonly TableRow[],
  mapping: RequestMapping,
  { reference, imported, now }: RequestImportFacts,
): RequestImportPlan => {
  const missing = missingRequestColumns(mapping);
  if (missing.length > 0) return { rows: [], drafts: [], count: noCount, open: 0, unqualified: 0, missing };
  const drafts: RequestDraft[] = [];
  const lines = new Map<string, number>();
  const planned = rows.map((row): PlannedRequest => {
    const read = readRequestRow(row, mapping, reference, now);
    if (!read.ok) {
      const why = read.reason;
      const shown = asWritten(row, mapping);
      return isLeftOut(why) ? { ...shown, state: 'leftOut', why } : { ...shown, state: 'refused', why };
    }
    const draft = read.value;
    const shown = understood(draft, reference);
    if (imported.has(draft.externalId)) return { ...shown, state: 'existing', otherLine: 0 };
    const otherLine = lines.get(draft.externalId);
    if (otherLine !== undefined) return { ...shown, state: 'existing', otherLine };
    lines.set(draft.externalId, draft.line);
    drafts.push(draft);
    return { ...shown, state: 'create' };
  });
  const open = drafts.filter(({ closedAt }) => closedAt === '').length;
  const unqualified = drafts.filter(({ closedAt, themeId }) => closedAt !== '' && themeId === '').length;
  return { rows: planned, drafts, count: countOf(planned), open, unqualified, missing };
};
