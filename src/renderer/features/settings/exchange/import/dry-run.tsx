import type { AlreadyThere, ImportPlan, PlannedRow } from '#shared/domain/exchange/import/import-plan';
import { columnsLeft } from '#shared/domain/exchange/import/plan-import';
import {
  columnOfFault,
  settingsImportText,
  leftOutText,
  sayImportFault,
  type FaultWords,
} from '#shared/i18n/fr/settings-import';
import { numericDay, shortTime, weekdayName } from '#shared/i18n/fr/format';

import { classNames } from '../../../../ui/class-names';
import { Button } from '../../../../ui/button';
import { DryRunFrame } from './dry-run-frame';
import { FaultCell, headingOf, type Refused } from './refused-rows';
import type { Importing } from './use-import';

const endsText = settingsImportText.ends;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

/** The day and time of a row; as the file writes them when they were not understood. */
const whenWords = ({ day, time }: Pick<PlannedRow, 'day' | 'time'>): string =>
  [isDay(day) ? `${weekdayName(day).slice(0, 3)}. ${numericDay(day)}` : day, isTime(time) ? shortTime(time) : time]
    .filter((part) => part !== '')
    .join(' ');

/** Where the appointment of a row is already. */
const alreadyWords = ({ otherLine, elsewhere }: AlreadyThere): string => {
  if (otherLine > 0) return endsText.twice(otherLine);
  return elsewhere ? endsText.moved(whenWords(elsewhere)) : endsText.existing;
};

/** What becomes of a row, with what to do where something is wrong. */
const endWords = (row: PlannedRow): FaultWords => {
  switch (row.state) {
    case 'create':
      return { text: row.closedDay === null ? endsText[row.room] : endsText.closedDay(row.closedDay), todo: '' };
    case 'joined':
      return { text: endsText.joined(row.otherLine), todo: '' };
    case 'existing':
      return { text: alreadyWords(row), todo: '' };
    case 'leftOut':
      return { text: leftOutText[row.why.code], todo: '' };
    case 'refused':
      return sayImportFault(row.why);
    default:
      return row satisfies never;
  }
};

const texts = settingsImportText.run;
const states = ['create', 'existing', 'joined', 'leftOut', 'refused'] as const satisfies readonly PlannedRow['state'][];

const tones: Readonly<Partial<Record<string, string>>> = { refused: 'is-bad', leftOut: 'is-mute', existing: 'is-mute' };

const toneOf = (row: PlannedRow): string | false =>
  row.state === 'create' && (row.room === 'full' || row.closedDay !== null) ? 'is-warn' : (tones[row.state] ?? false);

const headingOfRow = (row: PlannedRow, { file, mapping }: Importing): string =>
  row.state === 'refused' ? headingOf(file, columnOfFault(row.why, mapping.columns)) : '';

/** The refused rows of a dry run, in words. */
export const refusedOf = (importing: Importing): readonly Refused[] =>
  (importing.plan?.rows ?? []).flatMap((row) =>
    row.state === 'refused' ? [{ line: row.line, words: endWords(row), heading: headingOfRow(row, importing) }] : [],
  );

type OnInsist = (line: number) => void;

/** Creates a row that is there already, or looks like another of the file; or takes that back. */
const Insist = ({ row, onInsist }: { readonly row: PlannedRow; readonly onInsist: OnInsist }) => {
  const isInsisted = row.state === 'create' && row.isInsisted;
  if (row.state !== 'existing' && !isInsisted) return null;
  return (
    <Button
      tone="link"
      label={isInsisted ? endsText.giveUpOn(row.line, row.name) : endsText.insistOn(row.line, row.name)}
      onPress={() => onInsist(row.line)}
    >
      {isInsisted ? endsText.giveUp : endsText.insist}
    </Button>
  );
};

type RowProps = { readonly row: PlannedRow; readonly heading: string; readonly onInsist: OnInsist };

const Row = ({ row, heading, onInsist }: RowProps) => (
  <tr className={classNames(toneOf(row))}>
    <td className="num">{row.line}</td>
    <td className="nowrap">{whenWords(row)}</td>
    <td className="imp-end">
      <FaultCell words={endWords(row)} heading={heading} /> <Insist row={row} onInsist={onInsist} />
    </td>
    <td className="imp-name">
      {row.name}
      {texts.withOthers(row.persons)}
    </td>
    <td className="imp-reason">{row.reason}</td>
  </tr>
);

const heads = (
  <>
    <th scope="col" className="num">
      {texts.heads.line}
    </th>
    <th scope="col">{texts.heads.when}</th>
    <th scope="col">{texts.heads.end}</th>
    <th scope="col">{texts.heads.name}</th>
    <th scope="col">{texts.heads.reason}</th>
  </>
);

type DryRunProps = { readonly plan: ImportPlan; readonly importing: Importing; readonly onInsist: OnInsist };

/** What would become of every row of a file of appointments. */
export const DryRun = ({ plan, importing, onInsist }: DryRunProps) => {
  const left = columnsLeft(importing.file.table, importing.mapping);
  return (
    <DryRunFrame
      texts={texts}
      plan={plan}
      states={states}
      remarks={[
        plan.overbooked > 0 && texts.overbooked(plan.overbooked),
        plan.onClosedDays > 0 && texts.onClosedDays(plan.onClosedDays),
        plan.outsideHours > 0 && texts.outsideHours(plan.outsideHours),
        left.length > 0 && texts.columnsLeft(left.map((column) => headingOf(importing.file, column))),
        plan.newCitizens > 0 && texts.newCitizens(plan.newCitizens),
      ]}
      heads={heads}
      row={(row) => <Row key={row.line} row={row} heading={headingOfRow(row, importing)} onInsist={onInsist} />}
    />
  );
};
