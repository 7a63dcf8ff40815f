import { DoorOpen } from 'lucide-react';
import { useState } from 'react';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import { isInHandAt, inService, type Ticket } from '#shared/domain/model/ticket';
import { leftDeskOf } from '#shared/domain/queue/desk-states';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { compareText } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import type { LeftEnd, LeftPerson } from '../../data/commands/desk/desk-commands';
import { useCommands } from '../../data/commands/use-commands';
import { useSitDown } from '../../data/commands/use-sit-down';
import { useOneAct } from '../../data/commands/use-one-act';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { isRead } from '../../data/queries/use-live';
import { useMe } from '../../data/queries/use-me';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { Icon } from '../../ui/icon';

/** Whom a desk has in hand, in the order of their numbers. */
export const leftAt = (tickets: readonly Ticket[], deskId: string): readonly Ticket[] =>
  tickets.filter((ticket) => isInHandAt(ticket, deskId)).toSorted((a, b) => compareText(a.label, b.label));

/** What can have become of a person whom a desk has in hand: a service took place, a call may have been in vain. */
export const endsLeft = ({ status }: Pick<Ticket, 'status'>): readonly LeftEnd[] =>
  inService.has(status) ? ['done', 'parked', 'waiting'] : ['left', 'parked', 'waiting'];

/** Whom a desk had in hand when the question was asked, and what was said of them since. */
export type LeftQuestion = { readonly of: readonly Ticket[]; readonly answers: readonly LeftPerson[] };

/**
 * The people who still need an answer, in order. Empty once one of them has left the desk or their service has begun: somebody is acting there, and
 * the answers would be about an earlier moment. People called there after the press are not included: the press was not about them.
 */
export const stillAsked = ({ of, answers }: LeftQuestion, held: readonly Ticket[]): readonly Ticket[] => {
  const isThere = (one: Ticket): boolean =>
    held.some(({ id, status }) => id === one.id && inService.has(status) === inService.has(one.status));
  return of.every(isThere) ? of.filter(({ id }) => !answers.some(({ ticketId }) => ticketId === id)) : [];
};

const text = counterLifeText.leftDesk;

type BecameDialogProps = {
  readonly reference: SiteReference;
  readonly number: number;
  readonly ticket: Ticket;
  readonly isLast: boolean;
  readonly onPick: (as: LeftEnd) => void;
  readonly onClose: () => void;
};

/** What became of one person at the desk that is being closed. */
const BecameDialog = ({ reference, number, ticket, isLast, onPick, onClose }: BecameDialogProps) => {
  const ends = endsLeft(ticket);
  const isCalled = !inService.has(ticket.status);
  const since = civilOf(isCalled ? ticket.lastCalledAt : ticket.startedAt, reference.site.zone).time;
  const reason = entryById(reference.reasons, ticket.reasonId)?.name ?? '';
  return (
    <ChoiceDialog
      title={text.title(number, ticket.label)}
      about={text.since(isCalled, reason, since)}
      hint={isLast ? text.hint : text.hintMore}
      choices={ends.map((id) => ({ id, label: text.became[id] }))}
      onPick={(id) => {
        const as = ends.find((end) => end === id);
        if (as) onPick(as);
      }}
      onClose={onClose}
    />
  );
};

type LeftDeskProps = {
  readonly reference: SiteReference;
  readonly left: DeskSession;
  readonly number: number;
  readonly onKeep: () => void;
  readonly onTakeOver: ReturnType<typeof useSitDown>;
};

const LeftDesk = (props: LeftDeskProps) => {
  const { reference, left, number, onKeep } = props;
  const commands = useCommands();
  const { run, refusal } = useOneAct();
  const [question, setQuestion] = useState<LeftQuestion | null>(null);
  const held = leftAt(useTicketsOfDay(left.day), left.deskId);
  const asked = question ? stillAsked(question, held) : [];
  const person = asked[0];
  // Otherwise it would come back, without a press, once they are there again.
  if (question && !person) setQuestion(null);
  const close = (people: readonly LeftPerson[]): void => {
    setQuestion(null);
    void run(() => commands.leaveDesk({ deskId: left.deskId, people }));
  };
  const takeOver = (): void => void run(() => props.onTakeOver({ deskId: left.deskId, from: left.agentId }));
  const ask = (): void => setQuestion({ of: held, answers: [] });
  const answer = (ticketId: string, as: LeftEnd): void => {
    if (!question) return;
    const answers = [...question.answers, { ticketId, as }];
    if (asked.length > 1) setQuestion({ ...question, answers });
    else close(answers);
  };
  const hint = held.length === 0 ? text.nobody : text.held(held.map(({ label }) => label));
  return (
    <div className="clock-banner" role="status">
      <Icon of={DoorOpen} />
      <b>{text.open(number, entryById(reference.agents, left.agentId)?.shortName ?? '')}</b>
      <span>{refusal ? refusalLine(refusal) : hint}</span>
      <Button size="small" onPress={takeOver}>
        {text.takeOver}
      </Button>
      <Button size="small" onPress={() => (held.length === 0 ? close([]) : ask())}>
        {text.close(number)}
      </Button>
      <Button size="small" onPress={onKeep}>
        {text.keep}
      </Button>
      {person && (
        <BecameDialog
          key={person.id}
          reference={reference}
          number={number}
          ticket={person}
          isLast={asked.length === 1}
          onPick={(as) => answer(person.id, as)}
          onClose={() => setQuestion(null)}
        />
      )}
    </div>
  );
};

/**
 * Somebody else sits here, and the desk of the one before stands open: waits are announced as if it served. It is closed from here, with whoever is still
 * there, or stays for an agent who went on at another computer.
 */
export const LeftDeskBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const me = useMe();
  const [kept, setKept] = useState<readonly string[]>([]);
  const today = useToday();
  const all = useDeskSessions(today);
  const tickets = useTicketsOfDay(today);
  const onTakeOver = useSitDown(all);
  const sessions = all.filter(({ id, openedAt }) => !kept.includes(`${id} ${openedAt}`));
  // Until the tickets are read nobody can tell whether the agent went on elsewhere.
  const left = me.agentId === '' || !isRead(tickets) ? null : leftDeskOf(sessions, tickets, me);
  const number = entryById(reference.desks, left?.deskId)?.number;
  if (!left || number === undefined) return null;
  const opening = `${left.id} ${left.openedAt}`;
  return (
    <LeftDesk
      key={opening}
      reference={reference}
      left={left}
      number={number}
      onTakeOver={onTakeOver}
      onKeep={() => setKept((known) => [...known, opening])}
    />
  );
};
