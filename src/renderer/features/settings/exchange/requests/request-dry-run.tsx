import type { PlannedRequest, RequestImportPlan } from '#shared/domain/exchange/request-import/request-import-plan';
import { numericDay } from '#shared/i18n/fr/format';
import type { FaultWords } from '#shared/i18n/fr/settings-import';
import {
  channelWord,
  requestLeftOutText,
  sayRequestFault,
  settingsRequestImportText,
} from '#shared/i18n/fr/settings-request-import';

import { classNames } from '../../../../ui/class-names';
import { DryRunFrame } from '../import/dry-run-frame';

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

const Row = ({ row }: { readonly row: PlannedRequest }) => {
  const { text, todo } = endWords(row);
  return (
    <tr className={classNames(!(row.state === 'existing' && row.differs) && (tones[row.state] ?? false))}>
      <td className="num">{row.line}</td>
      <td className="imp-id">{row.externalId}</td>
      <td className="nowrap">{dayWords(row.received)}</td>
      <td className="nowrap">{dayWords(row.closed)}</td>
      <td>{channelWord(row.channel)}</td>
      <td className="imp-reason">{row.reason}</td>
      <td className="imp-end">
        {text} {todo !== '' && <span className="imp-todo">{todo}</span>}
      </td>
    </tr>
  );
};

const heads = (
  <>
    <th className="num">{texts.heads.line}</th>
    <th>{texts.heads.id}</th>
    <th>{texts.heads.received}</th>
    <th>{texts.heads.closed}</th>
    <th>{texts.heads.channel}</th>
    <th>{texts.heads.reason}</th>
    <th>{texts.heads.end}</th>
  </>
);

/** What would become of every row of a file of requests. */
export const RequestDryRun = ({ plan }: { readonly plan: RequestImportPlan }) => (
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
    row={(row) => <Row key={row.line} row={row} />}
  />
);
