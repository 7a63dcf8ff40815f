import { supervisionText } from '#shared/i18n/fr/supervision';

import type { ChartMark, ChartSize, Drawing } from '../../../ui/charts/drawing/drawing';
import { textWidth } from '../../../ui/charts/drawing/fit-text';
import { labelColumn } from '../../../ui/charts/drawing/label-column';
import { stackRows } from '../../../ui/charts/drawing/stack-rows';
import { Words } from '../../../ui/charts/drawing/words';
import { axisEnd, type Lane, type LaneDot } from '../view-model/lanes';

const text = supervisionText.who;

type Plane = {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly rem: number;
  readonly x: (share: number) => number;
};
type LaneProps = { readonly lane: Lane; readonly y: number; readonly height: number; readonly plane: Plane };

const goalAt = 2 / 3;

const Dot = ({
  dot,
  x,
  y,
  rem,
}: {
  readonly dot: LaneDot;
  readonly x: number;
  readonly y: number;
  readonly rem: number;
}) => {
  const late = dot.isLate ? ' su-late' : '';
  const size = 0.3125 * rem;
  if (dot.priority)
    return (
      <path
        className={`su-dot${late}`}
        d={`M${x} ${y - size * 1.2}L${x + size * 1.2} ${y}L${x} ${y + size * 1.2}L${x - size * 1.2} ${y}Z`}
      />
    );
  return <circle className={`su-dot${dot.booked ? ' su-dot-full' : ''}${late}`} cx={x} cy={y} r={size} />;
};

/** The number of the longest wait beside its dot, where it is late: to the left of it, unless another stands there. */
const LateLabel = ({ lane, y, plane }: LaneProps) => {
  const [first, second] = lane.dots;
  if (!first?.isLate) return null;
  const room = textWidth(first.label, 0.75 * plane.rem, 600) + 1.25 * plane.rem;
  const isFree = !second || plane.x(first.at) - plane.x(second.at) > room;
  const fitsRight = plane.x(first.at) + room < plane.right + 0.5 * plane.rem;
  if (!isFree && !fitsRight) return null;
  const x = isFree ? plane.x(first.at) - 0.625 * plane.rem : plane.x(first.at) + 0.625 * plane.rem;
  return (
    <Words className={`bad su-ticket${isFree ? ' end' : ''}`} x={x} y={y} rem={plane.rem} size={0.75}>
      {first.label}
    </Words>
  );
};

const LaneRow = ({ lane, y, height, plane }: LaneProps) => {
  const { left, right, width, rem, x } = plane;
  const middle = y + height / 2;
  const isLate = lane.late > 0;
  const longest = text.minutes(lane.longestMin);
  const longestX = width - textWidth(longest, 0.875 * rem, isLate ? 600 : 400) - 0.875 * rem;
  return (
    <g>
      <rect className="su-late-zone" x={x(goalAt)} y={y} width={right - x(goalAt)} height={height - 1} />
      <line className="grid" x1={x(1 / 3)} x2={x(1 / 3)} y1={y} y2={y + height - 1} />
      <line className="rule su-goal" x1={x(goalAt)} x2={x(goalAt)} y1={y} y2={y + height - 1} />
      <Words className="name" x={0} y={middle} rem={rem} size={0.875} room={left - 0.75 * rem}>
        {lane.name}
      </Words>
      {lane.dots.toReversed().map((dot) => (
        <Dot key={dot.ticketId} dot={dot} x={x(dot.at)} y={middle} rem={rem} />
      ))}
      <LateLabel lane={lane} y={middle} height={height} plane={plane} />
      <Words className="name strong end" x={right + 1.75 * rem} y={middle} rem={rem} size={0.875}>
        {String(lane.waiting)}
      </Words>
      {isLate && (
        <path
          className="bad"
          d={`M${longestX} ${middle + 0.25 * rem}l${0.25 * rem} ${-0.5 * rem}l${0.25 * rem} ${0.5 * rem}z`}
        />
      )}
      <Words className={`name end${isLate ? ' bad' : ''}`} x={width} y={middle} rem={rem} size={0.875}>
        {longest}
      </Words>
      <line className="row-line" x1={0} x2={width} y1={y + height - 0.5} y2={y + height - 0.5} />
    </g>
  );
};

type AxisProps = { readonly goalMin: number; readonly isBeyond: boolean; readonly plane: Plane };

/** The numbers above; where somebody waits longer than the last one, whose dot then stands at the edge, it says « et plus ». */
const AxisWords = ({ goalMin, isBeyond, plane }: AxisProps) => {
  const y = 0.5 * plane.rem;
  const end = axisEnd(goalMin);
  return (
    <>
      <Words className="axis" x={plane.x(0)} y={y} rem={plane.rem} size={0.75}>
        0
      </Words>
      <Words className="axis mid" x={plane.x(1 / 3)} y={y} rem={plane.rem} size={0.75}>
        {String(Math.round(end / 3))}
      </Words>
      <Words className="axis mid strong" x={plane.x(goalAt)} y={y} rem={plane.rem} size={0.75}>
        {text.minutes(goalMin)}
      </Words>
      <Words className="axis end" x={plane.right} y={y} rem={plane.rem} size={0.75}>
        {isBeyond ? text.andMore(end) : String(end)}
      </Words>
    </>
  );
};

const howOf = ({ booked, priority }: LaneDot): string =>
  priority ? text.priority : booked ? text.booked : text.walkIn;

/** Lays the queue out: a lane for each reason, a dot for each person, those beyond the goal on red ground. */
export const layoutQueue = (lanes: readonly Lane[], goalMin: number, { width, height, rem }: ChartSize): Drawing => {
  const left = labelColumn(
    lanes.map(({ name }) => name),
    width,
    rem,
    0.3,
  );
  const right = Math.max(left + 4 * rem, width - 7 * rem);
  const inset = 0.5 * rem;
  const x = (share: number): number => left + share * (right - left - inset);
  const plane = { left, right: x(1) + inset, width, rem, x };
  const top = 1.125 * rem;
  const places = stackRows(
    lanes.map(() => ({ least: 1.5 * rem, most: 2.25 * rem })),
    top,
    height,
  );
  const end = places.at(-1);
  const isBeyond = lanes.some(({ longestMin }) => longestMin > axisEnd(goalMin));
  const marks = lanes.flatMap((lane, at) => {
    const { y, height: high } = places[at] ?? { y: 0, height: 0 };
    return lane.dots.map((dot): ChartMark => ({
      words: text.dot(dot.label, lane.name, dot.waitMin, howOf(dot)),
      x: x(dot.at) - 0.5 * rem,
      y,
      width: rem,
      height: high,
    }));
  });
  return {
    height: end ? end.y + end.height : top,
    perLine: 1,
    marks,
    content: (
      <>
        <AxisWords goalMin={goalMin} isBeyond={isBeyond} plane={plane} />
        {lanes.map((lane, at) => (
          <LaneRow key={lane.reasonId} lane={lane} plane={plane} {...(places[at] ?? { y: 0, height: 0 })} />
        ))}
      </>
    ),
  };
};
