import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick/pick-list';
import { reasonsOf } from './view-model/transfer-targets';

const text = counterLifeText.request;

type RequestDialogProps = {
  readonly reference: SiteReference;
  readonly ticket: Ticket;
  readonly onAdd: (reasonId: string) => void;
  readonly onClose: () => void;
};

/** What the same visit is about as well. */
export const RequestDialog = ({ reference, ticket, onAdd, onClose }: RequestDialogProps) => (
  <Dialog isOpen onClose={onClose} title={text.title(ticket.label)}>
    <p className="meta">{text.hint}</p>
    <PickList
      label={text.title(ticket.label)}
      onPick={onAdd}
      sections={reference.departments.map(({ id, name }) => ({
        id,
        title: name,
        items: reasonsOf(reference.reasons, id, ticket).map((reason) => ({
          id: reason.id,
          text: reason.name,
          content: <span className="clip">{reason.name}</span>,
        })),
      }))}
    />
  </Dialog>
);
