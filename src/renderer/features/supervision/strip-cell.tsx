import type { ReactNode } from 'react';

import type { UsualRange } from '#shared/domain/insights/day/usual/usual-range';

import { classNames } from '../../ui/class-names';

type CellProps = {
  readonly title: string;
  readonly value: string | number;
  readonly unit?: string;
  readonly isLate?: boolean;
  /** Where the value usually lies: a bar below shows it, and where it stands now. */
  readonly usual?: UsualRange | null | undefined;
  /** A limit of the same unit: marked on the bar, and what is beyond it is red. */
  readonly goal?: number;
  readonly children: ReactNode;
};

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

type BulletProps = { readonly usual: UsualRange; readonly value: number; readonly goal: number | undefined };

/** A bar with the usual range, the limit and the value: no more than the words say. */
const Bullet = ({ usual, value, goal }: BulletProps) => {
  const end = Math.max(1, usual.high * 1.75, value * 1.08, (goal ?? 0) * 1.3);
  return (
    <div className="bul" aria-hidden="true">
      <i className="band" style={{ left: percent(usual.low / end), right: percent(1 - usual.high / end) }} />
      {goal !== undefined && value > goal && (
        <i className="beyond" style={{ left: percent(goal / end), right: percent(1 - value / end) }} />
      )}
      {goal !== undefined && <i className="goal" style={{ left: percent(goal / end) }} />}
      <i className="mk" style={{ left: percent(value / end) }} />
    </div>
  );
};

/** A figure of a strip: what it is, how much, and what that means. */
export const StripCell = ({ title, value, unit, isLate = false, usual, goal, children }: CellProps) => (
  <li className="c">
    <span className="dt">{title}</span>
    <span className={classNames('dd', isLate && 'late')}>
      <b>{value}</b>
      {unit !== undefined && <small>{unit}</small>}
    </span>
    {usual && typeof value === 'number' && usual.high + value > 0 ? (
      <Bullet usual={usual} value={value} goal={goal} />
    ) : (
      <div className="bul bul--no" />
    )}
    <span className="small">{children}</span>
  </li>
);
