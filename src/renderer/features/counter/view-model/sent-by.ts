import { ticketTale } from '#shared/domain/lifecycle/fold-ticket';
import { textOf } from '#shared/domain/lifecycle/read-payload';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf, wholeMinutesBetween } from '#shared/time/civil';

/** Sent on by who had them, or to a desk or an agent: who was set free when that desk closed, or got another reason, only goes on waiting. */
const isSent = (event: AnyEvent): boolean =>
  event.type === 'transferred' && ['call', 'deskId', 'agentId'].some((field) => textOf(event, field) !== '');
/** From here on a service is another one. */
const isTurn = ({ type }: AnyEvent): boolean => ['called', 'parked', 'requeued', 'transferred'].includes(type);
const isCall = ({ type }: AnyEvent): boolean => type === 'called' || type === 'recalled';

/** From which desk, by whom, when and after how long a service somebody was sent on, in words; `''` = they were not. */
export const sentWords = (
  { events }: Ticket,
  { desks, agents, site }: Pick<SiteReference, 'desks' | 'agents' | 'site'>,
): string => {
  const { told } = ticketTale(events);
  const at = told.findLastIndex(isSent);
  const sent = told[at];
  if (!sent) return '';
  const before = told.slice(0, at);
  const begun = before.slice(before.findLastIndex(isTurn) + 1).find(({ type }) => type === 'started');
  return counterText.person.sentBy({
    desk: entryById(desks, sent.by.deskId)?.number ?? 0,
    agent: entryById(agents, sent.by.agentId)?.shortName ?? '',
    time: civilOf(sent.at, site.zone).time,
    servedMin: begun ? wholeMinutesBetween(begun.at, sent.at) : 0,
  });
};

/** How often somebody was called since they were sent on, or at all: a call of before was answered. */
export const callsHere = ({ events, calls }: Ticket): number => {
  const { told } = ticketTale(events);
  const at = told.findLastIndex(isSent);
  return at < 0 ? calls : told.slice(at + 1).filter(isCall).length;
};
