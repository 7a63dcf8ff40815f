import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';

import { statusText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';

import { useOpenTicket } from '../../ui/open-ticket';
import { Plaque } from '../../ui/plaque';
import { StatusTag } from '../../ui/status-tag';
import type { Arrived } from './view-model/arrived';

const text = receptionText.arrivals;

type ArrivedListProps = {
  readonly people: readonly Arrived[];
  readonly onOpen: (appointmentId: string) => void;
};

const Row = ({ person, onOpen }: { readonly person: Arrived; readonly onOpen: () => void }) => {
  const { status, label } = person;
  const isWaiting = status === 'waiting';
  return (
    <li className="arr">
      <button type="button" className="arr-pick" onClick={onOpen}>
        <time>{shortTime(person.cameAt === '' ? person.time : person.cameAt)}</time>
        <span className="who-what">
          <b className="clip">{person.name}</b>
          <span className="clip">
            {text.bookedAt(shortTime(person.time))} · {person.reasonName}
          </span>
        </span>
        <span className="arr-state">
          {label !== '' && <Plaque label={label} state={isWaiting ? 'waiting' : 'done'} />}
          <StatusTag sign={status === 'void' ? 'cancelled' : status}>
            {status === 'attended' ? statusText.attended : ticketCardText.status(status)}
          </StatusTag>
        </span>
      </button>
    </li>
  );
};

/** Who has come already: each opens the card of their number, or the appointment where there is none. */
export const ArrivedList = ({ people, onOpen }: ArrivedListProps) => {
  const list = useRef<HTMLUListElement | null>(null);
  const openTicket = useOpenTicket();
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    event.preventDefault();
    buttons[buttons.findIndex((one) => one === document.activeElement) + step]?.focus();
  };
  if (people.length === 0) return <p className="none">{text.nobodyCame}</p>;
  return (
    <ul ref={list} aria-label={text.alreadyCame} onKeyDown={move}>
      {people.map((person) => (
        <Row
          key={person.appointmentId}
          person={person}
          onOpen={() =>
            openTicket && person.ticketId !== '' ? openTicket(person.ticketId) : onOpen(person.appointmentId)
          }
        />
      ))}
    </ul>
  );
};
