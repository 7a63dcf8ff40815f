import type { Appointment } from '#shared/domain/model/appointment';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Ticket } from '#shared/domain/model/ticket';
import type { TicketStanding } from '#shared/domain/queue/ticket-standing';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';

import { useSaidActs, type SaidActs } from '../../data/commands/use-said-acts';
import { useStepElsewhere } from '../../data/queries/use-me';
import { useHolder } from '../../data/queries/use-role';
import { useIsExchanged } from '../../data/queries/use-sync-state';
import { useTicketPrint } from '../../data/queries/use-ticket-print';
import { openPrinted } from '../../platform/print-ticket';
import { paperSlipOf } from '../../platform/ticket-paper';
import { Button } from '../../ui/button';
import { homeAt } from '../../ui/keep-focus';
import { useKeys, type KeyAction } from '../../ui/keys';
import { Note } from '../../ui/note';
import { PrintedFile } from '../../ui/printed-file';
import { useHeld } from '../../ui/redraw/use-unread';
import { SaidLine } from '../../ui/said-line';
import { cardActs, type CardAct } from './view-model/card-view';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import type { SiteReference } from '#shared/domain/model/reference';

export type TicketCardProps = {
  readonly ticketId: string;
  readonly reference: SiteReference;
  /** Opens the file of the person; `null` where nobody may see who it is. */
  readonly onPerson: ((citizenId: string) => void) | null;
  readonly onNavigate: Navigate;
  readonly onClose: () => void;
};

const text = ticketCardText;

type CardActsProps = Omit<TicketCardProps, 'ticketId'> & {
  readonly ticket: Ticket;
  readonly standing: TicketStanding;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly appointments: readonly Appointment[];
};

type Doing = { readonly label: string; readonly key: '' | 'Ctrl P' | 'Alt P'; readonly run: () => void };

const doingOf = (ticket: Ticket, acts: SaidActs, reprint: () => void): Readonly<Record<CardAct, Doing>> => {
  const ticketId = ticket.id;
  const priority = !ticket.priority;
  return {
    reprint: { label: text.acts.reprint, key: 'Ctrl P', run: reprint },
    priority: {
      label: priority ? text.acts.priorityOn : text.acts.priorityOff,
      key: 'Alt P',
      run: () => void acts.run((commands) => commands.markPriority({ ticketId, priority })),
    },
    requeue: {
      label: text.acts.requeue,
      key: '',
      run: () => void acts.run((commands) => commands.requeueTicket({ ticketId })),
    },
    left: {
      label: text.acts.left,
      key: '',
      run: () => void acts.run((commands) => commands.abandonTicket({ ticketId, why: 'left' })),
    },
    cancel: {
      label: text.acts.cancel,
      key: '',
      run: () => void acts.run((commands) => commands.cancelTicket({ ticketId })),
    },
  };
};

const PrintLine = ({ sent }: { readonly sent: ReturnType<typeof useTicketPrint>['sent'] }) => {
  if (!sent) return null;
  if (sent.print === 'file') return <PrintedFile file={sent.file} onOpen={openPrinted} />;
  return (
    <p className="meta" role="status">
      {text.print[sent.print]}
    </p>
  );
};

/** What can be done with the number, each by a button; the word on the last act, with its undo, stands below. */
export const CardActs = (props: CardActsProps) => {
  const { ticket, standing, reference, tickets, sessions, appointments, onPerson, onNavigate, onClose } = props;
  const acts = useSaidActs();
  const holder = useHolder(reference);
  const { sent, send } = useTicketPrint(reference);
  const isPending = (id: string): boolean =>
    appointments.some((one) => one.id === id && one.confirmation === 'pending');
  const isExchanged = useIsExchanged(ticket.id);
  const reprint = (): void =>
    send({ ticketId: ticket.id, ...paperSlipOf(ticket, { reference, tickets, sessions, isPending, isExchanged }) });
  const may = holder === undefined || holder.rights.has('dayWork');
  const shown = may ? cardActs(ticket, standing) : [];
  const doing = doingOf(ticket, acts, reprint);
  // A desk may call or serve them while the card is open: what was meant for somebody who waits is not for somebody who is there.
  const { isTooSoon, once } = useHeld([useStepElsewhere(ticket.events).name]);
  const doOnce = (act: CardAct): void => once(0, doing[act].run);
  const file = onPerson && ticket.citizenId !== '' ? () => onPerson(ticket.citizenId) : null;
  const agenda =
    ticket.appointmentId === ''
      ? null
      : () => {
          onClose();
          onNavigate('agenda', appointmentParams({ id: ticket.appointmentId, day: ticket.day }));
        };
  useKeys(
    [
      ...shown.map((act): KeyAction => ({ id: act, ...doing[act], run: () => doOnce(act) })),
      { id: 'file', key: 'Alt F', label: text.acts.file, run: () => file?.(), when: file !== null },
    ],
    { group: text.keys },
  );
  return (
    <>
      {/* An act takes away its own button: the focus goes to the first that is left. */}
      <div className="tc-acts" {...homeAt('button')}>
        {shown.map((act, index) => (
          <Button
            key={act}
            {...(doing[act].key === '' ? {} : { keys: doing[act].key })}
            onPress={() => doOnce(act)}
            autoFocus={index === 0}
          >
            {doing[act].label}
          </Button>
        ))}
        {file && (
          <Button keys="Alt F" onPress={file}>
            {text.acts.file}
          </Button>
        )}
        {agenda && <Button onPress={agenda}>{text.acts.agenda}</Button>}
        <Button keys="Échap" onPress={onClose} autoFocus={shown.length === 0}>
          {text.acts.close}
        </Button>
      </div>
      {isTooSoon && <Note role="status">{text.tooSoon}</Note>}
      <PrintLine sent={sent} />
      <SaidLine said={acts.said} onUndo={acts.undo} undo={text.acts.undo} group={text.keys} />
    </>
  );
};
