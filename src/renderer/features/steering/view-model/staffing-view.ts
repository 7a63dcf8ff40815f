import { waitsLonger } from '#shared/domain/insights/stats/erlang-c';
import type { Staffing, StaffingRow } from '#shared/domain/insights/steering/staffing/staffing';
import { formatShare } from '#shared/i18n/fr/figures';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { LinePoint } from '../../../ui/charts/line-band';
import type { PanelView } from './panel-view';

const text = visitText.staffing;
/** More of them wait too long: the half hour does not hold. */
const toleratedShare = 0.2;

export type StaffingLine = LinePoint & {
  readonly minute: number;
  readonly arrivals: number;
  readonly late: number | null;
  /** Share that waits too long with the number of desks that was chosen. */
  readonly chosenLate: number | null;
  readonly n: number;
};

const chosenLate = ({ arrivalsPerHour }: StaffingRow, { perHour, goalMin }: Staffing, desks: number): number | null => {
  if (perHour === null) return null;
  // More arrivals than they can serve: the queue has no end.
  if (arrivalsPerHour >= perHour * desks) return 1;
  return waitsLonger({ arrivals: arrivalsPerHour, perDesk: perHour, desks }, goalMin);
};

/** Desks at the peak of the usual day. */
export const peakDesks = ({ rows }: Staffing): number => Math.max(0, ...rows.map(({ desks }) => desks ?? 0));

/** What a number of desks, held all day, would mean: the half hours that do not hold, the worst named. */
export const whatIfWords = (rows: readonly StaffingLine[]): string => {
  const late = rows.filter((row) => (row.chosenLate ?? 0) > toleratedShare);
  const worst = late.toSorted((a, b) => (b.chosenLate ?? 0) - (a.chosenLate ?? 0))[0];
  if (!worst) return text.whatIfWords('', '', 0);
  const share = worst.chosenLate ?? 0;
  return text.whatIfWords(share >= 1 ? text.endless : formatShare(share, 0), worst.name, late.length);
};

/** Desks by half hour of the usual day, beside those that are open; with `desks`, what so many would do. */
export const staffingView = (figures: Staffing, desks: number): PanelView<StaffingLine> => {
  const { rows, serviceMin, goalMin } = figures;
  const peak = rows.toSorted((a, b) => (b.desks ?? 0) - (a.desks ?? 0))[0];
  const { columns } = text;
  return {
    bold: peak?.desks ? text.peak(peak.desks, visitText.time(peak.minute)) : text.none,
    rest: serviceMin === null ? '' : text.basis(serviceMin, goalMin),
    foot: text.foot(figures.days),
    data: {
      caption: text.title,
      rows: rows.map((row) => ({
        name: visitText.time(row.minute),
        minute: row.minute,
        value: row.desks,
        limit: row.desksOpen,
        arrivals: row.arrivalsPerHour,
        late: row.lateShare,
        chosenLate: chosenLate(row, figures, desks),
        n: row.n,
      })),
      columns: [
        { label: columns.from, kind: 'text', value: ({ name }) => name },
        { label: columns.desks, kind: 'count', value: ({ value }) => value },
        { label: columns.open, kind: 'decimal', value: ({ limit }) => limit ?? null },
        { label: columns.arrivals, kind: 'decimal', value: ({ arrivals }) => arrivals },
        { label: columns.late, kind: 'share', value: ({ late }) => late },
        { label: columns.whatIf, kind: 'share', value: ({ chosenLate: share }) => share },
        { label: columns.n, kind: 'count', value: ({ n }) => n },
      ],
    },
  };
};
