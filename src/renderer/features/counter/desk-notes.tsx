import type { Ticket } from '#shared/domain/model/ticket';
import { isShared } from '#shared/domain/numbers/held-labels';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { entryById } from '#shared/lib/entry-by-id';

import { useSyncPart } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { useSaid } from '../../ui/voice/use-said';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { rivalDeskId, sayLost, type LostCall } from './view-model/double-calls';
import { isToConfirm } from './view-model/open-call';

const text = counterText.called;
const { front } = counterText;

type AlsoHereProps = { readonly ticket: Ticket; readonly day: CounterDay; readonly acts: CounterActs };

/** Somebody else at the same desk: never shown in place of the person in front, unless the agent says so. */
const AlsoHere = ({ ticket, day, acts }: AlsoHereProps) => {
  const { label } = ticket;
  const show = (): void => day.bringToFront(ticket);
  const isCalled = ticket.status === 'called';
  const requeue = (): void => acts.requeueOther(ticket.id);
  useKeys([
    { key: '', label: front.show(label), run: show },
    { key: '', label: front.requeue(label), run: requeue, when: isCalled },
  ]);
  return (
    <Note
      tone="warn"
      role="alert"
      acts={
        <>
          <Button size="small" onPress={show}>
            {front.show(label)}
          </Button>
          {isCalled && (
            <Button size="small" onPress={requeue}>
              {front.requeue(label)}
            </Button>
          )}
        </>
      }
    >
      <b>{front.also(label, isCalled)}</b>
    </Note>
  );
};

type DeskNotesProps = {
  readonly day: CounterDay;
  readonly acts: CounterActs;
  /** A call that another desk made first, until the agent has read it. */
  readonly lost: LostCall | null;
  readonly onSeen: () => void;
};

/** What the agent must know before the next act: a refusal, a call to confirm, a person called twice. */
export const DeskNotes = ({ day, acts, lost, onSeen }: DeskNotesProps) => {
  const { problem } = acts;
  const numberOf = (deskId: string): number => entryById(day.reference.desks, deskId)?.number ?? 0;
  const ticket = 'ticket' in day.at ? day.at.ticket : null;
  const isOpen = useSyncPart((sync) => ticket !== null && isToConfirm(ticket, sync));
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
      {day.news !== '' && (
        <Note tone="warn" role="alert">
          <b>{day.news}</b>
        </Note>
      )}
      {day.also.map((one) => (
        <AlsoHere key={one.id} ticket={one} day={day} acts={acts} />
      ))}
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
