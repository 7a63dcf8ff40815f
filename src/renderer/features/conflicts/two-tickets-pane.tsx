import { useState } from 'react';

import type { Conflict } from '#shared/domain/conflicts/conflict';
import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { Ticket } from '#shared/domain/model/ticket';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { capital } from '#shared/i18n/fr/format';

import { useCommands } from '../../data/commands/use-commands';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';
import { shownTickets } from './view-model/shown-tickets';

type TwoTicketsPaneProps = PaneProps & { readonly conflict: Extract<Conflict, { kind: 'twoTickets' }> };

const text = conflictKindsText.twoTickets;

/** One arrival that two desks noted: which ticket the person keeps. The other one leaves the queue, unless somebody called it. */
export const TwoTicketsPane = ({ conflict: { tickets }, words, onLater, onSettled }: TwoTicketsPaneProps) => {
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [chosen, setChosen] = useState('');
  /** The ticket that leaves when this one stays: the latest of the others that no desk has. */
  const otherOf = (kept: Ticket): Ticket | undefined =>
    tickets.findLast((one) => one.id !== kept.id && (one.status === 'waiting' || one.status === 'parked'));
  const { shown, more } = shownTickets(tickets);
  const keepers = shown.filter((one) => otherOf(one));
  // Who was called under a ticket keeps it, else the one that was given first.
  const kept = keepers.find(({ id }) => id === chosen) ?? keepers.find((one) => !isUntouched(one)) ?? keepers[0];
  /** A ticket that was called or sent on since it was given cannot be taken back: nobody comes under it. */
  const retire = (one: Ticket) =>
    isUntouched(one) ? commands.cancelTicket({ ticketId: one.id }) : commands.abandonTicket({ ticketId: one.id });
  const other = kept && otherOf(kept);
  const title = text.title(words.fullName(tickets[0].citizenId));
  const confirm = {
    label: kept && other ? text.confirm(kept.label, other.label) : text.nothing,
    isDisabled: !other,
    run: () => other && void run(() => retire(other)).then((done) => done && onSettled('')),
  };
  const givenBy = ({ events, issuedAt }: Ticket): string => {
    const agent = words.agent(events.find(({ type }) => type === 'issued')?.by.agentId ?? '');
    return text.given(words.timeOf(issuedAt), agent);
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{title}</h2>
          <p className="meta">{text.lead}</p>
        </header>
        <ChoiceCards
          label={title}
          choices={shown.map((ticket) => ({
            id: ticket.id,
            title: ticket.label,
            hint: text.states[ticket.status] ?? '',
            isDisabled: !otherOf(ticket),
            lines: (
              <>
                <span>{givenBy(ticket)}</span>
                <span>{capital(words.reasonWithin(ticket.reasonId))}</span>
              </>
            ),
          }))}
          value={kept?.id ?? ''}
          onChange={setChosen}
        />
        {more > 0 && <p className="meta">{conflictsText.more(more)}</p>}
        {!other && <Note>{text.both}</Note>}
      </div>
      <ActBar problem={problem} confirm={confirm} onLater={onLater} />
    </section>
  );
};
