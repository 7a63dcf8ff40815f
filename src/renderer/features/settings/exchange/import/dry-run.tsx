import { useState } from 'react';

import type { ImportPlan, PlannedRow } from '#shared/domain/exchange/import/import-plan';
import { settingsImportText } from '#shared/i18n/fr/settings-import';

import { classNames } from '../../../../ui/class-names';
import { Segmented } from '../../../../ui/segmented';
import { endWords, whenWords } from './row-words';

type Filter = PlannedRow['state'] | 'all';

const texts = settingsImportText.run;
const mostShown = 300;
const states = ['create', 'existing', 'joined', 'leftOut', 'refused'] as const satisfies readonly Filter[];

const tones: Readonly<Partial<Record<string, string>>> = { refused: 'is-bad', leftOut: 'is-mute', existing: 'is-mute' };

const toneOf = (row: PlannedRow): string | false =>
  row.state === 'create' && row.room === 'full' ? 'is-warn' : (tones[row.state] ?? false);

const Row = ({ row }: { readonly row: PlannedRow }) => {
  const { text, todo } = endWords(row);
  return (
    <tr className={classNames(toneOf(row))}>
      <td className="num">{row.line}</td>
      <td className="nowrap">{whenWords(row)}</td>
      <td className="imp-name">
        {row.name}
        {texts.withOthers(row.persons)}
      </td>
      <td className="imp-reason">{row.reason}</td>
      <td>
        {text} {todo !== '' && <span className="imp-todo">{todo}</span>}
      </td>
    </tr>
  );
};

const Remarks = ({ plan }: { readonly plan: ImportPlan }) => {
  const remarks = [
    plan.overbooked > 0 && texts.overbooked(plan.overbooked),
    plan.outsideHours > 0 && texts.outsideHours(plan.outsideHours),
    plan.newCitizens > 0 && texts.newCitizens(plan.newCitizens),
  ].filter((remark) => remark !== false);
  return (
    <ul className="imp-remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
};

/** What would become of every row, with filters; refused rows say what to do. */
export const DryRun = ({ plan }: { readonly plan: ImportPlan }) => {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = filter === 'all' ? plan.rows : plan.rows.filter(({ state }) => state === filter);
  const options = [
    { id: 'all' as Filter, label: `${texts.all} ${plan.rows.length}` },
    ...states
      .filter((state) => plan.count[state] > 0 || state === 'create')
      .map((state) => ({ id: state as Filter, label: `${texts.states[state]} ${plan.count[state]}` })),
  ];
  const { heads } = texts;
  return (
    <section className="imp-run" aria-label={texts.title}>
      <div className="imp-run-head">
        <h3>{texts.title}</h3>
        <Segmented label={texts.title} hideLabel size="small" options={options} value={filter} onChange={setFilter} />
      </div>
      <Remarks plan={plan} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div className="imp-rows" tabIndex={0} role="region" aria-label={texts.title}>
        <table>
          <thead>
            <tr>
              <th className="num">{heads.line}</th>
              <th>{heads.when}</th>
              <th>{heads.name}</th>
              <th>{heads.reason}</th>
              <th>{heads.end}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, mostShown).map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="set-empty">{texts.nothing}</p>}
        {shown.length > mostShown && <p className="meta imp-rest">{texts.more(shown.length - mostShown)}</p>}
      </div>
    </section>
  );
};
