import type { Conflict } from '#shared/domain/conflicts/conflict';
import type { Ticket } from '#shared/domain/model/ticket';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useOpenTicket } from '../../ui/open-ticket';
import { ActBar } from './act-bar';
import type { PaneProps } from './pane';
import { shownTickets } from './view-model/shown-tickets';
import type { Words } from './view-model/words';

type TicketNumberPaneProps = Pick<PaneProps, 'words' | 'onLater'> & {
  readonly conflict: Extract<Conflict, { kind: 'ticketNumber' }>;
};

const text = conflictKindsText.ticketNumber;

const holderOf = ({ citizenId, reasonId }: Ticket, words: Words): string =>
  [citizenId === '' ? text.unnamed : words.fullName(citizenId), words.reason(reasonId)].filter(Boolean).join(', ');

/** A number that does not tell people apart, or that nobody gave: who holds it, why, and how to call them. It ends when they are gone. */
export const TicketNumberPane = ({ conflict, words, onLater }: TicketNumberPaneProps) => {
  const { tickets, doubt } = conflict;
  const { shown, more } = shownTickets(tickets);
  const [{ label }] = tickets;
  const { why, todo } = text.words(doubt);
  const openTicket = useOpenTicket();
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(label, tickets.length)}</h2>
        </header>
        <Note>{tickets.length > 1 ? text.lead : text.leadOne}</Note>
        <dl className="co-facts co-facts--long">
          {shown.map((ticket) => (
            <div key={ticket.id}>
              <dt>{text.given(words.timeOf(ticket.issuedAt))}</dt>
              <dd>
                {holderOf(ticket, words)}{' '}
                {openTicket && (
                  <Button
                    size="small"
                    label={text.openOf(words.timeOf(ticket.issuedAt))}
                    onPress={() => openTicket(ticket.id)}
                  >
                    {text.open}
                  </Button>
                )}
              </dd>
            </div>
          ))}
          {more > 0 && (
            <div>
              <dt />
              <dd>{conflictsText.more(more)}</dd>
            </div>
          )}
          <div>
            <dt>{text.why}</dt>
            <dd>{why}</dd>
          </div>
          <div>
            <dt>{text.todo}</dt>
            <dd>{todo}</dd>
          </div>
        </dl>
      </div>
      <ActBar problem="" onLater={onLater} />
    </section>
  );
};
