import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { distanceOf, type ProposedMove } from '#shared/domain/booking/propose-moves';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { OfferList } from './offer-list';
import type { BulkMoveState } from './use-bulk-move';

type Names = {
  readonly today: string;
  readonly nameOf: (citizenId: string) => string;
  readonly deskNumber: (id: string) => number | string;
  readonly reasonName: (id: string) => string;
};
type BulkRowsProps = Names & {
  readonly bulk: BulkMoveState;
  /** An act on many rows is under way: the list stands as it was. */
  readonly isHeld: boolean;
};
type RowProps = BulkRowsProps & {
  readonly move: ProposedMove;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
};

const texts = bookingText.bulk;

const Place = ({ move, today, deskNumber }: Names & { readonly move: ProposedMove }) => {
  const { to } = move;
  if (!to) return <span className="bulk-none">{texts.noPlace}</span>;
  const { days, minutes } = distanceOf(move);
  return (
    <>
      <b>{agendaText.create.slot(to.day, today, to.time)}</b>
      <span className="meta">
        {agendaText.create.desk(deskNumber(to.deskId))} · {texts.away(days, minutes)}
      </span>
    </>
  );
};

const Row = (props: RowProps) => {
  const { bulk, move, today, nameOf, deskNumber, reasonName, isOpen, onOpen } = props;
  const { appointment } = move;
  const isChosen = bulk.isChosen(move);
  const stays = bulk.stays(move);
  const name = nameOf(appointment.citizenId);
  return (
    <li className={classNames('bulk-row', !isChosen && 'is-off')}>
      <input
        type="checkbox"
        className="box"
        data-move={appointment.id}
        aria-label={texts.chosen(name)}
        checked={isChosen}
        disabled={move.to === null && !stays}
        onChange={(event) => bulk.choose(appointment.id, event.currentTarget.checked ? null : 'stay')}
      />
      <span className="bulk-was">{agendaText.create.slot(appointment.day, today, appointment.time)}</span>
      <span className="bulk-who">
        <b>{name}</b>
        <span className="meta">
          {reasonName(appointment.reasonId)} · {agendaText.detail.persons(appointment.persons.length)}
        </span>
      </span>
      <span className="bulk-to">{!stays && <Place {...props} />}</span>
      <Button size="small" isExpanded={isOpen} label={`${texts.other}, ${name}`} onPress={() => onOpen(!isOpen)}>
        {texts.other}
      </Button>
      {isOpen && (
        <div className="bulk-others" {...groundOf('offers')}>
          <OfferList
            slots={bulk.othersOf(appointment)}
            asked={appointment.id}
            today={today}
            deskNumber={deskNumber}
            within="offers"
            autoFocus
            onTake={(slot) => {
              bulk.choose(appointment.id, slot);
              onOpen(false);
            }}
          />
        </div>
      )}
    </li>
  );
};

/** Those who must move, a line each: where they were, where they would go; Espace leaves one where it is, arrows go on. */
export const BulkRows = memo(
  (props: BulkRowsProps) => {
    const list = useRef<HTMLUListElement>(null);
    const [open, setOpen] = useState('');
    useEffect(() => list.current?.querySelector<HTMLElement>('[data-move]:not(:disabled)')?.focus(), []);
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0 || open !== '') return;
      const boxes = [...(list.current?.querySelectorAll<HTMLElement>('[data-move]:not(:disabled)') ?? [])];
      const at = boxes.findIndex(
        (box) => box === document.activeElement || box.parentElement?.contains(document.activeElement),
      );
      event.preventDefault();
      boxes[Math.min(boxes.length - 1, Math.max(0, at + by))]?.focus();
    };
    return (
      <ul className="bulk-list" ref={list} onKeyDown={onKeyDown} aria-label={texts.title}>
        {props.bulk.moves.map((move) => {
          const { id } = move.appointment;
          return (
            <Row key={id} {...props} move={move} isOpen={open === id} onOpen={(isOpen) => setOpen(isOpen ? id : '')} />
          );
        })}
      </ul>
    );
  },
  // A hundred rows with their buttons would be drawn again for each piece that is written.
  (_, { isHeld }) => isHeld,
);
