import type { Refusal } from '#shared/errors/refusal';
import type { Ticket } from '#shared/domain/model/ticket';
import { sayAct } from '#shared/i18n/fr/acts';
import { capital, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import type { Act } from '../../data/commands/door/act';
import { useActs } from '../../data/queries/use-acts';
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

/** What this window wrote last today, newest first, each with what can still be done about it. Each day has the same numbers. */
export const recentOf = (
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
        // Priority stands beside it, as it is now.
        words: capital(sayAct('priority' in act ? { ...act, priority: false } : act)),
        isUndone: act.undone,
        acts: [
          ...(ticket && act.code !== 'abandoned' ? [{ label: text.reprint, run: () => onReprint(ticket.id) }] : []),
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

/** The same, at each change of what was written. */
export const useRecent = (needs: RecentNeeds): readonly RecentEntry[] => recentOf(useActs(), needs);
