import { shortTime } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';

import { ChoiceDialog } from '../../ui/choice-dialog';
import { EarlyArrival } from '../../ui/early-arrival';
import { useOpenTicket } from '../../ui/open-ticket';
import type { useCheckIn } from './use-check-in';
import type { usePassage } from './use-passage';

const text = receptionText.twice;
/** A name is no proof of who stands there (0048). */
const namesake = { id: 'namesake', label: peopleText.namesake.another };

type ArrivalQuestionsProps = Pick<
  ReturnType<typeof useCheckIn>,
  'closed' | 'early' | 'twice' | 'otherDay' | 'missed' | 'off' | 'checkIn' | 'shut'
> & {
  readonly passage: Pick<ReturnType<typeof usePassage>, 'expected' | 'held' | 'shut' | 'send' | 'sendAnother'>;
  /** Begins to move the appointment of somebody who came hours early, or in a closure. */
  readonly onMove: (appointmentId: string) => void;
};

/** What is asked before somebody gets a ticket: they are booked into a closure, come hours early, on another day, were noted absent or called off, hold one already, are expected for an appointment, or come after closing. */
export const ArrivalQuestions = ({
  closed,
  early,
  twice,
  otherDay,
  missed,
  off,
  checkIn,
  shut,
  passage,
  onMove,
}: ArrivalQuestionsProps) => {
  const openTicket = useOpenTicket();
  const { expected, held, send, sendAnother } = passage;
  const asksShut = shut ?? (passage.shut && { ...passage.shut, onGive: () => void send('ticket', 'shut') });
  return (
    <>
      {closed && (
        <ChoiceDialog
          title={receptionText.closed.title(closed.name, closed.time)}
          hint={receptionText.closed.hint(closed.since, closed.until)}
          choices={[
            { id: 'move', label: receptionText.closed.move },
            { id: 'receive', label: receptionText.closed.receive },
          ]}
          onPick={(id) => {
            closed.onClose();
            if (id === 'receive') closed.onReceive();
            else onMove(closed.appointmentId);
          }}
          onClose={closed.onClose}
          opensByEnter
        />
      )}
      {early && <EarlyArrival {...early} onMove={() => onMove(early.appointmentId)} />}
      {otherDay && (
        <ChoiceDialog
          title={receptionText.otherDay.title(otherDay.name, otherDay.day, otherDay.time)}
          hint={receptionText.otherDay.hint(otherDay.day)}
          choices={[
            { id: 'receive', label: receptionText.arrivals.receiveToday },
            { id: 'keep', label: receptionText.otherDay.keep(otherDay.day) },
          ]}
          onPick={(id) => {
            otherDay.onClose();
            if (id === 'receive') otherDay.onReceive();
          }}
          onClose={otherDay.onClose}
          opensByEnter
        />
      )}
      {missed && (
        <ChoiceDialog
          title={receptionText.missed.title(missed.name, missed.time)}
          hint={receptionText.missed.hint}
          choices={[
            { id: 'receive', label: receptionText.missed.receive },
            { id: 'keep', label: receptionText.missed.keep },
          ]}
          onPick={(id) => {
            missed.onClose();
            if (id === 'receive') missed.onReceive();
          }}
          onClose={missed.onClose}
          opensByEnter
        />
      )}
      {off && (
        <ChoiceDialog
          title={receptionText.off.title(off.name, off.time)}
          hint={receptionText.off.hint(off.reason, off.place)}
          choices={[
            ...(off.place === 'free' ? [{ id: 'reopen', label: receptionText.off.reopen }] : []),
            { id: 'passage', label: receptionText.off.passage(off.reason) },
          ]}
          onPick={(id) => {
            off.onClose();
            if (id === 'reopen') off.onReopen();
            else off.onPassage();
          }}
          onClose={off.onClose}
          opensByEnter
        />
      )}
      {twice && (
        <ChoiceDialog
          title={text.title(twice.name, twice.label)}
          hint={text.hint}
          choices={[
            ...(openTicket ? [{ id: 'show', label: text.show(twice.label) }] : []),
            { id: 'second', label: text.second },
          ]}
          onPick={(id) => {
            twice.onClose();
            if (id === 'show') openTicket?.(twice.ticketId);
            else twice.onSecond();
          }}
          onClose={twice.onClose}
          opensByEnter
        />
      )}
      {asksShut && (
        <ChoiceDialog
          title={receptionText.afterClosing.title(asksShut.closedToday)}
          hint={receptionText.afterClosing.hint}
          choices={[
            { id: 'keep', label: receptionText.afterClosing.keep },
            { id: 'give', label: receptionText.afterClosing.give },
          ]}
          onPick={(id) => {
            asksShut.onClose();
            if (id === 'give') asksShut.onGive();
          }}
          onClose={asksShut.onClose}
          opensByEnter
        />
      )}
      {held && (
        <ChoiceDialog
          title={text.holding(held.name, held.label)}
          about={held.file}
          hint={text.holdingHint}
          choices={[
            ...(openTicket ? [{ id: 'show', label: text.show(held.label) }] : []),
            { id: 'second', label: text.secondTicket },
            namesake,
          ]}
          onPick={(id) => {
            held.onClose();
            if (id === 'show') openTicket?.(held.ticketId);
            else if (id === namesake.id) sendAnother('held');
            else void send('ticket', 'held');
          }}
          onClose={held.onClose}
          opensByEnter
        />
      )}
      {expected && (
        <ChoiceDialog
          title={text.expected(expected.name, shortTime(expected.time))}
          about={expected.file}
          hint={text.expectedHint}
          choices={[{ id: 'arrive', label: text.arrive }, { id: 'another', label: text.another }, namesake]}
          onPick={(id) => {
            expected.onClose();
            if (id === 'arrive') checkIn(expected.appointmentId, expected.priority, true);
            else if (id === namesake.id) sendAnother('expected');
            else void send('ticket', 'expected');
          }}
          onClose={expected.onClose}
          opensByEnter
        />
      )}
    </>
  );
};
