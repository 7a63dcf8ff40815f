import { useState } from 'react';

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
import { Segmented } from '../../../../ui/segmented';

type Filter = PlannedRequest['state'] | 'all';

const { run: texts, ends } = settingsRequestImportText;
const mostShown = 300;
const states = ['create', 'close', 'existing', 'leftOut', 'refused'] as const satisfies readonly Filter[];
const tones: Readonly<Partial<Record<string, string>>> = { refused: 'is-bad', leftOut: 'is-mute', existing: 'is-mute' };

const endWords = (row: PlannedRequest): FaultWords => {
  switch (row.state) {
    case 'create':
      return { text: ends.create, todo: '' };
    case 'close':
      return { text: ends.close, todo: '' };
    case 'existing':
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
    <tr className={classNames(tones[row.state] ?? false)}>
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

const Remarks = ({ plan }: { readonly plan: RequestImportPlan }) => {
  const remarks = [plan.open > 0 && texts.open(plan.open), plan.unqualified > 0 && texts.unqualified(plan.unqualified)];
  return (
    <ul className="imp-remarks">
      {remarks
        .filter((remark) => remark !== false)
        .map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
    </ul>
  );
};

const Rows = ({ rows }: { readonly rows: readonly PlannedRequest[] }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
  <div className="imp-rows" tabIndex={0} role="region" aria-label={texts.title}>
    <table>
      <thead>
        <tr>
          <th className="num">{texts.heads.line}</th>
          <th>{texts.heads.id}</th>
          <th>{texts.heads.received}</th>
          <th>{texts.heads.closed}</th>
          <th>{texts.heads.channel}</th>
          <th>{texts.heads.reason}</th>
          <th>{texts.heads.end}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostShown).map((row) => (
          <Row key={row.line} row={row} />
        ))}
      </tbody>
    </table>
    {rows.length === 0 && <p className="set-empty">{texts.nothing}</p>}
    {rows.length > mostShown && <p className="meta imp-rest">{texts.more(rows.length - mostShown)}</p>}
  </div>
);

/** What would become of every row, with filters; refused rows say what to do. */
export const RequestDryRun = ({ plan }: { readonly plan: RequestImportPlan }) => {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = filter === 'all' ? plan.rows : plan.rows.filter(({ state }) => state === filter);
  const options = [
    { id: 'all' as Filter, label: `${texts.all} ${plan.rows.length}` },
    ...states
      .filter((state) => plan.count[state] > 0 || state === 'create')
      .map((state) => ({ id: state as Filter, label: `${texts.states[state]} ${plan.count[state]}` })),
  ];
  return (
    <section className="imp-run" aria-label={texts.title}>
      <div className="imp-run-head">
        <h3>{texts.title}</h3>
        <Segmented label={texts.title} hideLabel size="small" options={options} value={filter} onChange={setFilter} />
      </div>
      <Remarks plan={plan} />
      <Rows rows={shown} />
    </section>
  );
};
