import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';

import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick/pick-list';

const text = requestsText.qualify;

type QualifyDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly onPick: (reasonId: string) => void;
  readonly onClose: () => void;
};

/** Another reason, for a request that was logged under the wrong one. */
export const QualifyDialog = ({ line, reference, onPick, onClose }: QualifyDialogProps) => (
  <Dialog isOpen onClose={onClose} title={text.title}>
    <PickList
      label={text.title}
      onPick={onPick}
      sections={reference.departments.map(({ id, name }) => ({
        id,
        title: name,
        items: reference.reasons
          .filter((reason) => reason.departmentId === id && reason.id !== line.request.reasonId)
          .map((reason) => ({
            id: reason.id,
            text: reason.name,
            content: <span className="clip">{reason.name}</span>,
          })),
      }))}
    />
  </Dialog>
);
