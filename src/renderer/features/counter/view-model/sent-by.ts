import { ticketTale } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf, wholeMinutesBetween } from '#shared/time/civil';

const isSent = ({ type }: AnyEvent): boolean => type === 'transferred';
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
  const begun = told.slice(0, at).findLast(({ type }) => type === 'started');
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
