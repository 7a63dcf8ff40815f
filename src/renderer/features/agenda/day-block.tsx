import { memo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import { heightOf, placeOf, type Axis } from './view-model/axis';
import type { BlockState } from './view-model/block-state';
import type { Block } from './view-model/day-view';

export const share = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** Height in the grid, rem, from which two lines of letters stand in a block, from which three do, and up to which not even one has air. */
const twoLines = 2.25;
const threeLines = 3.25;
const bareLine = 1.0625;

/**
 * Says by class how much a block of so many rem holds. A container query would ask the same of the browser; for the three hundred blocks
 * of a large day that took half of the time of their layout.
 */
export const roomOf = (rem: number): string =>
  classNames(rem <= bareLine && 'is-low', rem >= twoLines && 'is-tall', rem >= threeLines && 'is-taller');

/** The states in which the place may still change. */
const movable: ReadonlySet<BlockState> = new Set([
  'booked',
  'late',
  'pending',
  'stranded',
  'overbooked',
  'needsOutcome',
]);

type DayBlockProps = {
  readonly axis: Axis;
  readonly block: Block;
  /** Of `roomOf`. */
  readonly room: string;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly isDim: boolean;
};

/** An appointment in the grid: name, then reason as room allows; state by edge and icon. */
export const DayBlock = memo(({ axis, block, room, isCursor, isSelected, isDim }: DayBlockProps) => {
  const isMovable = movable.has(block.state);
  const { look, sign } = blockSigns[block.state];
  const short = agendaText.block.persons(block.shortReason, block.persons);
  const long = agendaText.block.persons(block.reason, block.persons);
  const name = block.name || agendaText.block.unnamed;
  const lane =
    block.lanes > 1
      ? {
          left: `calc(${share(block.lane / block.lanes)} + 2px)`,
          right: `calc(${share(1 - (block.lane + 1) / block.lanes)} + 2px)`,
        }
      : {};
  return (
    <li
      className={classNames('ag-at', room)}
      style={{ top: share(placeOf(axis, block.from)), height: share(heightOf(axis, block)), ...lane }}
    >
      <button
        type="button"
        className={classNames(
          'ag-ev',
          `ag-ev--${look}`,
          sign !== null && 'has-i',
          isSelected && 'is-sel',
          isDim && 'is-dim',
        )}
        data-stop={block.id}
        data-block={block.id}
        tabIndex={isCursor ? 0 : -1}
        aria-current={isSelected ? 'true' : undefined}
      >
        <span className="ag-tx">
          <b className="clip">{name}</b> <span className="w-l">{long}</span>
          <span className="w-s">{short}</span>
        </span>
        <span className="sr">{agendaText.block.said(block.time, statusText[block.state])}</span>
        {sign && <Icon of={signs[sign].icon} />}
        {isMovable && <span className="ag-grip" data-grip="" aria-hidden="true" />}
      </button>
    </li>
  );
});
DayBlock.displayName = 'DayBlock';
