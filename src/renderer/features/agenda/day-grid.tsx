import { Fingerprint } from 'lucide-react';
import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { StationsLeft } from '#shared/domain/scheduling/stations-left';

import { groundOf } from '../../ui/ground';
import { useRoom } from '../../ui/charts/drawing/use-chart-size';
import { Icon } from '../../ui/icon';
import { DayColumn, type Ghost } from './day-column';
import { GridLines, HourScale, NowLine, StationStrip } from './day-lines';
import { useGridPointer, type DragWords } from './use-grid-pointer';
import { minuteAt, type Axis } from './view-model/axis';
import type { BlockState } from './view-model/block-state';
import type { DayView, DeskColumn } from './view-model/day-view';
import { moveStop, stopKey, type Step, type Stop } from './view-model/grid-stops';
import type { Target, TargetStep } from './view-model/move-target';

export type DayGridProps = {
  readonly view: DayView;
  readonly axis: Axis;
  readonly strip: readonly StationsLeft[];
  /** Minute of now when the day shown is today. */
  readonly nowMinute: number | null;
  readonly cursor: Stop | null;
  readonly ghost: Ghost | null;
  readonly selectedId: string;
  readonly filter: BlockState | null;
  /** Key of the stop that takes the focus as soon as it is drawn. */
  readonly focusWanted: RefObject<string | null>;
  readonly isMoving: boolean;
  readonly onCursor: (stop: Stop) => void;
  readonly onOpen: (id: string) => void;
  readonly onCreate: (target: Target, lengthMin: number) => void;
  readonly onMoveStep: (step: TargetStep) => void;
  readonly onMoveDrop: () => void;
  readonly canMove: (id: string) => boolean;
  readonly say: (id: string, target: Target, durationMin: number) => DragWords;
  readonly onDrop: (id: string, target: Target) => void;
};

/** Wanted focus: wherever the cursor is. */
export const onCursor = '*';

/** Day without short appointments: two lines stand in half an hour. */
const usualMin = 20;
/** Shorter ones are drawn lower than their letters: a grid of minutes would have no end. */
const leastMin = 10;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

const DeskHead = ({ column }: { readonly column: DeskColumn }) => (
  <div className="ag-ch">
    <b>{column.number}</b>
    <span className="clip">{column.agent}</span>
    {column.takesDeposits && <Icon of={Fingerprint} />}
  </div>
);

/**
 * Puts the focus where it is wanted once that is drawn, and back on the cursor when what had it went away: another day, an
 * appointment cancelled.
 */
const useGridFocus = (
  bodyRef: RefObject<HTMLDivElement | null>,
  wanted: RefObject<string | null>,
  onStop: (key: string) => void,
) => {
  const isIn = useRef(false);
  useLayoutEffect(() => {
    const lost = isIn.current && document.activeElement === document.body;
    if (wanted.current === null && !lost) return;
    const selector =
      wanted.current === null || wanted.current === onCursor
        ? '[data-stop][tabindex="0"]'
        : `[data-stop="${CSS.escape(wanted.current)}"]`;
    const found = bodyRef.current?.querySelector<HTMLElement>(selector);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'nearest' });
  });
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      isIn.current = true;
      const key = target.closest<HTMLElement>('[data-stop]')?.dataset['stop'];
      if (key !== undefined) onStop(key);
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget))
        isIn.current = false;
    },
  };
};

/** Minutes of the shortest appointment of the day, which the grid keeps as high as a line. */
const shortestOf = (columns: readonly DeskColumn[]): number =>
  Math.min(usualMin, ...columns.flatMap(({ blocks }) => blocks.map(({ from, to }) => Math.max(leastMin, to - from))));

/** Where the grid is lower than the day, what is looked at comes into sight: now, and what is being placed. */
const useScrolled = (props: DayGridProps) => {
  const scrollRef = useRef<HTMLDivElement>(null);
  const show = (selector: string): void =>
    scrollRef.current?.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
  const { from = '', deskId = '' } = props.ghost ?? {};
  const isToday = props.nowMinute !== null;
  useLayoutEffect(() => {
    if (isToday) show('.ag-now');
  }, [isToday]);
  useLayoutEffect(() => show('.ag-at--new'), [from, deskId]);
  return scrollRef;
};

