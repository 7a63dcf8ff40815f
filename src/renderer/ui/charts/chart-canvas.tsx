import { useId, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { useKeys } from '../keys';
import type { ChartMark, ChartSize, Drawing } from './drawing/drawing';
import { nextMark } from './drawing/next-mark';
import { useChartSize } from './drawing/use-chart-size';

type ChartCanvasProps = {
  /** What a reader hears first: the figures in a sentence. */
  readonly label: string;
  /** Lays the chart out; keep it between renders. */
  readonly layout: (size: ChartSize) => Drawing;
  /** A mark was chosen by a click or by Entrée. */
  readonly onPick?: ((at: number) => void) | undefined;
};

const holds = (mark: ChartMark, x: number, y: number): boolean =>
  x >= mark.x && x <= mark.x + mark.width && y >= mark.y && y <= mark.y + mark.height;

const Reading = ({
  mark,
  size,
  height,
}: {
  readonly mark: ChartMark;
  readonly size: ChartSize;
  readonly height: number;
}) => {
  const isRight = mark.x + mark.width / 2 > size.width / 2;
  const isLow = mark.y + mark.height + 2.5 * size.rem > height;
  // The strip of a point in time is as high as the drawing: above and below there is no room, so its words stand beside it.
  const isBeside = isLow && mark.y < 2.5 * size.rem;
  const gap = isBeside ? mark.width + 6 : 0;
  const across = isRight
    ? { right: Math.max(0, size.width - mark.x - mark.width + gap) }
    : { left: Math.max(0, mark.x + gap) };
  const down = isBeside
    ? { top: mark.y + 4 }
    : isLow
      ? { bottom: height - mark.y + 4 }
      : { top: mark.y + mark.height + 4 };
  return (
    <span className="ch-read" style={{ ...across, ...down }}>
      {mark.words}
    </span>
  );
};

/** Which mark is read; -1 = none. */
const nothingRead = { at: -1, byKeys: false, isClosed: false };

/** So many values before and after the one that is read are there to be heard. */
const around = 5;

/** The values in words, for a screen reader; `at` = the one that is read, -1 = none. */
const Values = ({
  marks,
  at,
  optionId,
}: {
  readonly marks: readonly ChartMark[];
  readonly at: number;
  readonly optionId: (at: number) => string;
}) =>
  marks.map((mark, index) =>
    Math.abs(index - at) > around ? null : (
      <span
        key={index}
        id={optionId(index)}
        className="sr ch-said"
        role="option"
        aria-selected={index === at}
        aria-posinset={index + 1}
        aria-setsize={marks.length}
      >
        {mark.words}
      </span>
    ),
  );

/** Keeps the mark that is read in sight while the drawing scrolls. */
const keepInSight = (canvas: HTMLElement | null, mark: ChartMark | undefined): void => {
  if (!canvas || !mark) return;
  if (mark.y < canvas.scrollTop) canvas.scrollTop = mark.y;
  else if (mark.y + mark.height > canvas.scrollTop + canvas.clientHeight)
    canvas.scrollTop = mark.y + mark.height - canvas.clientHeight;
};

/** Room for a drawing: measured, scrolled when the rows need more, read mark by mark with the arrows or under the pointer. */
export const ChartCanvas = ({ label, layout, onPick }: ChartCanvasProps) => {
  const canvas = useRef<HTMLDivElement>(null);
  const hint = useId();
  const optionId = (at: number): string => `${hint}-${at}`;
  const size = useChartSize(canvas);
  const drawing = useMemo(() => {
    const whole = layout(size);
    // Figures at the right edge keep clear of the scroll bar.
    return whole.height > size.height + 1 ? layout({ ...size, width: size.width - 0.5 * size.rem }) : whole;
  }, [layout, size]);
  const { marks, perLine, isList = false, height } = drawing;
  // Where the page scrolls instead of the chart, this is the room that the chart asks for.
  const { width, rem } = size;
  const least = useMemo(() => layout({ width, rem, height: 0 }).height, [layout, width, rem]);
  const [read, setRead] = useState(nothingRead);
  // What was closed stays closed until another mark is read.
  const mark = read.isClosed ? undefined : marks[read.at];
  const [isFocused, setFocused] = useState(false);
  // What the foot says of ← → is true here too: they read, and lead to no other period.
  useKeys([{ key: '← →', label: chartText.keys.values, bar: true, when: isFocused && !isList }], {
    group: chartText.keys.group,
    rank: 2,
  });
  // Words that cover others go by a key, wherever the focus is and without moving the pointer.
  useKeys(
    [{ key: 'Échap', label: chartText.keys.unread, when: !!mark, run: () => setRead({ ...read, isClosed: true }) }],
    { group: chartText.keys.group, rank: 2 },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && mark && onPick) {
      event.preventDefault();
      onPick(read.at);
      return;
    }
    const next = nextMark(event.key, { at: read.at, count: marks.length, perLine, isList });
    if (next === null) return;
    event.preventDefault();
    setRead({ at: next, byKeys: true, isClosed: false });
    keepInSight(canvas.current, marks[next]);
  };
  const markUnder = (event: MouseEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return marks.findIndex((one) => holds(one, event.clientX - box.left, event.clientY - box.top));
  };
  const onPointerMove = (event: MouseEvent<HTMLElement>): void => {
    const at = markUnder(event);
    if (at !== read.at) setRead({ at, byKeys: false, isClosed: false });
  };
  return (
    <div
      ref={canvas}
      className="ch-canvas"
      style={{ '--least': `${least}px` } as CSSProperties}
      // A list of its values: a screen reader leaves the arrows to it and reads the chosen one. In a group it kept them to itself (0113).
      role="listbox"
      data-values=""
      tabIndex={0}
      {...(mark && read.byKeys ? { 'aria-activedescendant': optionId(read.at) } : {})}
      aria-roledescription={chartText.kindOfChart}
      aria-label={label}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        setRead(nothingRead);
      }}
    >
      <div
        className="ch-sheet"
        aria-hidden="true"
        style={{ height }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead((now) => (now.byKeys ? now : nothingRead))}
        // A finger moves over nothing before it taps.
        onClick={(event) => {
          const at = markUnder(event);
          if (at >= 0) onPick?.(at);
        }}
      >
        <svg className="ch-svg" width={size.width} height={height} aria-hidden="true">
          {drawing.content}
        </svg>
        {mark && (
          <span className="ch-at" style={{ left: mark.x, top: mark.y, width: mark.width, height: mark.height }} />
        )}
        {mark && <Reading mark={mark} size={size} height={height} />}
      </div>
      <span id={hint} hidden>
        {chartText.hint(isList, onPick !== undefined)}
      </span>
      {isFocused && <Values marks={marks} at={mark && read.byKeys ? read.at : -1} optionId={optionId} />}
    </div>
  );
};
