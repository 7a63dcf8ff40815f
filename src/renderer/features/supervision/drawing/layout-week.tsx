import { peopleOf, type DayOfWeek } from '#shared/domain/insights/day/week-figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import type { ChartSize, Drawing } from '../../../ui/charts/drawing/drawing';
import { Words } from '../../../ui/charts/drawing/words';

const text = periodsText.week;

type Plane = {
  readonly y: (people: number) => number;
  readonly bottom: number;
  readonly rem: number;
  readonly until: string;
};
type DayProps = { readonly row: DayOfWeek; readonly x: number; readonly width: number; readonly plane: Plane };

/** Where the number of a day stands: above its column, and not on the line of its places. */
const aboveAll = (all: number, places: number, rem: number): number => {
  const above = all - 0.625 * rem;
  return Math.abs(places - above) < 0.75 * rem ? places - 0.75 * rem : above;
};

const DayColumn = ({ row, x, width, plane }: DayProps) => {
  const { y, bottom, rem, until } = plane;
  const inner = Math.min(4.5 * rem, width * 0.66);
  const from = x + (width - inner) / 2;
  const [booked, all] = [y(row.booked), y(peopleOf(row))];
  const isPast = row.day <= until;
  return (
    <g>
      <rect className={isPast ? 'fill-1' : 'fill-2'} x={from} y={booked} width={inner} height={bottom - booked} />
      {all < booked && (
        <rect
          className={isPast ? 'su-come' : 'su-come-past'}
          x={from + 0.75}
          y={all + 0.75}
          width={inner - 1.5}
          height={booked - all - 0.75}
        />
      )}
      {row.places > 0 && (
        <rect className="fill-ink edged" x={x + width * 0.06} y={y(row.places) - 2} width={width * 0.88} height={4} />
      )}
      <Words className="mid strong" x={x + width / 2} y={aboveAll(all, y(row.places), rem)} rem={rem}>
        {String(peopleOf(row))}
      </Words>
      <Words className="axis mid" x={x + width / 2} y={bottom + 0.625 * rem} rem={rem} size={0.75}>
        {text.dayLabel(row.day)}
      </Words>
    </g>
  );
};

/** Lays a week out: who came with and without appointment on each day, and the places. `until` = the last day that has been. */
export const layoutWeek = (rows: readonly DayOfWeek[], until: string, { width, height, rem }: ChartSize): Drawing => {
  const highest = Math.max(10, ...rows.map((row) => Math.max(peopleOf(row), row.places)));
  const step = highest > 400 ? 200 : highest > 200 ? 100 : highest > 80 ? 50 : 20;
  const end = Math.ceil((highest * 1.12) / step) * step;
  const [top, bottom] = [0.5 * rem, Math.max(4 * rem, height - 1.25 * rem)];
  const y = (people: number): number => bottom - (people / end) * (bottom - top);
  const left = 2 * rem;
  const each = (width - left) / Math.max(1, rows.length);
  const ticks = Array.from({ length: end / step + 1 }, (_, at) => at * step);
  return {
    height: bottom + 1.25 * rem,
    perLine: 1,
    marks: rows.map(({ day, booked, walkIns, served, places }, at) => ({
      words: text.row(day, booked, walkIns, served, places),
      x: left + at * each,
      y: top,
      width: each,
      height: bottom - top,
    })),
    content: (
      <>
        {ticks.map((people) => (
          <g key={people}>
            <line className={people === 0 ? 'base' : 'grid'} x1={left} x2={width} y1={y(people)} y2={y(people)} />
            <Words className="axis" x={0} y={y(people)} rem={rem} size={0.75}>
              {String(people)}
            </Words>
          </g>
        ))}
        {rows.map((row, at) => (
          <DayColumn key={row.day} row={row} x={left + at * each} width={each} plane={{ y, bottom, rem, until }} />
        ))}
      </>
    ),
  };
};
