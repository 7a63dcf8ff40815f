import { CalendarPlus, MessageSquareText, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';

import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { Plaque } from '../../ui/plaque';

const text = receptionText.recent;

/** One thing done at this desk, as its line in the list. */
export type RecentEntry = {
  readonly id: string;
  readonly time: string;
  readonly ticketLabel: string;
  readonly kind: 'ticket' | 'arrival' | 'answered' | 'appointment';
  readonly words: string;
  readonly isUndone: boolean;
  readonly act: { readonly label: string; readonly run: () => void } | null;
};

const icons = {
  ticket: MessageSquareText,
  arrival: UserCheck,
  answered: MessageSquareText,
  appointment: CalendarPlus,
} as const;

const signOf = (entry: RecentEntry): ReactNode => {
  if (entry.ticketLabel !== '') return <Plaque label={entry.ticketLabel} state="done" />;
  return (
    <span className="st st--mute">
      <Icon of={icons[entry.kind]} />
    </span>
  );
};

/** What this desk wrote last, each with the one act that makes sense on it. */
export const RecentEntries = ({ entries }: { readonly entries: readonly RecentEntry[] }) => (
  <div className="did">
    <Head title={text.title} level={3} />
    {entries.length === 0 && <p className="did-none meta">{text.none}</p>}
    <ul>
      {entries.map((entry, index) => (
        <li key={entry.id} className={index > 2 ? 'wide-only' : ''}>
          <time>{entry.time}</time>
          {signOf(entry)}
          {entry.isUndone ? <s className="clip">{entry.words}</s> : <span className="clip">{entry.words}</span>}
          {entry.isUndone && <span className="meta">{text.undone}</span>}
          {entry.act && !entry.isUndone && (
            <Button tone="link" className="meta end" onPress={entry.act.run}>
              {entry.act.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </div>
);
