import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';
import { steeringWhatIfText as text } from '#shared/i18n/fr/steering-what-if';

import { classNames } from '../../ui/class-names';
import type { WhatIfRow } from './view-model/what-if-view';

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
const minutes = (value: number | null): string => (value === null ? '·' : formatNumber(value));

/** From half of the people to nine in ten, on one scale for all plans. */
const Reach = ({ row, top }: { readonly row: WhatIfRow; readonly top: number }) => {
  if (!row.isEndless && (row.medianMin === null || row.p90Min === null)) return null;
  const from = (row.medianMin ?? 0) / top;
  const to = row.isEndless ? 1 : (row.p90Min ?? 0) / top;
  return (
    <span className={classNames('pi-reach', row.isEndless && 'is-endless')} aria-hidden="true">
      <i className="pi-reach-line" style={{ left: percent(from), right: percent(1 - to) }} />
      {row.medianMin !== null && <i className="pi-reach-half" style={{ left: percent(from) }} />}
      {!row.isEndless && <i className="pi-reach-nine" style={{ left: percent(to) }} />}
    </span>
  );
};

type WhatIfLinesProps = {
  readonly rows: readonly WhatIfRow[];
  readonly label: string;
  readonly withinMin: number;
};

/** Every plan in a line: how long half of the people wait, and nine in ten; how many are called soon; how many still wait at closing. */
export const WhatIfLines = ({ rows, label, withinMin }: WhatIfLinesProps) => {
  const top = Math.max(1, ...rows.map(({ p90Min }) => p90Min ?? 0));
  const { columns, short } = text;
  return (
    <table className="pi-lived" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.plan}</th>
          <td />
          <th scope="col">{short.median}</th>
          <th scope="col">{short.p90}</th>
          <th scope="col">{columns.within(withinMin)}</th>
          <th scope="col">{short.late}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={`is-${row.kind}`}>
            <th scope="row">{row.name}</th>
            <td>
              <Reach row={row} top={top} />
            </td>
            <td>{row.isEndless && row.medianMin === null ? text.endless : minutes(row.medianMin)}</td>
            <td className="is-nine">{row.isEndless ? text.endless : minutes(row.p90Min)}</td>
            <td>{row.within === null ? '·' : formatShare(row.within, 0)}</td>
            <td>{row.late === null ? '·' : formatShort(row.late)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
