import { isAuthorityEvent } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { inHand, inService, type Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import type { AtDesk } from './at-desk';

const text = counterText.front;

/** Somebody whom an act at another station took away from the desk, or brought back to it. */
type FrontNews = { readonly ticketId: string; readonly kind: 'gone' | 'back' };

/** What the screen of a desk shows in front. */
export type Front = {
  /** Person and state, `''` before anything was shown. */
  readonly key: string;
  /** `''` = nobody is in front. */
  readonly ticketId: string;
  /** Whether this station brought it there. */
  readonly isOwn: boolean;
  readonly news: FrontNews | null;
};

/** Before the first screen. */
export const nothingInFront: Front = { key: '', ticketId: '', isOwn: true, news: null };

const keyOf = (at: AtDesk): string => ('ticket' in at ? `${at.kind} ${at.ticket.id}` : at.kind);
const beforeWork: readonly string[] = ['', 'signedOff' satisfies AtDesk['kind']];

/** The agent's own change of the person in front, when two are at the desk. */
export const bringToFront = (ticket: Ticket): Front => ({
  key: keyOf({ kind: inService.has(ticket.status) ? 'serving' : 'called', ticket }),
  ticketId: ticket.id,
  isOwn: true,
  news: null,
});

/** What is in front now, after `before`; the same object as long as nothing changed. A change is another station's where its last step is. */
export const nextFront = (before: Front, at: AtDesk, tickets: readonly Ticket[], deviceId: string): Front => {
  const key = keyOf(at);
  if (key === before.key) return before;
  const ticketId = 'ticket' in at ? at.ticket.id : '';
  const isOthers = (id: string): boolean => {
    const last = entryById(tickets, id)?.events.at(-1);
    return last !== undefined && (last.by.deviceId !== deviceId || isAuthorityEvent(last));
  };
  if (beforeWork.includes(before.key) || at.kind === 'signedOff') return { key, ticketId, isOwn: true, news: null };
  const isGone = before.ticketId !== ticketId && isOthers(before.ticketId);
  const isBack = before.ticketId === '' && isOthers(ticketId);
  const isOwn = !isGone && !isOthers(ticketId);
  if (isGone) return { key, ticketId, isOwn, news: { ticketId: before.ticketId, kind: 'gone' } };
  return { key, ticketId, isOwn, news: isBack ? { ticketId, kind: 'back' } : null };
};

const whatBecame = (ticket: Ticket, last: AnyEvent, reference: SiteReference): string => {
  if (inHand.has(ticket.status)) return text.elsewhere(entryById(reference.desks, ticket.deskId)?.number ?? 0);
  if (ticket.status === 'waiting' && last.type === 'transferred') return text.transferred;
  return text.became[ticket.status] ?? '';
};

/** What another station did with the person in front, in one sentence; `''` = nothing, or it is told as a call that this desk lost: `lostId` = of whom. */
export const sayFrontNews = (
  news: FrontNews | null,
  tickets: readonly Ticket[],
  reference: SiteReference,
  lostId: string,
): string => {
  const ticket = entryById(tickets, news?.ticketId ?? '');
  const last = ticket?.events.at(-1);
  if (!news || !ticket || !last || ticket.id === lostId) return '';
  const agent = entryById(reference.agents, last.by.agentId)?.shortName ?? '';
  const { time } = civilOf(last.at, reference.site.zone);
  return news.kind === 'back'
    ? text.back(ticket.label, agent, time)
    : text.gone(ticket.label, whatBecame(ticket, last, reference), agent, time);
};
