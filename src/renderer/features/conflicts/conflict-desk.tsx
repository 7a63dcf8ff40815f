import { CircleCheck } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';

import type { Conflict, UnreadableRow } from '#shared/domain/conflicts/conflict';
import { crowdOf } from '#shared/domain/conflicts/crowd';
import { settledToday, type Settled } from '#shared/domain/conflicts/settled-today';
import type { SiteReference } from '#shared/domain/model/reference';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import type { ScreenProps } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useConflicts, useStrandedDays, type Conflicts } from '../../data/queries/use-conflicts';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { useSaid } from '../../ui/voice/use-said';
import { useUnread } from '../../ui/redraw/use-unread';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { CalledTwicePane } from './called-twice-pane';
import { ConflictList } from './conflict-list';
import { DoublePane } from './double-pane';
import { ErasedPane } from './erased-pane';
import { IdentityPane } from './identity-pane';
import { OverbookedPane } from './overbooked-pane';
import type { PaneProps } from './pane';
import { QuarantinedPane } from './quarantined-pane';
import { SameNumberPane } from './same-number-pane';
import { StrandedList } from './stranded-list';
import { SettledList } from './settled-list';
import { TellPane } from './tell-pane';
import { TicketNumberPane } from './ticket-number-pane';
import { TwoTicketsPane } from './two-tickets-pane';
import { UnprovedPane } from './unproved-pane';
import { peopleOf } from './view-model/say-conflict';
import { createWords, type Words } from './view-model/words';
import { ActBar, UnreadContext } from './act-bar';

const { quarantined, unreadable: text } = conflictKindsText;

/** A document that this desk cannot read, whole or in part: that the rest works, who mends it, and by which mark it is found. */
const UnreadablePane = ({ row, onLater }: Pick<PaneProps, 'onLater'> & { readonly row: UnreadableRow }) => (
  <section className="co-main" aria-label={text.region}>
    <div className="co-scroll">
      <header>
        <h2>{text.title(row.collection, row.isWhole)}</h2>
      </header>
      <Note>{text.lead}</Note>
      <dl className="co-facts co-facts--long">
        <div>
          <dt>{quarantined.why}</dt>
          <dd>{text.why}</dd>
        </div>
        <div>
          <dt>{quarantined.todo}</dt>
          <dd>{text.todo}</dd>
        </div>
        <div>
          <dt>{text.mark}</dt>
          <dd className="code">{row.id}</dd>
        </div>
      </dl>
    </div>
    <ActBar problem="" onLater={onLater} />
  </section>
);

type DeskProps = ScreenProps & { readonly reference: SiteReference };

const useSettled = (found: Conflicts, reference: SiteReference, today: string): readonly Settled[] => {
  const { appointments, tickets } = found;
  const { zone } = reference.site;
  return useMemo(
    () => settledToday(appointments, tickets, (at) => civilOf(at, zone).day === today),
    [appointments, tickets, zone, today],
  );
};

/** Those who stand around the surplus that is shown, whose names its picture needs. */
const namesAround = (shown: Conflict | undefined, found: Conflicts, reference: SiteReference): readonly string[] => {
  if (shown?.kind !== 'overbooked') return [];
  const ofDay = found.appointments.filter((one) => one.day === shown.appointment.day);
  const { holders } = crowdOf(reference, ofDay, shown.appointment);
  return [...holders, ...ofDay].map(({ citizenId }) => citizenId);
};

const useWords = (ids: readonly string[], reference: SiteReference, today: string): Words => {
  const people = useCitizenValues(ids);
  return useMemo(() => createWords(reference, people, today), [reference, people, today]);
};

/** Whom or what a key is about, without the kind. */
const aboutOf = (key: string): string => key.slice(key.indexOf('-') + 1);

/** Which conflict is shown: the one asked for while it stands, else the one that took its place in the list. */
const useSelected = (conflicts: readonly Conflict[], asked: string) => {
  const [wanted, setWanted] = useState(asked);
  const [seenAsked, setSeenAsked] = useState(asked);
  const [lastIndex, setLastIndex] = useState(0);
  if (asked !== seenAsked) {
    setSeenAsked(asked);
    if (asked !== '') setWanted(asked);
  }
  const exact = conflicts.findIndex(({ key }) => key === wanted);
  // A surplus that moved becomes a person to tell, and back again by an undo: the eye stays with them.
  const index = exact >= 0 ? exact : conflicts.findIndex(({ key }) => aboutOf(key) === aboutOf(wanted));
  const at = index >= 0 ? index : Math.min(lastIndex, Math.max(0, conflicts.length - 1));
  if (at !== lastIndex) setLastIndex(at);
  const shown = conflicts[at];
  const [aimed, setAimed] = useState('');
  const isUnread = useUnread([shown?.key ?? ''], aimed);
  return {
    shown,
    at,
    /** The person goes to it, and sees it before they act. */
    select: (key: string): void => {
      setWanted(key);
      setAimed(key);
    },
    /** It follows on one that was settled. */
    goOn: setWanted,
    isUnread: () => isUnread(0),
  };
};