/** The day of the site, a column per desk. */
export const DayGrid = (props: DayGridProps) => {
  const { view, axis, cursor, focusWanted, isMoving } = props;
  const bodyRef = useRef<HTMLDivElement>(null);
  const scrollRef = useScrolled(props);
  const ghostRef = useRef<HTMLDivElement>(null);
  const room = useRoom(bodyRef);
  const { columns } = view;
  const { handlers, isDragClick } = useGridPointer({ ...props, columns, bodyRef, ghostRef });
  // The cursor follows the focus, also when a click or a script moved it. Its place comes with it: an appointment that was just booked was opened
  // before the grid had it, and once it is gone the cursor stays at that place.
  const focusHandlers = useGridFocus(bodyRef, focusWanted, (key) => {
    const stop = columns.flatMap(({ stops }) => stops).find((one) => stopKey(one) === key);
    if (stop) props.onCursor(stop);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (isMoving && event.key === 'Enter') {
      event.preventDefault();
      // Held down it is one move.
      if (!event.repeat) props.onMoveDrop();
    }
    if (!step) return;
    event.preventDefault();
    if (isMoving) {
      if (event.shiftKey && (step === 'up' || step === 'down')) props.onMoveStep(step === 'up' ? 'shorter' : 'longer');
      else if (step !== 'first' && step !== 'last') props.onMoveStep(step);
      return;
    }
    if (!cursor) return;
    const next = moveStop(
      columns.map(({ stops }) => stops),
      cursor,
      step,
    );
    focusWanted.current = stopKey(next);
    props.onCursor(next);
  };
  const onClick = (event: MouseEvent): void => {
    if (isDragClick() || !(event.target instanceof Element)) return;
    const block = event.target.closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (block !== undefined) return props.onOpen(block);
    const deskId = event.target.closest<HTMLElement>('[data-desk]')?.dataset['desk'];
    const body = bodyRef.current?.getBoundingClientRect();
    if (deskId === undefined || !body) return;
    const free = event.target.closest<HTMLElement>('[data-free]')?.dataset['free'];
    const minute = free === undefined ? minuteAt(axis, (event.clientY - body.top) / body.height) : Number(free);
    const stop = columns
      .find((one) => one.deskId === deskId)
      ?.stops.find((one) => one.kind === 'free' && minute >= one.from && minute < one.to);
    if (stop) props.onCreate({ deskId, from: stop.from }, 0);
  };

  const template = { gridTemplateColumns: `3rem 1.375rem repeat(${columns.length}, minmax(0, 1fr))` };
  return (
    <div className="ag-scroll" ref={scrollRef}>
      <div className="ag-heads" style={template}>
        <span />
        <span className="ag-drh" title={agendaText.strip.title}>
          <Icon of={Fingerprint} />
          <span className="sr">{agendaText.strip.title}</span>
        </span>
        {columns.map((column) => (
          <DeskHead key={column.deskId} column={column} />
        ))}
      </div>
      <div
        className="ag-body"
        style={{ ...template, minHeight: `calc(${axis.weight / shortestOf(columns)} * var(--low-line))` }}
        ref={bodyRef}
        role="group"
        {...groundOf('grid')}
        aria-label={agendaText.grid}
        onKeyDown={onKeyDown}
        onClick={onClick}
        {...handlers}
        {...focusHandlers}
      >
        <HourScale axis={axis} />
        <StationStrip axis={axis} strip={props.strip} />
        {room &&
          columns.map((column) => (
            <DayColumn
              key={column.deskId}
              axis={axis}
              column={column}
              height={room.height / room.rem}
              cursor={cursor?.deskId === column.deskId ? cursor : null}
              ghost={props.ghost?.deskId === column.deskId ? props.ghost : null}
              selectedId={column.blocks.some(({ id }) => id === props.selectedId) ? props.selectedId : ''}
              filter={props.filter}
            />
          ))}
        <GridLines axis={axis} />
        {props.nowMinute !== null && <NowLine axis={axis} minute={props.nowMinute} />}
        <div className="ag-drag" ref={ghostRef} hidden aria-hidden="true">
          <b />
          <span />
        </div>
      </div>
    </div>
  );
};
