import { CalendarPlus, MessageSquareText, Star, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';

import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { Plaque } from '../../ui/plaque';
import { Tag } from '../../ui/tag';
import { TicketPlaque } from '../../ui/ticket-plaque';

const text = receptionText.recent;

/** One thing done at this desk, as its line in the list. */
export type RecentEntry = {
  readonly id: string;
  readonly time: string;
  readonly ticketLabel: string;
  /** The ticket as it is now; `''` = there is none any more. */
  readonly ticketId: string;
  readonly priority: boolean;
  readonly kind: 'ticket' | 'arrival' | 'answered' | 'appointment';
  readonly words: string;
  readonly isUndone: boolean;
  /** What can still be done about it; nothing once it was undone. */
  readonly acts: readonly { readonly label: string; readonly run: () => void }[];
};

const icons = {
  ticket: MessageSquareText,
  arrival: UserCheck,
  answered: MessageSquareText,
  appointment: CalendarPlus,
} as const;

const signOf = (entry: RecentEntry): ReactNode => {
  if (entry.ticketId !== '') return <TicketPlaque ticketId={entry.ticketId} label={entry.ticketLabel} state="done" />;
  if (entry.ticketLabel !== '') return <Plaque label={entry.ticketLabel} state="done" />;
  return (
    <span className="st st--mute">
      <Icon of={icons[entry.kind]} />
    </span>
  );
};

type RecentEntriesProps = {
  readonly entries: readonly RecentEntry[];
  /** Writes the last entry into the form once more. */
  readonly onRepeat: () => void;
  readonly canRepeat: boolean;
};

/** What this desk wrote last, each with the acts that make sense on it. */
export const RecentEntries = ({ entries, onRepeat, canRepeat }: RecentEntriesProps) => (
  <div className="did">
    <Head
      title={text.title}
      level={3}
      end={
        canRepeat && (
          <Button tone="link" className="meta" keys="Ctrl R" onPress={onRepeat}>
            {text.repeat}
          </Button>
        )
      }
    />
    {entries.length === 0 && <p className="did-none meta">{text.none}</p>}
    <ul>
      {entries.map((entry, index) => (
        <li key={entry.id} className={index > 2 ? 'wide-only' : ''}>
          <time>{entry.time}</time>
          {signOf(entry)}
          {entry.isUndone ? <s className="clip">{entry.words}</s> : <span className="clip">{entry.words}</span>}
          {entry.priority && <Tag icon={Star}>{text.priority}</Tag>}
          {entry.isUndone && <span className="meta">{text.undone}</span>}
          {!entry.isUndone && (
            <span className="did-acts end">
              {entry.acts.map(({ label, run }) => (
                <Button key={label} tone="link" className="meta" label={`${label}, ${entry.words}`} onPress={run}>
                  {label}
                </Button>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  </div>
);
