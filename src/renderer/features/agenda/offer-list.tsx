import { useLayoutEffect, useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { Slot } from '#shared/domain/scheduling/placed';

import { Button } from '../../ui/button';
import type { Ground } from '../../ui/ground';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { useHeld } from '../../ui/redraw/use-unread';

type OfferListProps = {
  readonly slots: readonly Slot[];
  /** `false`: the days are being read again, and the focus stays where it went meanwhile. */
  readonly isRead?: boolean;
  /** What they were looked for by: other wishes bring other places, which nobody need be warned of. */
  readonly asked: string;
  readonly today: string;
  readonly deskNumber: (deskId: string) => number | string;
  readonly onTake: (slot: Slot) => void;
  /** What holds the focus while a digit takes a place. */
  readonly within: Ground | readonly Ground[];
  readonly autoFocus?: boolean;
};

/** Free places to take, each with its digit. */
export const OfferList = (props: OfferListProps) => {
  const { slots, isRead = true, today, deskNumber, onTake, within, autoFocus = false } = props;
  const list = useRef<HTMLOListElement>(null);
  // A digit says the place of a line: another desk that books moves the lines up under it.
  const names = slots.map(({ day, time, deskId }) => `${day} ${time} ${deskId}`);
  const { isTooSoon, once } = useHeld(names, '', props.asked);
  const take = (slot: Slot, index: number): void => once(index, () => onTake(slot));
  useKeys(
    slots.map((slot, index) => ({
      id: `offer${index}`,
      key: String(index + 1),
      within,
      label: agendaText.keys.slot(index + 1),
      run: () => take(slot, index),
    })),
    { group: agendaText.keys.group, rank: 2 },
  );
  const isFirst = useRef(true);
  // With the picture, before the focus that a place took with it falls to the home of the form.
  useLayoutEffect(() => {
    const active = document.activeElement;
    // Places that are found late take the focus from nobody who writes when they should be.
    const isAsked = isFirst.current && !active?.closest('.ag-wishes');
    isFirst.current &&= slots.length === 0;
    // The offer that had the focus was taken by somebody else: the next one has it.
    if (autoFocus && (isAsked || active === document.body)) list.current?.querySelector<HTMLElement>('button')?.focus();
  }, [autoFocus, slots]);
  if (slots.length === 0) return isRead && <p className="meta">{agendaText.create.noRoom}</p>;
  return (
    <>
      {isTooSoon && <Note role="status">{agendaText.create.changed}</Note>}
      <ol ref={list} className="ag-offers" aria-label={agendaText.create.free}>
        {slots.map((slot, index) => (
          <li key={`${slot.day} ${slot.time}`}>
            <Button size="small" keys={String(index + 1)} onPress={() => take(slot, index)}>
              <span className="ag-offer">
                {agendaText.create.slot(slot.day, today, slot.time)}{' '}
                <span className="meta">{agendaText.create.desk(deskNumber(slot.deskId))}</span>
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
};
