import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { Note } from '../../ui/note';
import { StatusTag } from '../../ui/status-tag';
import { RequestActs } from './request-acts';
import { RequestFacts } from './request-facts';
import { RequestHistory } from './request-history';
import { useRequestActs } from './use-request-acts';
import { requestSign } from './view-model/request-sign';

type RequestPaneProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly now: string;
  readonly today: string;
  /** The agent reads only: a head of service. */
  readonly isReadOnly: boolean;
  readonly onDone: () => void;
};

/** One request in full, with what can be done. */
export const RequestPane = ({ line, reference, now, today, isReadOnly, onDone }: RequestPaneProps) => {
  const { request, subject } = line;
  const acts = useRequestActs(request, reference);
  const reason = entryById(reference.reasons, request.reasonId)?.name ?? '';
  return (
    <aside className="panel rq-pane" aria-label={requestsText.pane.label} data-pane-of={request.id}>
      <header className="rq-pane-head">
        <h2>{reason}</h2>
        {subject !== '' && <p>{subject}</p>}
        <StatusTag sign={requestSign[request.status]}>{requestsText.status[request.status]}</StatusTag>
      </header>
      <div className="panel-body">
        <RequestFacts line={line} reference={reference} now={now} today={today} />
        <RequestHistory
          request={request}
          reference={reference}
          today={today}
          onUndo={isReadOnly ? null : (eventId) => void acts.undo(eventId).then((done) => done && onDone())}
        />
      </div>
      {!isReadOnly && (
        <footer className="panel-foot">
          {acts.problem !== '' && (
            <Note tone="bad" role="alert">
              {acts.problem}
            </Note>
          )}
          <RequestActs line={line} reference={reference} acts={acts} onDone={onDone} />
        </footer>
      )}
    </aside>
  );
};