const Empty = ({
  onNavigate,
  isRead,
  isStranded,
}: {
  readonly onNavigate: ScreenProps['onNavigate'];
  readonly isRead: boolean;
  readonly isStranded: boolean;
}) => {
  const { stranded, empty } = conflictsText;
  const text = isStranded ? { ...empty, title: stranded.emptyTitle, text: stranded.emptyText } : empty;
  if (!isRead) return <p className="place-wait">{conflictsText.looking}</p>;
  return (
    <section className="co-main co-empty" aria-label={text.title}>
      <div>
        <h2 tabIndex={-1} data-conflict-empty>
          {!isStranded && <Icon of={CircleCheck} />} {text.title}
        </h2>
        <p>{text.text}</p>
        <p className="meta">{text.later}</p>
        <Button onPress={() => onNavigate('reception')}>{text.act}</Button>
      </div>
    </section>
  );
};

const Pane = ({
  conflict,
  onNavigate,
  ...props
}: PaneProps & { readonly conflict: Conflict; readonly onNavigate: ScreenProps['onNavigate'] }) => {
  switch (conflict.kind) {
    case 'overbooked':
      return <OverbookedPane {...props} surplus={conflict.appointment} onNavigate={onNavigate} />;
    case 'tell':
      return <TellPane {...props} {...conflict} onNavigate={onNavigate} />;
    case 'crossed':
      return <TellPane {...props} {...conflict} steps={[conflict.stands, conflict.other]} onNavigate={onNavigate} />;
    case 'calledTwice':
      return <CalledTwicePane {...props} ticket={conflict.ticket} />;
    case 'twoTickets':
      return <TwoTicketsPane {...props} conflict={conflict} />;
    case 'ticketNumber':
      return <TicketNumberPane words={props.words} onLater={props.onLater} conflict={conflict} />;
    case 'double':
      return <DoublePane {...props} conflict={conflict} onNavigate={onNavigate} />;
    case 'sameNumber':
      return <SameNumberPane {...props} conflict={conflict} onNavigate={onNavigate} />;
    case 'identity':
      return <IdentityPane {...props} conflict={conflict} />;
    case 'unproved':
      return <UnprovedPane {...props} conflict={conflict} />;
    case 'erased':
      return <ErasedPane {...props} appointment={conflict.appointment} onNavigate={onNavigate} />;
    case 'quarantined':
      return <QuarantinedPane {...props} row={conflict.row} />;
    case 'unreadable':
      return <UnreadablePane row={conflict.row} onLater={props.onLater} />;
  }
};

/** After an act, and when the place opens, the focus is where the work goes on; never taken from where somebody types. */
const useListFocus = (shownKey: string): void => {
  useEffect(() => {
    const held = document.activeElement;
    if (held && held !== document.body && !held.classList.contains('tab')) return;
    const target = shownKey === '' ? '[data-conflict-empty]' : `[data-conflict="${CSS.escape(shownKey)}"]`;
    document.querySelector<HTMLElement>(target)?.focus();
  }, [shownKey]);
};

/** The list at the left, the conflict that is being settled at the right. */
export const ConflictDesk = ({ reference, params, onNavigate }: DeskProps) => {
  const today = useToday();
  const found = useConflicts();
  const { conflicts } = found;
  const stranded = useStrandedDays(reference);
  const settled = useSettled(found, reference, today);
  const { shown, at, select, goOn, isUnread } = useSelected(conflicts, params['conflict'] ?? '');
  const words = useWords([...peopleOf(conflicts, settled), ...namesAround(shown, found, reference)], reference, today);
  const shownKey = shown?.key ?? '';
  const [said, setSaid] = useState({ text: '' });
  useSaid('act', said.text, { answers: said });
  /** To another one by themselves: what became of the one before is read. */
  const look = (key: string): void => {
    if (key !== shownKey) setSaid({ text: '' });
    select(key);
  };
  useListFocus(shownKey);
  useKeys([{ id: 'list', key: '↑ ↓', label: conflictsText.keys.next, bar: true, when: conflicts.length > 1 }], {
    group: conflictsText.keys.group,
  });
  const onLater = (): void => {
    const next = conflicts[(at + 1) % Math.max(1, conflicts.length)];
    if (conflicts.length < 2 || !next) onNavigate('supervision');
    else {
      look(next.key);
      document.querySelector<HTMLElement>(`[data-conflict="${CSS.escape(next.key)}"]`)?.focus();
    }
  };
  return (
    <div className="co" {...groundOf('solutions')} {...homeAt('[data-conflict][tabindex="0"], [data-conflict-empty]')}>
      <nav className="co-lst" aria-label={conflictsText.title}>
        {said.text !== '' && (
          <Note tone="ok" className="co-said">
            {said.text}
          </Note>
        )}
        <ConflictList listed={found} selected={shownKey} words={words} onSelect={look} />
        <StrandedList days={stranded} onNavigate={onNavigate} />
        <SettledList settled={settled} words={words} />
      </nav>
      {shown ? (
        <UnreadContext value={isUnread}>
          <Pane
            key={shownKey}
            conflict={shown}
            words={words}
            appointments={found.appointments}
            onLater={onLater}
            onSettled={(next, news = '') => {
              setSaid({ text: news });
              if (next !== '') goOn(next);
            }}
            onNavigate={onNavigate}
          />
        </UnreadContext>
      ) : (
        <Empty onNavigate={onNavigate} isRead={found.isRead} isStranded={stranded.length > 0} />
      )}
    </div>
  );
};
