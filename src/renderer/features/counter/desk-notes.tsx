import { isShared } from '#shared/domain/numbers/held-labels';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { entryById } from '#shared/lib/entry-by-id';

import { useSyncPart } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useSaid } from '../../ui/voice/use-said';
import type { CounterDay } from './use-counter-day';
import { rivalDeskId, sayLost, type LostCall } from './view-model/double-calls';
import { isCallOpen } from './view-model/open-call';

const text = counterText.called;

type DeskNotesProps = {
  readonly day: CounterDay;
  readonly problem: string;
  /** A call that another desk made first, until the agent has read it. */
  readonly lost: LostCall | null;
  readonly onSeen: () => void;
};

/** What the agent must know before the next act: a refusal, a call to confirm, a person called twice. */
export const DeskNotes = ({ day, problem, lost, onSeen }: DeskNotesProps) => {
  const numberOf = (deskId: string): number => entryById(day.reference.desks, deskId)?.number ?? 0;
  const ticket = 'ticket' in day.at ? day.at.ticket : null;
  const isOpen = useSyncPart((sync) => ticket !== null && isCallOpen(ticket, sync));
  const called = day.at.kind === 'called' ? day.at.ticket : null;
  useSaid('refusal', problem);
  const rival = ticket && day.desk ? rivalDeskId(ticket, day.desk.id) : '';
  return (
    <div className="desknotes">
      {lost && (
        <Note
          tone="bad"
          role="alert"
          acts={
            <Button size="small" onPress={onSeen}>
              {text.understood}
            </Button>
          }
        >
          <b>{text.twice(numberOf(lost.rivalId))}</b> {sayLost(lost, day.reference)}
        </Note>
      )}
      {called && isShared(called, day.tickets) && (
        <Note tone="warn" role="alert">
          <b>{text.sameLabel(called.label)}</b> {text.sameLabelHint}
        </Note>
      )}
      {ticket?.calledTwice && (
        <Note tone="bad" role="alert">
          <b>{text.twice(numberOf(rival))}</b> {text.twiceKept}
        </Note>
      )}
      {isOpen && (
        <Note tone="pencil" role="status">
          <b>{text.tentative}</b> {text.tentativeHint}
        </Note>
      )}
      {ticket && day.pause && (
        <Note role="status">
          <b>{counterLifeText.pause.after}</b>
        </Note>
      )}
      {problem !== '' && <Note tone="warn">{problem}</Note>}
    </div>
  );
};
