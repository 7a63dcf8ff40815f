import { memo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { shortTime } from '#shared/i18n/fr/format';
import { timeOf } from '#shared/time/civil';

import { classNames } from '../../ui/class-names';
import { DayBlock, roomOf, share } from './day-block';
import { heightOf, placeOf, type Axis, type Span } from './view-model/axis';
import type { BlockState } from './view-model/block-state';
import type { DeskColumn, DeskLimit } from './view-model/day-view';
import type { DeskGap } from './view-model/desk-gaps';
import { stopKey, type Stop } from './view-model/grid-stops';

/** What is being placed: a new appointment, or one that moves; `isRefused` when it has no room there. */
export type Ghost = Span & {
  readonly deskId: string;
  readonly title: string;
  readonly line: string;
  readonly isNew: boolean;
  readonly isRefused: boolean;
};

const gapWords = ({ kind, label, at }: DeskGap): string => {
  const { gap } = agendaText;
  if (label !== '') return kind === 'opensAt' ? gap.labelUntil(label, timeOf(at)) : label;
  if (kind === 'opensAt') return gap.opensAt(timeOf(at));
  return kind === 'closesAt' ? gap.closesAt(timeOf(at)) : gap[kind];
};

const GapItem = ({ axis, gap }: { readonly axis: Axis; readonly gap: DeskGap }) => (
  <li className="ag-gap" style={{ top: share(placeOf(axis, gap.from)), height: share(heightOf(axis, gap)) }}>
    <span>{gapWords(gap)}</span>
  </li>
);

const limitWords = ({ keptFor, reasons }: DeskLimit): string =>
  keptFor === '' ? agendaViewsText.only(reasons) : agendaViewsText.kept[keptFor];

/** An open stretch for some only: behind the blocks, its words stand where nothing is booked yet. */
const LimitItem = ({ axis, limit }: { readonly axis: Axis; readonly limit: DeskLimit }) => (
  <>
    <li
      className="ag-limit"
      aria-hidden="true"
      style={{ top: share(placeOf(axis, limit.from)), height: share(heightOf(axis, limit)) }}
    />
    {limit.words && (
      <li
        className="ag-limit-words"
        style={{ top: share(placeOf(axis, limit.words.from)), height: share(heightOf(axis, limit.words)) }}
      >
        {limitWords(limit)}
      </li>
    )}
  </>
);

const PauseItem = ({ axis, pause }: { readonly axis: Axis; readonly pause: Span }) => (
  <li
    className="ag-pause"
    title={agendaViewsText.pause}
    style={{ top: share(placeOf(axis, pause.from)), height: share(heightOf(axis, pause)) }}
  />
);

/** What fits in: always the start, then the end, the name and the rest as the room allows. */
const GhostItem = ({ axis, ghost, room }: { readonly axis: Axis; readonly ghost: Ghost; readonly room: string }) => (
  <li
    className={classNames('ag-at', 'ag-at--new', room)}
    style={{ top: share(placeOf(axis, ghost.from)), height: share(heightOf(axis, ghost)) }}
    aria-hidden="true"
  >
    <div className={classNames('ag-ev', 'ag-ev--new', ghost.isRefused && 'is-refused')}>
      <b className="clip">{ghost.title}</b>
      <span className="clip ag-new-line">{ghost.line}</span>
      <span className="ag-new-time">{agendaText.block.range(timeOf(ghost.from), timeOf(ghost.to))}</span>
      <span className="ag-new-from">{shortTime(timeOf(ghost.from))}</span>
    </div>
  </li>
);

type FreeCellProps = { readonly axis: Axis; readonly stop: Stop; readonly columnName: string };

/** The one free place that the keyboard stands on; all others exist only as places it may move to. */
const FreeCell = ({ axis, stop, columnName }: FreeCellProps) => (
  <li className="ag-at" style={{ top: share(placeOf(axis, stop.from)), height: share(heightOf(axis, stop)) }}>
    <button
      type="button"
      className="ag-free"
      data-stop={stopKey(stop)}
      data-free={stop.from}
      tabIndex={0}
      aria-label={agendaText.block.free(timeOf(stop.from), columnName)}
    />
  </li>
);

type DayColumnProps = {
  readonly axis: Axis;
  readonly column: DeskColumn;
  /** Height of the whole axis, rem. */
  readonly height: number;
  /** The cursor when it is in this column. */
  readonly cursor: Stop | null;
  readonly ghost: Ghost | null;
  readonly selectedId: string;
  readonly filter: BlockState | null;
};

/** A desk's day, top to foot. */
export const DayColumn = memo(({ axis, column, height, cursor, ghost, selectedId, filter }: DayColumnProps) => {
  const name = agendaText.column(column.number, column.agent);
  const room = (span: Span): string => roomOf(heightOf(axis, span) * height);
  return (
    <ol className="ag-day" aria-label={name} data-desk={column.deskId}>
      {column.gaps.map((gap) => (
        <GapItem key={gap.from} axis={axis} gap={gap} />
      ))}
      {column.limits.map((limit) => (
        <LimitItem key={`${limit.from} ${limit.keptFor} ${limit.reasons.join()}`} axis={axis} limit={limit} />
      ))}
      {column.pauses.map((pause) => (
        <PauseItem key={pause.from} axis={axis} pause={pause} />
      ))}
      {column.blocks.map((block) => (
        <DayBlock
          key={block.id}
          axis={axis}
          block={block}
          room={room(block)}
          isCursor={cursor?.kind === 'block' && cursor.id === block.id}
          isSelected={block.id === selectedId}
          isDim={filter !== null && block.state !== filter}
        />
      ))}
      {cursor?.kind === 'free' && <FreeCell axis={axis} stop={cursor} columnName={name} />}
      {ghost && <GhostItem axis={axis} ghost={ghost} room={room(ghost)} />}
    </ol>
  );
});
DayColumn.displayName = 'DayColumn';
