import { requestDetails } from '#shared/domain/lifecycle/request-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { commonText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Note } from '../../ui/note';
import { possibleActs, type PaneAct } from './view-model/possible-acts';
import { sayStep } from './view-model/say-step';

type OvertakenProps = {
  readonly title: string;
  readonly about: string;
  /** As `overtakenBy` says it. */
  readonly by: string;
  readonly onClose: () => void;
};

/** In place of a question that has no answer any more. */
export const Overtaken = ({ title, about, by, onClose }: OvertakenProps) => (
  <Dialog
    isOpen
    size="small"
    onClose={onClose}
    title={title}
    about={about}
    footer={
      <Button tone="main" onPress={onClose} autoFocus>
        {commonText.close}
      </Button>
    }
  >
    <Note tone="warn" role="alert">
      {by} {requestsText.overtaken.void}
    </Note>
  </Dialog>
);

/** What another desk did with the request since this act was begun, in words, once that has made it impossible; `''` = nothing. */
export const overtakenBy = (act: PaneAct, { request }: RequestLine, reference: SiteReference): string => {
  if (possibleActs(request.status).includes(act)) return '';
  const last = requestDetails(request).history.findLast(({ isUndone }) => !isUndone);
  const agent = entryById(reference.agents, last?.event.by.agentId)?.shortName ?? '';
  return last ? requestsText.overtaken.by(agent, sayStep(last, reference)) : '';
};
