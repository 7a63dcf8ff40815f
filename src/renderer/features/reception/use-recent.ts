import { capital, shortTime } from '#shared/i18n/fr/format';
import { sayAct } from '#shared/i18n/fr/acts';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import type { Act } from '../../data/commands/act';
import { useActs } from '../../data/queries/use-acts';
import type { RecentEntry } from './recent-entries';

const listed = new Set<Act['code']>(['passageLogged', 'checkedIn', 'booked', 'rescheduled', 'cancelled']);

const kindOf = (act: Act): RecentEntry['kind'] => {
  if (act.code === 'checkedIn') return 'arrival';
  if (act.code !== 'passageLogged') return 'appointment';
  return act.params['next'] === 'ticket' ? 'ticket' : 'answered';
};

/** What this window wrote last, newest first. */
export const useRecent = (zone: string, labelOf: (act: Act) => string, most: number): readonly RecentEntry[] =>
  useActs()
    .filter((act) => listed.has(act.code))
    .slice(-most)
    .toReversed()
    .map((act) => ({
      id: act.id,
      time: shortTime(civilOf(act.at, zone).time),
      ticketLabel: labelOf(act),
      kind: kindOf(act),
      words: capital(sayAct(act.code, act.params)),
      isUndone: act.undone,
      act: { label: receptionText.ticket.undo, run: () => void act.undo() },
    }));
