import type { ReactNode } from 'react';

import type { NowStrip } from '#shared/domain/insights/day/now-strip';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { classNames } from '../../ui/class-names';

const text = supervisionText.strip;

type CellProps = {
  readonly title: string;
  readonly value: number;
  readonly unit?: string;
  readonly isLate?: boolean;
  readonly children: ReactNode;
};

const Cell = ({ title, value, unit, isLate = false, children }: CellProps) => (
  <li className="c">
    <span className="dt">{title}</span>
    <span className={classNames('dd', isLate && 'late')}>
      <b>{value}</b>
      {unit !== undefined && <small>{unit}</small>}
    </span>
    <span className="small">{children}</span>
  </li>
);

type NowStripRowProps = {
  readonly strip: NowStrip;
  readonly goalMin: number;
  readonly waitingBooked: number;
  readonly paused: number;
  readonly attended: number;
  readonly longestReason: string;
};

/** The five figures of this moment. */
export const NowStripRow = ({ strip, goalMin, waitingBooked, paused, attended, longestReason }: NowStripRowProps) => (
  <ul className="strip" aria-label={text.title}>
    <Cell title={text.waiting} value={strip.waiting}>
      {strip.waiting === 0 ? text.nobody : text.booked(waitingBooked)}
    </Cell>
    <Cell title={text.longest} value={strip.longestWaitMin} unit="min" isLate={strip.longestWaitMin > goalMin}>
      {strip.longestTicket ? `${strip.longestTicket.label}, ${longestReason}` : text.goal(goalMin)}
    </Cell>
    <Cell title={text.desks} value={strip.desksOpen} unit={text.outOf(strip.desksTotal)}>
      {text.openHint(paused)}
    </Cell>
    <Cell title={text.served} value={strip.served}>
      {text.servedHint(attended)}
    </Cell>
    <Cell title={text.left} value={strip.left}>
      {text.leftHint}
    </Cell>
  </ul>
);
