import { foldText } from '../../../lib/fold-text';
import { no, ok, type Result } from '../../../lib/result';
import type { SiteReference } from '../../model/reference';
import { channels, type Channel } from '../../model/request';
import type { TableRow } from '../csv/table';
import { guessValue } from './guess-value';
import { readMoments } from './read-moments';
import type { RequestFault, RequestLeftOut } from './request-import-plan';
import { leaveOut, type RequestDraft, type RequestMapping, type ValueKind } from './request-mapping';
import { cellOf } from './value-texts';

type Wrong = RequestFault | RequestLeftOut;
/** `departmentId`: whose names come first, for themes of several departments are often called the same. */
type Choose = (kind: ValueKind, departmentId?: string) => Result<string, Wrong>;

/** The id of a document holds it beside that of the site (`importedRequestId`). */
const longestId = 40;

const progressOf = (folded: string): RequestDraft['progress'] => {
  if (/attente|complement|piece manquante/.test(folded)) return 'waitingOnCitizen';
  return /en cours|traitement|instruction|pris en charge/.test(folded) ? 'started' : 'none';
};

const isEnd = (folded: string): boolean => /^(?:clos|clotur|termin|traite|resolu|ferme|repondu)/.test(folded);
const isCancelled = (folded: string): boolean => /annul|supprim|doublon/.test(folded);

/** Channel and reason are needed; a department or a theme that is left out is simply none. */
const chooser =
  (row: TableRow, mapping: RequestMapping, reference: SiteReference): Choose =>
  (kind, departmentId = '') => {
    const text = cellOf(row, mapping, kind);
    const isNeeded = kind === 'channel' || kind === 'reason';
    if (text === '') return isNeeded ? no({ code: kind === 'channel' ? 'noChannel' : 'noReason' }) : ok('');
    const own = { ...reference, themes: reference.themes.filter((theme) => theme.departmentId === departmentId) };
    const chosen =
      mapping.values[kind][foldText(text)] ??
      (kind === 'theme' ? guessValue(kind, text, own) : null) ??
      guessValue(kind, text, reference);
    if (chosen === leaveOut) return isNeeded ? no({ code: 'valueLeftOut' }) : ok('');
    // An unknown theme leaves a request unqualified, which figures show; an unknown service would send it to the wrong one.
    if (chosen === null) return kind === 'theme' ? ok('') : no({ code: 'unknownValue', kind, text });
    return ok(chosen);
  };

const isChannel = (text: string): text is Channel => channels.some((channel) => channel === text);

type Values = Pick<RequestDraft, 'channel' | 'reasonId' | 'departmentId' | 'themeId'>;

type Parts = {
  readonly choose: Choose;
  readonly departmentOf: (reasonId: string) => string;
  readonly row: TableRow;
  readonly mapping: RequestMapping;
};

const valuesOf = ({ choose, departmentOf, row, mapping }: Parts): Result<Values, Wrong> => {
  const channel = choose('channel');
  if (!channel.ok) return channel;
  if (!isChannel(channel.value))
    return no({ code: 'unknownValue', kind: 'channel', text: cellOf(row, mapping, 'channel') });
  const reason = choose('reason');
  if (!reason.ok) return reason;
  const department = choose('department');
  if (!department.ok) return department;
  const theme = choose('theme', department.value || departmentOf(reason.value));
  if (!theme.ok) return theme;
  return ok({
    channel: channel.value,
    reasonId: reason.value,
    departmentId: department.value,
    themeId: theme.value,
  });
};

/** Understands a row, or says why not. The first thing that is wrong counts. */
export const readRequestRow = (
  row: TableRow,
  mapping: RequestMapping,
  reference: SiteReference,
  now: string,
): Result<RequestDraft, Wrong> => {
  const cell = (field: Parameters<typeof cellOf>[2]): string => cellOf(row, mapping, field);
  const status = foldText(cell('status'));
  if (isCancelled(status)) return no({ code: 'cancelled' });
  const externalId = cell('externalId');
  if (externalId === '') return no({ code: 'noId' });
  if (externalId.length > longestId || /\p{Cc}/u.test(externalId)) return no({ code: 'longId', text: externalId });
  const moments = readMoments(
    {
      received: cell('receivedAt'),
      receivedTime: cell('receivedTime'),
      closed: cell('closedAt'),
      closedTime: cell('closedTime'),
    },
    reference.site.zone,
    now,
  );
  if (!moments.ok) return moments;
  if (moments.value.closedAt === '' && isEnd(status)) return no({ code: 'closedWithoutDate' });
  const departmentOf = (reasonId: string): string =>
    reference.reasons.find(({ id }) => id === reasonId)?.departmentId ?? '';
  const values = valuesOf({ choose: chooser(row, mapping, reference), departmentOf, row, mapping });
  if (!values.ok) return values;
  return ok({ line: row.line, externalId, ...moments.value, ...values.value, progress: progressOf(status) });
};
