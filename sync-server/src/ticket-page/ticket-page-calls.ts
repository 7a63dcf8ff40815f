import { textOf } from '#shared/domain/lifecycle/read-payload';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Feedback } from '#shared/domain/model/feedback';
import type { Kept } from '#shared/domain/model/reference';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import { aheadOfTicket } from '#shared/domain/queue/people-ahead';
import { kioskOf } from '#shared/domain/publication/shipped-screens';
import { recordsKept } from '#shared/sync/desk-window';

import type { Needs } from '../needs';
import type { WaitsOf } from '../floor/waits';
import type { Floor, FloorDay } from '../floor/floor';
import { hasGiven, takeFeedback } from '../feedback/take-feedback';
import { townSites } from '../sites/town-sites';

/** What the page of a ticket shows. No name and no id is in it. */
export type TicketView = {
  readonly commune: string;
  readonly site: string;
  readonly label: string;
  /** By language; the French name under `fr`. */
  readonly reason: Readonly<Record<string, string>>;
  /** `gone` = it ended without a service. */
  readonly state: 'waiting' | 'called' | 'serving' | 'parked' | 'done' | 'noAnswer' | 'gone';
  /** `null` when nobody would call it just now. */
  readonly ahead: number | null;
  readonly wait: WaitBand | null;
  /** The desk that called or serves, 0 = none; its name where the number does not say it; and the way. */
  readonly deskNumber: number;
  readonly place: string;
  readonly wayHint: string;
  /** Whether the form is offered, and whether it was sent already. */
  readonly asksFeedback: boolean;
  readonly gaveFeedback: boolean;
  /** How the data-protection officer is reached, `''` = nobody is named and nothing is said; and how long a visit is kept, `null` = no age ends it. */
  readonly dpoContact: string;
  readonly kept: Kept | null;
};

/** The page of a ticket, for whoever holds its key. */
export type TicketPageCalls = {
  /** `null` for a key that opens nothing, or nothing any more. */
  readonly view: (key: string) => Promise<TicketView | null>;
  /** The colour of the town, `''` before it is known. */
  readonly accent: () => Promise<string>;
  /** Keeps an opinion, once a ticket; `false` when the visit is not over. */
  readonly rate: (key: string, said: Pick<Feedback, 'score' | 'theme'>) => Promise<boolean>;
};

const SHORTEST_KEY = 16;

const findTicket = (tickets: readonly Ticket[], key: string): Ticket | undefined =>
  key.length < SHORTEST_KEY || !/^[\w-]+$/.test(key)
    ? undefined
    : tickets.find(({ events }) =>
        events.some((event) => event.type === 'issued' && textOf(event, 'trackKey') === key),
      );

const stateOf = ({ status }: Ticket): TicketView['state'] => {
  if (status === 'onHold') return 'serving';
  return status === 'abandoned' || status === 'notServedAtClosing' || status === 'void' ? 'gone' : status;
};

type Where = Pick<TicketView, 'deskNumber' | 'place' | 'wayHint'>;

/** Where the person goes: to the desk that called, or to the room where they were asked to wait. */
const whereOf = ({ reference }: FloorDay, ticket: Ticket): Where => {
  if (ticket.status === 'parked') {
    const room = reference.rooms.find(({ id }) => id === ticketDetails(ticket).roomId);
    return { deskNumber: 0, place: room?.name ?? '', wayHint: room?.wayHint ?? '' };
  }
  const desk = reference.desks.find(({ id }) => id === ticket.deskId);
  if (!desk) return { deskNumber: 0, place: '', wayHint: '' };
  const usual = [`guichet ${desk.number}`, String(desk.number)].includes(desk.name.trim().toLowerCase());
  return { deskNumber: desk.number, place: usual ? '' : desk.name, wayHint: desk.wayHint };
};

/** Whether an opinion is asked for: after a service, where the site wishes to know. */
const asksFeedback = (floor: FloorDay, ticket: Ticket): boolean =>
  ticket.status === 'done' && kioskOf(floor.reference).feedback;

/** The calls behind the page of a ticket. It is found in the day of the site alone, so its key opens nothing after midnight. */
export const ticketPageCalls = (
  parts: Needs<'store' | 'clock' | 'newId'> & { readonly floor: Floor; readonly waits: WaitsOf },
): TicketPageCalls => {
  const { store, floor, waits, clock } = parts;

  const find = async (key: string) => {
    for (const siteId of await townSites(store)) {
      const today = await floor.of(siteId, clock());
      const ticket = today && findTicket(today.tickets, key);
      if (ticket) return { siteId, today, ticket };
    }
    return null;
  };

  return {
    view: async (key) => {
      const found = await find(key);
      if (!found) return null;
      const { siteId, today, ticket } = found;
      const { site, reasons } = today.reference;
      const isWaiting = ticket.status === 'waiting';
      const asked = asksFeedback(today, ticket);
      const once = { day: today.day, via: 'ticket', key } as const;
      const reason = reasons.find(({ id }) => id === ticket.reasonId);
      return {
        commune: site.commune,
        site: site.name,
        label: ticket.label,
        reason: { ...reason?.names, fr: reason?.name ?? '' },
        state: stateOf(ticket),
        ahead: isWaiting ? aheadOfTicket({ ...today, nowIso: new Date(clock()).toISOString() }, ticket) : null,
        wait: isWaiting ? (waits.ofTickets(today).get(ticket.id) ?? null) : null,
        ...whereOf(today, ticket),
        asksFeedback: asked,
        dpoContact: site.dpoContact ?? '',
        kept: recordsKept(today.day, site),
        gaveFeedback: asked && (await store.withSite(siteId, (tx) => hasGiven(tx, once))),
      };
    },
    accent: async () => {
      const siteId = await store.homeSite();
      return (siteId === null ? null : await floor.of(siteId, clock()))?.reference.site.accent ?? '';
    },
    rate: async (key, said) => {
      const found = await find(key);
      if (!found || !asksFeedback(found.today, found.ticket)) return false;
      const { siteId, today, ticket } = found;
      const facts = { key, day: today.day, reasonId: ticket.reasonId, via: 'ticket' } as const;
      await store.withSite(siteId, (tx) => takeFeedback(parts, tx, { ...said, ...facts }));
      return true;
    },
  };
};
