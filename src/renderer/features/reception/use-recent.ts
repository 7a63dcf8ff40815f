import type { Refusal } from '#shared/errors/refusal';
import type { Ticket } from '#shared/domain/model/ticket';
import { sayAct } from '#shared/i18n/fr/acts';
import { agendaText } from '#shared/i18n/fr/agenda';
import { capital, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { compareText } from '#shared/lib/compare';
import { civilOf } from '#shared/time/civil';

import type { Act } from '../../data/commands/door/act';
import { useActs } from '../../data/queries/use-acts';
import { useMe } from '../../data/queries/use-me';
import type { RecentEntry } from './recent-entries';
import { mayTakeBack } from './view-model/take-back';

const text = receptionText.recent;
const listed = new Set<Act['code']>([
  'passageLogged',
  'checkedIn',
  'receivedToday',
  'booked',
  'rescheduled',
  'cancelled',
  'helpAnswered',
  'abandoned',
]);

const kindOf = (act: Act): RecentEntry['kind'] => {
  if (act.code === 'checkedIn' || act.code === 'receivedToday') return 'arrival';
  if (act.code === 'helpAnswered') return 'answered';
  if (act.code === 'abandoned') return 'ticket';
  if (act.code !== 'passageLogged') return 'appointment';
  return act.next === 'ticket' ? 'ticket' : 'answered';
};

type Me = { readonly agentId: string; readonly deviceId: string };

type RecentNeeds = {
  readonly zone: string;
  readonly today: string;
  /** Those of today. */
  readonly tickets: readonly Ticket[];
  readonly most: number;
  readonly onReprint: (ticketId: string) => void;
  /** An act cannot be taken back any more. */
  readonly onRefused: (reason: Refusal) => void;
};

const reprint = ({ id }: Ticket, onReprint: RecentNeeds['onReprint']): RecentEntry['acts'][number] => ({
  label: text.reprint,
  run: () => onReprint(id),
});

/**
 * The tickets that were given here before Guichet was started again, newest first: whoever stands there still wants the paper. What can be undone is
 * forgotten with the window that wrote it; the card of the ticket does the rest.
 */
const givenBefore = (
  written: readonly Act[],
  { zone, tickets, most, onReprint }: RecentNeeds,
  { agentId, deviceId }: Me,
): readonly RecentEntry[] => {
  const known = new Set(written.flatMap((act) => ('label' in act ? [act.label] : [])));
  return tickets
    .flatMap((ticket) => {
      const [issued] = ticket.events;
      const isOwn = issued?.type === 'issued' && issued.by.deviceId === deviceId && issued.by.agentId === agentId;
      return isOwn && ticket.status !== 'void' && !known.has(ticket.label) ? [{ ticket, at: issued.at }] : [];
    })
    .toSorted((one, other) => compareText(other.at, one.at))
    .slice(0, most)
    .map(({ ticket, at }) => ({
      id: ticket.id,
      time: shortTime(civilOf(at, zone).time),
      ticketLabel: ticket.label,
      ticketId: ticket.id,
      priority: ticket.priority,
      kind: 'ticket',
      words: text.given(ticket.label),
      isUndone: false,
      acts: [reprint(ticket, onReprint)],
    }));
};

const wordsOf = (act: Act): string => {
  // Priority stands beside it, as it is now.
  const said = capital(sayAct('priority' in act ? { ...act, priority: false } : act));
  return act.inVain ? `${said}, ${agendaText.detail.inVain}` : said;
};

/** What this window wrote last today, newest first, each with what can still be done about it. Each day has the same numbers. */
const writtenHere = (
  written: readonly Act[],
  { zone, today, tickets, most, onReprint, onRefused }: RecentNeeds,
): readonly RecentEntry[] =>
  written
    .filter((act) => listed.has(act.code) && civilOf(act.at, zone).day === today)
    .slice(-most)
    .toReversed()
    .map((act) => {
      const label = 'label' in act ? act.label : '';
      const ticket = tickets.find((one) => label !== '' && one.label === label && one.status !== 'void');
      return {
        id: act.id,
        time: shortTime(civilOf(act.at, zone).time),
        ticketLabel: label,
        ticketId: ticket?.id ?? '',
        priority: ticket?.priority ?? false,
        kind: kindOf(act),
        words: wordsOf(act),
        isUndone: act.undone,
        acts: [
          ...(ticket && act.code !== 'abandoned' ? [reprint(ticket, onReprint)] : []),
          ...(!mayTakeBack(act, ticket)
            ? []
            : [
                {
                  label: receptionText.ticket.undo,
                  run: () =>
                    void act.undo().then((done) => {
                      if (!done.ok) onRefused(done.reason);
                    }),
                },
              ]),
        ],
      };
    });

/** What this desk wrote last today: what this window did, then the tickets that were given here before it. */
export const recentOf = (written: readonly Act[], needs: RecentNeeds, me: Me): readonly RecentEntry[] =>
  [...writtenHere(written, needs), ...givenBefore(written, needs, me)].slice(0, needs.most);

/** The same, at each change of what was written. */
export const useRecent = (needs: RecentNeeds): readonly RecentEntry[] => recentOf(useActs(), needs, useMe());
