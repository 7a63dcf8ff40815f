import { useState, type ReactNode } from 'react';

import { Segmented } from '../../../../ui/segmented';

/** What is shown at the most: nobody reads more, and the filters lead to the rest. */
const mostShown = 300;

type FrameTexts<State extends string> = {
  readonly title: string;
  readonly all: string;
  readonly states: Readonly<Record<State, string>>;
  readonly nothing: string;
  readonly more: (rows: number) => string;
};

type DryRunFrameProps<Row extends { readonly state: State }, State extends string> = {
  readonly texts: FrameTexts<State>;
  readonly plan: { readonly rows: readonly Row[]; readonly count: Readonly<Record<State, number>> };
  /** In the order of their filters; the first one always has its filter. */
  readonly states: readonly State[];
  /** What there is to know of the whole; `false` = nothing. */
  readonly remarks: readonly (string | false)[];
  readonly heads: ReactNode;
  readonly row: (row: Row) => ReactNode;
};

/** What would become of every row, with filters; refused rows say what to do. */
export const DryRunFrame = <Row extends { readonly state: State }, State extends string>(
  props: DryRunFrameProps<Row, State>,
) => {
  const { texts, plan, states, heads, row } = props;
  const [filter, setFilter] = useState<State | 'all'>('all');
  const shown = filter === 'all' ? plan.rows : plan.rows.filter(({ state }) => state === filter);
  const options: readonly { readonly id: State | 'all'; readonly label: string }[] = [
    { id: 'all', label: `${texts.all} ${plan.rows.length}` },
    ...states
      .filter((state, place) => plan.count[state] > 0 || place === 0)
      .map((state) => ({ id: state, label: `${texts.states[state]} ${plan.count[state]}` })),
  ];
  const remarks = props.remarks.filter((remark) => remark !== false);
  return (
    <section className="imp-run">
      <div className="imp-run-head">
        <h3>{texts.title}</h3>
        <Segmented label={texts.title} hideLabel size="small" options={options} value={filter} onChange={setFilter} />
      </div>
      <ul className="imp-remarks">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div className="imp-rows" tabIndex={0} role="region" aria-label={texts.title}>
        <table aria-label={texts.title}>
          <thead>
            <tr>{heads}</tr>
          </thead>
          <tbody>{shown.slice(0, mostShown).map(row)}</tbody>
        </table>
        {shown.length === 0 && <p className="set-empty">{texts.nothing}</p>}
        {shown.length > mostShown && <p className="meta imp-rest">{texts.more(shown.length - mostShown)}</p>}
      </div>
    </section>
  );
};
