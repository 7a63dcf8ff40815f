import type { PlannedRequest, RequestImportPlan } from '#shared/domain/exchange/request-import/request-import-plan';
import { numericDay } from '#shared/i18n/fr/format';
import type { FaultWords } from '#shared/i18n/fr/settings-import';
import {
  channelWord,
  columnOfRequestFault,
  requestLeftOutText,
  sayRequestFault,
  settingsRequestImportText,
} from '#shared/i18n/fr/settings-request-import';

import { classNames } from '../../../../ui/class-names';
import { DryRunFrame } from '../import/dry-run-frame';
import { FaultCell, headingOf, type Refused } from '../import/refused-rows';
import type { RequestImporting } from './use-request-import';

const { run: texts, ends } = settingsRequestImportText;
const states = [
  'create',
  'close',
  'existing',
  'leftOut',
  'refused',
] as const satisfies readonly PlannedRequest['state'][];
const tones: Readonly<Partial<Record<string, string>>> = { refused: 'is-bad', leftOut: 'is-mute', existing: 'is-mute' };

const endWords = (row: PlannedRequest): FaultWords => {
  switch (row.state) {
    case 'create':
      return { text: ends.create, todo: '' };
    case 'close':
      return { text: ends.close, todo: '' };
    case 'existing':
      if (row.differs) return { text: ends.differs, todo: '' };
      return { text: row.otherLine === 0 ? ends.existing : ends.twice(row.otherLine), todo: '' };
    case 'leftOut':
      return { text: requestLeftOutText[row.why.code], todo: '' };
    case 'refused':
      return sayRequestFault(row.why);
    default:
      return row satisfies never;
  }
};

/** As a day; as the file writes it when it was not understood. */
const dayWords = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? numericDay(text) : text);

const headingOfRow = (row: PlannedRequest, { file, mapping }: RequestImporting): string =>
  row.state === 'refused' ? headingOf(file, columnOfRequestFault(row.why, mapping.columns)) : '';

/** The refused rows of a dry run, in words. */
export const refusedOf = (importing: RequestImporting): readonly Refused[] =>
  (importing.plan?.rows ?? []).flatMap((row) =>
    row.state === 'refused' ? [{ line: row.line, words: endWords(row), heading: headingOfRow(row, importing) }] : [],
  );

const Row = ({ row, heading }: { readonly row: PlannedRequest; readonly heading: string }) => (
  <tr className={classNames(!(row.state === 'existing' && row.differs) && (tones[row.state] ?? false))}>
    <td className="num">{row.line}</td>
    <td className="imp-id">{row.externalId}</td>
    <td className="imp-end">
      <FaultCell words={endWords(row)} heading={heading} />
    </td>
    <td className="nowrap">{dayWords(row.received)}</td>
    <td className="nowrap">{dayWords(row.closed)}</td>
    <td>{channelWord(row.channel)}</td>
    <td className="imp-reason">{row.reason}</td>
  </tr>
);

const heads = (
  <>
    <th scope="col" className="num">
      {texts.heads.line}
    </th>
    <th scope="col">{texts.heads.id}</th>
    <th scope="col">{texts.heads.end}</th>
    <th scope="col">{texts.heads.received}</th>
    <th scope="col">{texts.heads.closed}</th>
    <th scope="col">{texts.heads.channel}</th>
    <th scope="col">{texts.heads.reason}</th>
  </>
);

/** What would become of every row of a file of requests. */
export const RequestDryRun = ({
  plan,
  importing,
}: {
  readonly plan: RequestImportPlan;
  readonly importing: RequestImporting;
}) => (
  <DryRunFrame
    texts={texts}
    plan={plan}
    states={states}
    remarks={[
      plan.open > 0 && texts.open(plan.open),
      plan.unqualified > 0 && texts.unqualified(plan.unqualified),
      plan.differing > 0 && texts.differing(plan.differing),
    ]}
    heads={heads}
    row={(row) => <Row key={row.line} row={row} heading={headingOfRow(row, importing)} />}
  />
);
