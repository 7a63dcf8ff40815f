import { isStillExpected } from '#shared/domain/booking/appointment-standing';
import { closingCommands, closingOf } from '#shared/domain/lifecycle/closing';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, TicketStatus } from '#shared/domain/model/ticket';
import { byArrival } from '#shared/domain/queue/arrival-order';
import { openingInstants } from '#shared/domain/queue/opening-instants';
import { no, ok } from '#shared/lib/result';
import { addDays, civilOf } from '#shared/time/civil';

import type { DataContext } from '../../context';
import { readDays } from '../../read-portion';
import { loadReference, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { commitMany, inPieces } from '../door/many-rows';
import type { Done } from '../door/prepare';
import { refusalOfEvent } from '../door/role';
import { serviceConsequences } from './finish-service';

/** How far back tickets are looked for that nobody ended, days. */
export const sweptDays = 31;

const open: ReadonlySet<TicketStatus> = new Set(['waiting', 'called', 'parked', 'serving', 'onHold']);

/** Whether a ticket has not ended. */
export const isUnended = ({ status }: Ticket): boolean => open.has(status);

const changesOf = (ticket: Ticket, reference: SiteReference): AnyChange[] => {
  const commands = closingCommands(ticket);
  const isServed = commands.some(({ type }) => type === 'doubtTimes');
  return [
    // Whoever was called or ended meanwhile is left alone.
    commandChange('tickets', ticket.id, commands, { optional: true }),
    ...(isServed ? serviceConsequences(ticket, reference, 'answered', '') : []),
  ];
};

const countsOf = (done: readonly Done[], notServed: readonly Ticket[], leftOpen: readonly Ticket[]) => {
  const closed = new Set(done.map(({ id }) => id));
  const count = (tickets: readonly Ticket[]): number => tickets.filter(({ id }) => closed.has(id)).length;
  return { notServed: count(notServed), leftOpen: count(leftOpen) };
};

/** How long the town hall still receives today, as a civil time, `''` = no more; and how many are still to come to their appointment. */
const ahead = async (context: DataContext, reference: SiteReference) => {
  const now = context.now();
  const today = todayOf(context, reference);
  const last = openingInstants(reference, today).site.at(-1)?.to ?? 0;
  const of = await readDays<'appointments'>(context.database.appointments, addDays(today, -1), today);
  const moment = civilOf(now.toISOString(), reference.site.zone);
  return {
    until: last > now.getTime() ? civilOf(new Date(last).toISOString(), reference.site.zone).time : '',
    expected: of.filter((one) => isStillExpected(one, moment)).length,
  };
};

/** `sendAway` = the tickets of today of which somebody said that they are sent away. */
export type CloseDayInput = { readonly sendAway?: readonly string[] };

/**
 * Closes the day: everyone who still waits was not served, which is no absence; services of earlier days that nobody ended end with
 * times that count in no average. One act, one undo. A supervisor answers for it, and for each of those who are sent away: while
 * somebody else waits today the day is not closed.
 */
export const closeDay = async (context: DataContext, { sendAway = [] }: CloseDayInput = {}): Acted => {
  const refusal = await refusalOfEvent(context, 'tickets', 'notServedAtClosing');
  if (refusal) return no(refusal);
  const reference = await loadReference(context);
  const today = todayOf(context, reference);
  const rows = await readDays<'tickets'>(context.database.tickets, addDays(today, -sweptDays - 1), today);
  const found = rows.filter(isUnended);
  const { notServed, leftOpen } = closingOf(found, today);
  const all = [...notServed, ...leftOpen];
  if (all.length === 0) return no({ code: 'nothingToClose' });
  const waiting = notServed.filter(({ day }) => day === today);
  if (waiting.some(({ id }) => !sendAway.includes(id)))
    return no({
      code: 'peopleWait',
      tickets: waiting.toSorted(byArrival).map(({ id, label }) => ({ id, label })),
      ...(await ahead(context, reference)),
    });
  const result = await commitMany(context, {
    code: 'dayClosed',
    all: all.length,
    work: inPieces(
      'dayClosed',
      all.map((ticket) => changesOf(ticket, reference)),
    ),
    factsOf: (done) => ({ code: 'dayClosed', ...countsOf(done, notServed, leftOpen) }),
  });
  return result.ok ? ok({ act: result.value.act }) : result;
};
