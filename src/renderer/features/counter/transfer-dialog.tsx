import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { servesReason } from '#shared/domain/queue/call-order';
import { counterText } from '#shared/i18n/fr/counter';

import { Dialog } from '../../ui/dialog';
import { PickList, type PickItem } from '../../ui/pick-list';

const text = counterText.transfer;

type TransferDialogProps = {
  readonly reference: SiteReference;
  readonly ticket: Ticket;
  readonly onTransfer: (reasonId: string) => void;
  readonly onClose: () => void;
};

const desksOf = (reason: Reason, { desks }: SiteReference): string => {
  const numbers = desks.filter((desk) => servesReason(desk, reason.id)).map((desk) => desk.number);
  if (numbers.length === 0) return '';
  if (numbers.length === desks.length) return text.everyDesk;
  return numbers.length === 1 ? text.atDesk(String(numbers[0])) : text.atDesks(numbers.join(', '));
};

/** Which reason the person goes on to; they keep the place of their arrival. */
export const TransferDialog = ({ reference, ticket, onTransfer, onClose }: TransferDialogProps) => {
  const item = (reason: Reason): PickItem => ({
    id: reason.id,
    text: reason.name,
    content: (
      <>
        <span className="clip">{reason.name}</span>
        <small className="meta">{desksOf(reason, reference)}</small>
      </>
    ),
  });
  return (
    <Dialog isOpen onClose={onClose} title={text.title(ticket.label)}>
      <p className="meta">{text.hint}</p>
      <PickList
        label={text.title(ticket.label)}
        onPick={onTransfer}
        sections={reference.departments.map((department) => ({
          id: department.id,
          title: department.name,
          items: reference.reasons
            .filter((reason) => reason.departmentId === department.id && reason.id !== ticket.reasonId)
            .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
            .map(item),
        }))}
      />
    </Dialog>
  );
};
